package io.github.asrprecheck.report;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a report came about.
 *
 * @param mode {@code live}, {@code demo} or {@code snapshot}
 * @param ruleBookAsOf ISO date of the youngest rule table
 * @param tenant id of the Entra tenant of the login, or null when unknown
 * @param principal object id of whose rights were judged, or null when unknown
 * @param principalName the same for people
 * @param takenAt when what was judged was read, for a snapshot; null: in this run
 */
public record Run(
    String toolVersion,
    String ruleBookEdition,
    String ruleBookAsOf,
    Instant startedAt,
    Duration duration,
    String mode,
    long requests,
    long throttled,
    @Nullable String tenant,
    @Nullable String principal,
    @Nullable String principalName,
    @Nullable Instant takenAt) {

  public Run(
      String toolVersion,
      String ruleBookEdition,
      String ruleBookAsOf,
      Instant startedAt,
      Duration duration,
      String mode,
      long requests,
      long throttled,
      @Nullable String tenant,
      @Nullable String principal,
      @Nullable String principalName) {
    this(
        toolVersion,
        ruleBookEdition,
        ruleBookAsOf,
        startedAt,
        duration,
        mode,
        requests,
        throttled,
        tenant,
        principal,
        principalName,
        null);
  }
}
