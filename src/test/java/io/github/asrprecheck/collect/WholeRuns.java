package io.github.asrprecheck.collect;

import com.azure.core.http.HttpClient;
import io.github.asrprecheck.check.Checks;
import io.github.asrprecheck.demo.Demo;
import io.github.asrprecheck.demo.Tenant;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Login;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Subscription;
import io.github.asrprecheck.json.RuleBookJson;
import io.github.asrprecheck.report.Counting;
import io.github.asrprecheck.report.Report;
import io.github.asrprecheck.report.Reports;
import io.github.asrprecheck.rule.RequiredAction;
import io.github.asrprecheck.rule.RuleBook;
import io.github.asrprecheck.scope.Cloud;
import io.github.asrprecheck.scope.Plan;
import io.github.asrprecheck.scope.Region;
import io.github.asrprecheck.scope.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whole runs in the process: the real readers, checks and report against some client; retries do
 * not wait.
 */
public final class WholeRuns {
  public static final RuleBook BOOK = RuleBookJson.load(RuleBook.Edition.CURRENT);

  private WholeRuns() {}

  public static Report report(
      HttpClient client, Tenant tenant, List<String> subscriptions, String... allowUnknown) {
    return Report.of(
        Reports.someRun(),
        estate(client, tenant, scope(subscriptions)),
        Checks.all(BOOK),
        new Counting(Set.of(allowUnknown), false));
  }

  public static Scope scope(List<String> subscriptions) {
    return new Scope(
        Cloud.PUBLIC,
        Region.of("eastus"),
        Region.of("centralus"),
        subscriptions,
        null,
        Set.of(),
        List.of(),
        Map.of(),
        Plan.none());
  }

  public static Estate estate(HttpClient client, Tenant tenant, Scope scope) {
    return estate(client, tenant, scope, Duration.ofSeconds(60));
  }

  public static Estate estate(HttpClient client, Tenant tenant, Scope scope, Duration limit) {
    Deadline deadline = Deadline.after(limit, Clock.systemUTC());
    RetryWithinDeadline impatient =
        new RetryWithinDeadline(deadline, 3, Duration.ofMillis(1), time -> {});
    Azure azure =
        Azure.over(client, Demo.credential(tenant), Cloud.PUBLIC, deadline, impatient, null);
    Reading<Login> login = azure.login();
    Reading<List<Subscription>> visible = login.then(l -> azure.subscriptions());
    List<String> actions =
        BOOK.actions().rows().stream().map(RequiredAction::action).distinct().toList();
    return azure.collect(scope, login, visible, actions, what -> {});
  }
}
