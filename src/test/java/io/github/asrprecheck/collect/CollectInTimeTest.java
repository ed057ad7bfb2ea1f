package io.github.asrprecheck.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.github.asrprecheck.demo.SimulatedAzure;
import io.github.asrprecheck.demo.Tenant;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.scope.Scope;
import io.github.asrprecheck.testing.ReadyTenant;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;

/** --timeout bounds everything: a call that hangs costs its own reading and nothing else. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CollectInTimeTest {
  private static final Scope SCOPE = WholeRuns.scope(List.of(ReadyTenant.SUB));

  @Test
  void oneCallThatHangsIsOneGap() {
    Estate estate = estate(url -> url.contains("/denyAssignments"), Duration.ofSeconds(3));
    Gap gap = Wired.gap(estate.denyAssignments(ReadyTenant.SUB));
    assertThat(gap.what())
        .isEqualTo(
            "deny-assignments of subscription "
                + ReadyTenant.SUB
                + ": the run's time limit was reached");
    assertThat(gap.remedy()).contains("--timeout");
    assertThat(Wired.known(estate.locations(ReadyTenant.SUB))).isNotEmpty();
    assertThat(Wired.known(estate.computeUsage(ReadyTenant.SUB))).isNotEmpty();
    // Complete only together with what is denied.
    assertThat(estate.machines(ReadyTenant.SUB)).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void anAzureThatHangsAltogetherEndsWithTheRun() {
    Estate estate = estate(url -> true, Duration.ofSeconds(1));
    assertThat(Wired.known(estate.login()).name()).isNotBlank();
    assertThat(Wired.gap(estate.subscriptions()).what())
        .isEqualTo("subscriptions: the run's time limit was reached");
    assertThat(Wired.gap(estate.locations(ReadyTenant.SUB)).what()).contains("time limit");
  }

  private static Estate estate(Predicate<String> hangs, Duration limit) {
    Tenant tenant = ReadyTenant.build();
    SimulatedAzure azure = new SimulatedAzure(tenant);
    HttpClient client =
        new HttpClient() {
          @Override
          public Mono<HttpResponse> send(HttpRequest request) {
            return Mono.fromCallable(() -> sendSync(request, Context.NONE));
          }

          @Override
          public HttpResponse sendSync(HttpRequest request, Context context) {
            if (hangs.test(request.getUrl().toString())) {
              forever();
            }
            return azure.sendSync(request, context);
          }
        };
    long begin = System.nanoTime();
    Estate estate = WholeRuns.estate(client, tenant, SCOPE, limit);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(limit.plusSeconds(3));
    return estate;
  }

  /** A socket takes no notice of an interrupt; nor does this. */
  private static void forever() {
    boolean woken = false;
    while (!woken) {
      try {
        new CountDownLatch(1).await();
        woken = true;
      } catch (InterruptedException e) {
        woken = false;
      }
    }
  }
}
