package io.github.asrprecheck.collect;

import java.util.concurrent.atomic.AtomicLong;

/** How many requests a run sent, and how many of them Azure answered with 429. */
public final class Traffic {
  private final AtomicLong total = new AtomicLong();
  private final AtomicLong throttled = new AtomicLong();

  void sent() {
    total.incrementAndGet();
  }

  void answered(int status) {
    if (status == 429) {
      throttled.incrementAndGet();
    }
  }

  public long total() {
    return total.get();
  }

  public long throttled() {
    return throttled.get();
  }
}
