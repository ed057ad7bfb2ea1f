package io.github.asrprecheck.cli;

/**
 * Something in the command line, its files or its environment is wrong: one line for people, exit
 * code 2. The message says what, why and what to do.
 */
final class UsageError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageError(String message) {
    super(message);
  }
}
