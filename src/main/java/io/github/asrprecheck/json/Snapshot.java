package io.github.asrprecheck.json;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.report.Run;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An estate with the run that read it: what a snapshot file holds. */
public record Snapshot(Origin origin, Estate estate) {

  /**
   * The run that read it.
   *
   * @param mode {@code live} or {@code demo}
   * @param ruleBookAsOf ISO date of the youngest rule table it judged by
   */
  public record Origin(
      Instant takenAt,
      String tool,
      String ruleBookEdition,
      String ruleBookAsOf,
      String mode,
      long durationMs,
      long requests,
      long throttled,
      @Nullable String tenant,
      @Nullable String principal,
      @Nullable String principalName) {

    public static Origin of(Run run) {
      return new Origin(
          run.startedAt(),
          run.toolVersion(),
          run.ruleBookEdition(),
          run.ruleBookAsOf(),
          run.mode(),
          run.duration().toMillis(),
          run.requests(),
          run.throttled(),
          run.tenant(),
          run.principal(),
          run.principalName());
    }
  }

  /** A file that is no snapshot, or no whole one, or one for a later tool; says so in one line. */
  public static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }
}
