package io.github.asrprecheck.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long it waits, and when it stops. */
class RetryWithinDeadlineTest {
  private final HandClock clock = new HandClock();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Retry-After         | 7                             | 7000
          Retry-After         | 0                             | 0
          Retry-After         | Sun, 01 Mar 2026 12:00:09 GMT | 9000
          Retry-After         | Sun, 01 Mar 2026 11:00:00 GMT | 0
          retry-after-ms      | 250                           | 250
          x-ms-retry-after-ms | 1500                          | 1500
          """)
  void waitsAsLongAsAzureAsks(String header, String value, long millis) {
    assertThat(status(60, new Canned().then(503, "{}", header, value).then(200, "{}")))
        .isEqualTo(200);
    assertThat(clock.waits).containsExactly(Duration.ofMillis(millis));
  }

  @Test
  void millisecondsWinOverSeconds() {
    status(
        60,
        new Canned().then(429, "{}", "Retry-After", "9", "retry-after-ms", "20").then(200, "{}"));
    assertThat(clock.waits).containsExactly(Duration.ofMillis(20));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Please try again after '6' seconds.    | 6
          Number of calls exceeded. Retry after 12 seconds. | 12
          try again in 3 seconds                 | 3
          """)
  void findsTheSecondsInTheTextOfA429(String message, long seconds) {
    status(
        60,
        new Canned().then(429, "{\"error\":{\"message\":\"" + message + "\"}}").then(200, "{}"));
    assertThat(clock.waits).containsExactly(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void triesAgainWhatMayPass(int status) {
    Canned azure = new Canned().then(status, "{}").then(status, "{}").then(200, "{}");
    assertThat(status(60, azure)).isEqualTo(200);
    assertThat(azure.requests()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 202, 302, 400, 401, 403, 404, 409, 501})
  void doesNotTryAgainWhatStays(int status) {
    Canned azure = Canned.status(status, "{}");
    assertThat(status(60, azure)).isEqualTo(status);
    assertThat(azure.requests()).hasSize(1);
  }

  @Test
  void givesUpAfterFiveTriesWithTheLastAnswer() {
    Canned azure =
        new Canned()
            .then(500, "{}")
            .then(500, "{}")
            .then(500, "{}")
            .then(500, "{}")
            .then(503, "{}");
    assertThat(status(600, azure)).isEqualTo(503);
    assertThat(azure.requests()).hasSize(5);
  }

  @Test
  void backsOffWithChanceBetweenBounds() {
    for (int i = 0; i < 50; i++) {
      clock.waits.clear();
      status(600, Canned.status(500, "{}"));
      assertThat(clock.waits).hasSize(4);
      for (int n = 0; n < 4; n++) {
        long base = 800L << n;
        assertThat(clock.waits.get(n).toMillis()).isBetween(base / 2, base);
      }
    }
  }

  @Test
  void doesNotWaitForMoreThanAMinute() {
    assertThat(status(600, new Canned().then(429, "{}", "Retry-After", "60").then(200, "{}")))
        .isEqualTo(200);
    Canned azure = new Canned().then(429, "{}", "Retry-After", "61").then(200, "{}");
    assertThat(status(600, azure)).isEqualTo(429);
    assertThat(azure.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "11", "999999999", "Sun, 01 Mar 2026 12:00:10 GMT"})
  void neverWaitsPastTheEndOfTheRun(String retryAfter) {
    Canned azure = new Canned().then(503, "{}", "Retry-After", retryAfter).then(200, "{}");
    assertThat(status(10, azure)).isEqualTo(503);
    assertThat(clock.waits).isEmpty();
  }

  @Test
  void aDateThatIsNoneIsNoReasonToFail() {
    assertThat(status(60, new Canned().then(503, "{}", "Retry-After", "tomorrow").then(200, "{}")))
        .isEqualTo(200);
    assertThat(clock.waits).hasSize(1);
  }

  @Test
  void aBrokenConnectionIsTriedAgain() {
    Canned azure =
        new Canned()
            .thenFails(new SocketException("reset"))
            .thenFails(new SocketException("reset"))
            .then(200, "{}");
    assertThat(status(60, azure)).isEqualTo(200);
    assertThat(azure.requests()).hasSize(3);
  }

  @Test
  void theLastBreakReachesTheCaller() {
    Canned azure = new Canned().thenFails(new SocketException("reset"));
    assertThatThrownBy(() -> status(60, azure))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("reset");
    assertThat(azure.requests()).hasSize(5);
  }

  @Test
  void aCertificateThatIsNotTrustedIsNotTriedAgain() {
    IOException failure = new SSLHandshakeException("PKIX");
    failure.initCause(new CertificateException("unknown root"));
    Canned azure = new Canned().thenFails(failure);
    assertThatThrownBy(() -> status(60, azure)).hasRootCauseInstanceOf(CertificateException.class);
    assertThat(azure.requests()).hasSize(1);
  }

  @Test
  void aRefusalOfTheGuardIsNotTriedAgain() {
    Canned azure = Canned.json("{}");
    HttpRequest delete = new HttpRequest(HttpMethod.DELETE, "https://management.azure.com/x");
    var pipeline =
        new HttpPipelineBuilder()
            .policies(policy(60))
            .httpClient(
                ReadOnly.azure(java.net.URI.create("https://management.azure.com")).around(azure))
            .build();
    assertThatThrownBy(() -> pipeline.sendSync(delete, Context.NONE)).isInstanceOf(NotARead.class);
    assertThat(clock.waits).isEmpty();
  }

  @Test
  void whoWaitsCanBeInterrupted() {
    RetryWithinDeadline policy =
        new RetryWithinDeadline(
            clock.deadline(60),
            5,
            Duration.ofMillis(800),
            time -> {
              throw new InterruptedException();
            });
    var pipeline =
        new HttpPipelineBuilder().policies(policy).httpClient(Canned.status(503, "{}")).build();
    HttpRequest get = new HttpRequest(HttpMethod.GET, "https://management.azure.com/x");
    assertThatThrownBy(() -> pipeline.sendSync(get, Context.NONE))
        .hasRootCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void theWayThatDoesNotBlockTriesAgainToo() {
    Canned entra = new Canned().then(503, "{}", "retry-after-ms", "1").then(200, "{}");
    var pipeline = new HttpPipelineBuilder().policies(policy(60)).httpClient(entra).build();
    assertThat(
            pipeline
                .send(new HttpRequest(HttpMethod.GET, "https://x.example/"))
                .block()
                .getStatusCode())
        .isEqualTo(200);
    assertThat(entra.requests()).hasSize(2);
  }

  private int status(long seconds, Canned azure) {
    return new HttpPipelineBuilder()
        .policies(policy(seconds))
        .httpClient(azure)
        .build()
        .sendSync(new HttpRequest(HttpMethod.GET, "https://management.azure.com/x"), Context.NONE)
        .getStatusCode();
  }

  private RetryWithinDeadline policy(long seconds) {
    return new RetryWithinDeadline(
        clock.deadline(seconds), 5, Duration.ofMillis(800), clock::sleep);
  }
}
