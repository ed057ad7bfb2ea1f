package io.github.asrprecheck.fact;

/**
 * One quota: what is used and what is allowed.
 *
 * @param name Azure's key for it, such as {@code cores} or {@code standardDSv5Family}
 */
public record Usage(String name, long current, long limit) {

  /** Azure writes -1 or the largest integer where there is no limit. */
  public boolean unlimited() {
    return limit < 0 || limit >= Integer.MAX_VALUE;
  }

  /** What is left, never below zero. */
  public long headroom() {
    return unlimited() ? Long.MAX_VALUE : Math.max(0, limit - current);
  }
}
