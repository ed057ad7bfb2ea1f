package io.github.asrprecheck.collect;

/**
 * A request that might change something, or leave for another host, was about to be sent. It was
 * not.
 */
final class NotARead extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotARead(String message) {
    super(message);
  }
}
