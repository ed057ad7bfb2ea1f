package io.github.asrprecheck.collect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The end of a run: when its time is over, or when somebody cuts it short. */
public final class Deadline {
  private final Clock clock;
  private final Instant end;
  private final CompletableFuture<Void> cut = new CompletableFuture<>();

  private Deadline(Clock clock, Instant end) {
    this.clock = clock;
    this.end = end;
  }

  public static Deadline after(Duration time, Clock clock) {
    return new Deadline(clock, clock.instant().plus(time));
  }

  /** What is left, never negative. */
  Duration remaining() {
    if (wasCut()) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(clock.instant(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  boolean expired() {
    return remaining().isZero();
  }

  Clock clock() {
    return clock;
  }

  /** Ends the run now: nobody waits any longer, and what is not known stays unknown. */
  public void cut() {
    cut.complete(null);
  }

  boolean wasCut() {
    return cut.isDone();
  }

  /** Waits for a result, for {@code longest} and no longer than the run lasts. */
  <T> T await(CompletableFuture<T> result, Duration longest)
      throws TimeoutException, InterruptedException, ExecutionException {
    Duration left = remaining();
    Duration limit = left.compareTo(longest) < 0 ? left : longest;
    CompletableFuture.anyOf(result, cut).get(limit.toMillis(), TimeUnit.MILLISECONDS);
    if (!result.isDone()) {
      throw new TimeoutException("the run was cut short");
    }
    return result.get();
  }
}
