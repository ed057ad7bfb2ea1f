package io.github.asrprecheck.collect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The end of a run. */
public final class Deadline {
  private final Clock clock;
  private final Instant end;

  private Deadline(Clock clock, Instant end) {
    this.clock = clock;
    this.end = end;
  }

  public static Deadline after(Duration time, Clock clock) {
    return new Deadline(clock, clock.instant().plus(time));
  }

  /** What is left, never negative. */
  Duration remaining() {
    Duration left = Duration.between(clock.instant(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  boolean expired() {
    return remaining().isZero();
  }

  Clock clock() {
    return clock;
  }
}
