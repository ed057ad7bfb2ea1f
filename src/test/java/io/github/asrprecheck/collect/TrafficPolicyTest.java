package io.github.asrprecheck.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.Context;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is counted, what is waited for, and what --debug shows. */
class TrafficPolicyTest {
  private static final String ARM = "https://management.azure.com";
  private static final String GRAPH =
      ARM + "/providers/Microsoft.ResourceGraph/resources?api-version=2022-10-01";

  private final HandClock clock = new HandClock();
  private final Traffic traffic = new Traffic();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  @Test
  void countsRequestsAndThrottling() {
    Canned azure = new Canned().then(200, "{}").then(429, "{}").then(403, "{}");
    for (int i = 0; i < 3; i++) {
      get(azure, ARM + "/subscriptions");
    }
    assertThat(traffic.total()).isEqualTo(3);
    assertThat(traffic.throttled()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"00:00:05, 5000", "00:01:00, 60000", "soon, 5000", ", 5000"})
  void waitsWhereTheQuotaOfQueriesIsUsedUp(String resets, long millis) {
    Canned azure =
        resets == null
            ? new Canned().then(200, "{}", "x-ms-user-quota-remaining", "0").then(200, "{}")
            : new Canned()
                .then(
                    200,
                    "{}",
                    "x-ms-user-quota-remaining",
                    "0",
                    "x-ms-user-quota-resets-after",
                    resets)
                .then(200, "{}");
    send(600, azure, query());
    assertThat(clock.waits).isEmpty();
    send(600, azure, query());
    assertThat(clock.waits).containsExactly(Duration.ofMillis(millis));
    send(600, azure, query());
    assertThat(clock.waits).hasSize(1);
  }

  @Test
  void onlyQueriesWait() {
    Canned azure =
        new Canned()
            .then(
                200,
                "{}",
                "x-ms-user-quota-remaining",
                "0",
                "x-ms-user-quota-resets-after",
                "00:00:05");
    send(600, azure, query());
    get(azure, ARM + "/subscriptions");
    assertThat(clock.waits).isEmpty();
  }

  @Test
  void doesNotWaitWhileSomethingIsLeftNorPastTheEnd() {
    Canned some =
        new Canned()
            .then(
                200,
                "{}",
                "x-ms-user-quota-remaining",
                "1",
                "x-ms-user-quota-resets-after",
                "00:00:05");
    send(600, some, query());
    send(600, some, query());
    Canned none =
        new Canned()
            .then(
                200,
                "{}",
                "x-ms-user-quota-remaining",
                "0",
                "x-ms-user-quota-resets-after",
                "00:00:05");
    send(5, none, query());
    send(5, none, query());
    assertThat(clock.waits).isEmpty();
  }

  @Test
  void theLogShowsCallsAndCorrelationButNoSecrets() {
    Canned azure =
        new Canned()
            .then(200, "{\"body\":\"of-azure\"}", "x-ms-correlation-request-id", "c0ffee\nforged");
    get(
        azure,
        ARM
            + "/subscriptions/s/providers/Microsoft.Compute/skus?api-version=2021-07-01&$filter=location%20eq%20'eastus'");
    get(azure, ARM + "/subscriptions?api-version=2022-12-01&$filter=x&sig=hush");
    get(azure, ARM + "/subscriptions?$skiptoken=hush&api-version=2022-12-01");
    send(600, azure, query());
    assertThat(log.toString(StandardCharsets.UTF_8).split("\n", -1))
        .containsExactly(
            "debug: GET"
                + " https://management.azure.com/subscriptions/s/providers/Microsoft.Compute/skus?api-version=2021-07-01&$filter=location%20eq%20'eastus'"
                + " -> 200 in 0 ms c0ffee forged",
            "debug: GET https://management.azure.com/subscriptions -> 200 in 0 ms c0ffee forged",
            "debug: GET https://management.azure.com/subscriptions -> 200 in 0 ms c0ffee forged",
            "debug: POST"
                + " https://management.azure.com/providers/Microsoft.ResourceGraph/resources?api-version=2022-10-01"
                + " -> 200 in 0 ms c0ffee forged",
            "");
  }

  private void get(Canned azure, String url) {
    send(600, azure, new HttpRequest(HttpMethod.GET, url));
  }

  private static HttpRequest query() {
    return new HttpRequest(HttpMethod.POST, GRAPH).setBody("{\"query\":\"asked-for\"}");
  }

  private Canned last;
  private com.azure.core.http.HttpPipeline pipeline;

  /** Through one policy as long as the client is the same. */
  private void send(long seconds, Canned azure, HttpRequest request) {
    if (last != azure) {
      last = azure;
      PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
      pipeline =
          new HttpPipelineBuilder()
              .policies(new TrafficPolicy(traffic, clock.deadline(seconds), clock::sleep, out))
              .httpClient(azure)
              .build();
    }
    pipeline.sendSync(request.setHeader(HttpHeaderName.AUTHORIZATION, "Bearer hush"), Context.NONE);
  }
}
