package io.github.asrprecheck.report;

/** What a whole run, or one machine in it, comes to. */
public enum Outcome {
  READY(0),
  BLOCKED(1),
  UNDECIDED(3);

  private final int exitCode;

  Outcome(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The process's exit code, the same for every output format. */
  public int exitCode() {
    return exitCode;
  }
}
