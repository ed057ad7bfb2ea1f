package io.github.asrprecheck.collect;

/** An answer lacks what it must have, or has it in another form. */
final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Malformed(String message) {
    super(message);
  }
}
