package io.github.asrprecheck.collect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A clock that stands still but where a wait moves it; it keeps the waits. */
final class HandClock extends Clock {
  final List<Duration> waits = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  void sleep(Duration time) {
    waits.add(time);
    now = now.plus(time);
  }

  Deadline deadline(long seconds) {
    return Deadline.after(Duration.ofSeconds(seconds), this);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
