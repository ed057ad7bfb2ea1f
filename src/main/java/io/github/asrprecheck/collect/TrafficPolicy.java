package io.github.asrprecheck.collect;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Counts and, with --debug, logs each request that is really sent; and keeps Resource Graph queries
 * within the quota that its headers tell of.
 */
final class TrafficPolicy implements HttpPipelinePolicy {
  private static final HttpHeaderName REMAINING =
      HttpHeaderName.fromString("x-ms-user-quota-remaining");
  private static final HttpHeaderName RESETS =
      HttpHeaderName.fromString("x-ms-user-quota-resets-after");

  private final Traffic traffic;
  private final Deadline deadline;
  private final RetryWithinDeadline.Sleeper sleeper;
  private final @Nullable PrintStream log;
  private final AtomicLong graphFrom = new AtomicLong(Long.MIN_VALUE);

  TrafficPolicy(
      Traffic traffic,
      Deadline deadline,
      RetryWithinDeadline.Sleeper sleeper,
      @Nullable PrintStream log) {
    this.traffic = traffic;
    this.deadline = deadline;
    this.sleeper = sleeper;
    this.log = log;
  }

  @Override
  public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
    traffic.sent();
    Instant begin = deadline.clock().instant();
    return next.process().doOnNext(response -> note(context, response, begin));
  }

  @Override
  public HttpResponse processSync(
      HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
    if (context
        .getHttpRequest()
        .getUrl()
        .getPath()
        .endsWith("/Microsoft.ResourceGraph/resources")) {
      awaitQuota();
    }
    traffic.sent();
    Instant begin = deadline.clock().instant();
    HttpResponse response = next.processSync();
    note(context, response, begin);
    return response;
  }

  private void awaitQuota() {
    long now = deadline.clock().millis();
    Duration wait = Duration.ofMillis(graphFrom.get() > now ? graphFrom.get() - now : 0);
    if (wait.isZero() || wait.compareTo(deadline.remaining()) >= 0) {
      return;
    }
    try {
      sleeper.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for Azure", e);
    }
  }

  private void note(HttpPipelineCallContext context, HttpResponse response, Instant begin) {
    traffic.answered(response.getStatusCode());
    if ("0".equals(response.getHeaderValue(REMAINING))) {
      String resets = response.getHeaderValue(RESETS);
      graphFrom.set(deadline.clock().millis() + time(resets).toMillis());
    }
    if (log != null) {
      long ms = Duration.between(begin, deadline.clock().instant()).toMillis();
      String correlation = Gaps.correlation(response);
      log.println(
          "debug: %s %s -> %d in %d ms %s"
              .formatted(
                  context.getHttpRequest().getHttpMethod(),
                  Gaps.clean(address(context)),
                  response.getStatusCode(),
                  ms,
                  correlation == null ? "" : correlation));
    }
  }

  /** Query values may hold secrets; of all that we send only these names matter. */
  private static String address(HttpPipelineCallContext context) {
    java.net.URL url = context.getHttpRequest().getUrl();
    String query = url.getQuery();
    String shown =
        query != null && query.matches("api-version=[0-9a-z.-]+(&\\$filter=[^&]*)?")
            ? "?" + query
            : "";
    return url.getProtocol() + "://" + url.getAuthority() + url.getPath() + shown;
  }

  private static Duration time(@Nullable String text) {
    try {
      return text == null
          ? Duration.ofSeconds(5)
          : Duration.between(LocalTime.MIN, LocalTime.parse(text));
    } catch (DateTimeParseException e) {
      return Duration.ofSeconds(5);
    }
  }
}
