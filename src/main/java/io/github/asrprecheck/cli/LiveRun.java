package io.github.asrprecheck.cli;

import io.github.asrprecheck.collect.Azure;
import io.github.asrprecheck.collect.Clouds;
import io.github.asrprecheck.collect.Deadline;
import io.github.asrprecheck.collect.Logins;
import io.github.asrprecheck.collect.Network;
import io.github.asrprecheck.collect.Progress;
import io.github.asrprecheck.collect.TrustedRoots;
import io.github.asrprecheck.demo.Demo;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Location;
import io.github.asrprecheck.fact.Login;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Subscription;
import io.github.asrprecheck.report.Run;
import io.github.asrprecheck.rule.RegionRule;
import io.github.asrprecheck.rule.RequiredAction;
import io.github.asrprecheck.rule.RuleBook;
import io.github.asrprecheck.scope.Cloud;
import io.github.asrprecheck.scope.Region;
import io.github.asrprecheck.scope.Scope;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** From options to an estate: sign in, find the subscriptions, read. */
final class LiveRun {
  private final Surroundings around;
  private final ScopeOptions scope;
  private final LoginOptions login;
  private final OutputOptions output;
  private final RuleBook book;
  private final boolean demo;
  private final Instant startedAt = Clock.systemUTC().instant();

  /** What was read, over which connection. */
  record Result(Estate estate, Azure azure) {}

  LiveRun(
      Surroundings around,
      ScopeOptions scope,
      LoginOptions login,
      OutputOptions output,
      Catalog catalog,
      boolean demo) {
    this.around = around;
    this.scope = scope;
    this.login = login;
    this.output = output;
    this.book = catalog.book();
    this.demo = demo;
  }

  Result against(Region source, Region target) {
    var plan = scope.plan();
    var tags = scope.tagFilter();
    login.way();
    if (demo) {
      login.refuseBesideDemo();
    }
    Deadline deadline = Deadline.after(login.limit(), Clock.systemUTC());
    around.interrupt().endsRun(deadline);
    Progress progress = progress();
    Network network = demo ? null : network(deadline);
    Cloud cloud = network == null ? Cloud.PUBLIC : cloud(network);
    PrintStream log = login.debug ? around.err() : null;
    Azure azure = network == null ? Demo.azure(deadline, log) : azure(network, cloud, log);
    progress.reading("sign-in and subscriptions");
    Reading<Login> who = azure.login();
    Reading<List<Subscription>> visible = who.then(l -> azure.subscriptions());
    ScopeSubscriptions chosen = new ScopeSubscriptions(around, visible);
    Scope resolved =
        new Scope(
            cloud,
            source,
            target,
            demo && scope.subscriptions.isEmpty()
                ? Demo.subscriptions()
                : chosen.sources(scope.subscriptions),
            chosen.target(scope.targetSubscription),
            new LinkedHashSet<>(scope.resourceGroups),
            scope.machines,
            tags,
            plan);
    List<String> actions =
        book.actions().rows().stream().map(RequiredAction::action).distinct().toList();
    Estate estate = azure.collect(resolved, who, visible, actions, progress);
    progress.reading("");
    known("--source", source, estate);
    known("--target", target, estate);
    if (demo && !Demo.shows(source, target)) {
      around
          .err()
          .println(
              "asr-precheck: the demo has machines in eastus and quota in centralus only; elsewhere"
                  + " there is nothing to see.");
    }
    return new Result(estate, azure);
  }

  /** The facts of the run for the report. */
  Run facts(Result result) {
    Login who = result.estate().login().fold((l, seen) -> l, gaps -> new Login(null, null, null));
    String named = result.estate().scope().plan().principal();
    return new Run(
        App.version(),
        book.edition().label(),
        book.asOf().toString(),
        startedAt,
        Duration.between(startedAt, Clock.systemUTC().instant()),
        demo ? "demo" : "live",
        result.azure().traffic().total(),
        result.azure().traffic().throttled(),
        who.tenant(),
        named == null ? who.principal() : named,
        named == null ? who.name() : null);
  }

  private Network network(Deadline deadline) {
    try {
      return Network.of(deadline, around.environment(), login.caBundle);
    } catch (TrustedRoots.Unusable e) {
      throw new UsageError(
          "--ca-bundle (or SSL_CERT_FILE, REQUESTS_CA_BUNDLE): "
              + e.getMessage()
              + "; give a file of PEM certificates.");
    }
  }

  private Cloud cloud(Network network) {
    String name = login.cloud;
    if (!name.contains("://")) {
      return Cloud.named(name)
          .orElseThrow(
              () -> {
                List<String> known = Cloud.KNOWN.stream().map(Cloud::name).toList();
                return new UsageError(
                    "--cloud "
                        + name
                        + ": no such cloud."
                        + NearMiss.hint(name, known)
                        + " One of: "
                        + String.join(", ", known)
                        + ", or an ARM endpoint such as"
                        + " https://management.local.azurestack.external.");
              });
    }
    try {
      URI uri = URI.create(name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
      if (!"https".equals(uri.getScheme()) || uri.getHost() == null) {
        throw new UsageError(
            "--cloud " + name + ": an ARM endpoint begins with https:// and names a host.");
      }
      return network.cloud(uri);
    } catch (IllegalArgumentException e) {
      throw new UsageError(
          "--cloud " + name + ": this is no address; give an ARM endpoint as https://HOST.");
    } catch (Clouds.Unusable e) {
      throw new UsageError(
          "--cloud "
              + name
              + ": "
              + e.getMessage()
              + "; look at the address, the proxy and --ca-bundle.");
    }
  }

  private Azure azure(Network network, Cloud cloud, @Nullable PrintStream log) {
    try {
      return network.azure(cloud, login.way(), log, around.err());
    } catch (Logins.Unusable e) {
      throw new UsageError("--auth: " + e.getMessage() + "; set it, or choose another way.");
    }
  }

  /** A region that neither our table nor the subscription's own list knows is a slip of the pen. */
  private void known(String option, Region region, Estate estate) {
    Set<String> names = new TreeSet<>();
    book.regions().rows().stream().map(RegionRule::name).forEach(names::add);
    boolean unread = false;
    for (String subscription : estate.scope().allSubscriptions()) {
      unread |=
          estate.locations(subscription).fold((all, seen) -> add(names, all), gaps -> Boolean.TRUE);
    }
    if (!names.contains(region.name()) && !unread) {
      throw new UsageError(
          option
              + " "
              + region
              + ": no region of this name."
              + NearMiss.hint(region.name(), names)
              + " See az account list-locations -o table.");
    }
  }

  private static boolean add(Set<String> names, List<Location> locations) {
    locations.forEach(l -> names.add(l.region().name()));
    return false;
  }

  private Progress progress() {
    if (output.quiet || !around.terminal().errIsTty()) {
      return what -> {};
    }
    PrintStream err = around.err();
    return what -> err.print(what.isEmpty() ? "\r\u001b[K" : "\r\u001b[Kreading " + what + " ...");
  }
}
