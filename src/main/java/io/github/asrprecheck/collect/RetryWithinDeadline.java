package io.github.asrprecheck.collect;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Tries again what may pass: throttling, server errors, broken connections. It waits as long as
 * Azure asks for, and never past the end of the run; the SDK's own policy knows no end. Every
 * request here is a read, so each may be sent twice.
 */
final class RetryWithinDeadline implements HttpPipelinePolicy {
  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final HttpHeaderName RETRY_AFTER = HttpHeaderName.fromString("Retry-After");
  private static final HttpHeaderName RETRY_AFTER_MS = HttpHeaderName.fromString("retry-after-ms");
  private static final HttpHeaderName X_RETRY_AFTER_MS =
      HttpHeaderName.fromString("x-ms-retry-after-ms");
  private static final Pattern SECONDS_IN_TEXT =
      Pattern.compile("(?:after|in) '?(\\d{1,4})'? seconds");

  /** How a wait is spent; tests do not spend it. */
  interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  private final Deadline deadline;
  private final int tries;
  private final Duration first;
  private final Sleeper sleeper;

  RetryWithinDeadline(Deadline deadline) {
    this(deadline, 5, Duration.ofMillis(800), time -> Thread.sleep(time.toMillis()));
  }

  RetryWithinDeadline(Deadline deadline, int tries, Duration first, Sleeper sleeper) {
    this.deadline = deadline;
    this.tries = tries;
    this.first = first;
    this.sleeper = sleeper;
  }

  @Override
  public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
    // Nothing of ours calls it this way but the login libraries, a handful of times.
    return attempt(next, 1).subscribeOn(Schedulers.boundedElastic());
  }

  private Mono<HttpResponse> attempt(HttpPipelineNextPolicy next, int attempt) {
    return next.clone()
        .process()
        .flatMap(
            response -> {
              Duration wait = wait(response, attempt);
              return wait == null
                  ? Mono.just(response)
                  : Mono.delay(wait).then(attempt(next, attempt + 1));
            });
  }

  @Override
  public HttpResponse processSync(
      HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
    for (int attempt = 1; ; attempt++) {
      HttpPipelineNextSyncPolicy again = next.clone();
      Duration wait;
      try {
        HttpResponse response = again.processSync();
        wait = wait(response, attempt);
        if (wait == null) {
          return response;
        }
        response.close();
      } catch (UncheckedIOException e) {
        wait = passing(e) ? affordable(attempt, backOff(attempt)) : null;
        if (wait == null) {
          throw e;
        }
      }
      pause(wait);
    }
  }

  private void pause(Duration wait) {
    try {
      sleeper.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for Azure", e);
    }
  }

  /** A certificate that is not trusted will not be trusted in a second either. */
  private static boolean passing(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; depth < 20 && cause != null; depth++) {
      if (cause instanceof CertificateException || cause instanceof MalformedURLException) {
        return false;
      }
      cause = cause.getCause();
    }
    return true;
  }

  /** How long to wait before the next try, or null when this answer stands. */
  private @Nullable Duration wait(HttpResponse response, int attempt) {
    if (!PASSING.contains(response.getStatusCode())) {
      return null;
    }
    Duration asked = asked(response);
    return affordable(attempt, asked == null ? backOff(attempt) : asked);
  }

  private @Nullable Duration affordable(int attempt, Duration wait) {
    boolean fits = wait.compareTo(deadline.remaining()) < 0 && wait.compareTo(LONGEST) <= 0;
    return attempt < tries && fits ? wait : null;
  }

  private Duration backOff(int attempt) {
    long base = first.toMillis() << (attempt - 1);
    // Half fixed, half by chance, so that many clients do not come back together.
    return Duration.ofMillis(base / 2 + ThreadLocalRandom.current().nextLong(base / 2 + 1));
  }

  private @Nullable Duration asked(HttpResponse response) {
    for (HttpHeaderName name : new HttpHeaderName[] {RETRY_AFTER_MS, X_RETRY_AFTER_MS}) {
      String value = response.getHeaderValue(name);
      if (value != null && value.matches("\\d{1,9}")) {
        return Duration.ofMillis(Long.parseLong(value));
      }
    }
    String after = response.getHeaderValue(RETRY_AFTER);
    if (after != null) {
      return after.matches("\\d{1,9}")
          ? Duration.ofSeconds(Long.parseLong(after))
          : until(after, deadline.clock());
    }
    if (response.getStatusCode() != 429) {
      return null;
    }
    String body = response.getBodyAsString().block();
    Matcher text = SECONDS_IN_TEXT.matcher(body == null ? "" : body);
    return text.find() ? Duration.ofSeconds(Long.parseLong(text.group(1))) : null;
  }

  private static @Nullable Duration until(String date, Clock clock) {
    try {
      Instant then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(clock.instant(), then);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
