package io.github.asrprecheck.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.asrprecheck.check.Measure;
import io.github.asrprecheck.check.Verdict;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.report.Outcome;
import io.github.asrprecheck.scope.Region;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report as {@code docs/report.schema.json} lays it out, member by member. */
record ReportDocument(
    Tool tool,
    RuleBook ruleBook,
    Run run,
    Scope scope,
    Outcome outcome,
    int exitCode,
    Summary summary,
    @Nullable Baseline baseline,
    List<Check> checks,
    List<Machine> machines) {

  record Tool(String name, String version) {}

  record RuleBook(String edition, String asOf) {}

  record Run(
      Instant startedAt,
      long durationMs,
      String cloud,
      String mode,
      @Nullable Instant takenAt,
      Requests requests) {}

  record Requests(long total, long throttled) {}

  record Scope(
      Region source,
      Region target,
      @Nullable String tenant,
      List<String> subscriptions,
      @Nullable String targetSubscription,
      int machines,
      @Nullable String principal,
      @Nullable String principalName,
      @Nullable Map<String, String> subscriptionNames) {}

  record Summary(
      long pass, long warn, long fail, long notApplicable, long unknown, long notCounted) {}

  record Baseline(
      Instant startedAt,
      @JsonProperty("new") long fresh,
      long fixed,
      long unchanged,
      boolean onlyNewCounts) {}

  record Check(String id, String title, Verdict.Kind verdict, List<Finding> findings) {}

  record Finding(
      String rule,
      Verdict.Kind verdict,
      boolean counted,
      @Nullable String notCountedBecause,
      @JsonProperty("new") @Nullable Boolean fresh,
      int count,
      List<String> subjects,
      @Nullable List<String> labels,
      @Nullable List<Bearing> bearers,
      String says,
      @Nullable String remedy,
      @Nullable List<String> commands,
      List<Integer> predicts,
      String doc,
      LocalDate asOf,
      List<Source> seen,
      List<Gap> gaps,
      @Nullable Measure measure) {}

  record Bearing(String subject, List<ResourceId> machines) {}

  record Source(String where, Instant at, String vantage) {}

  record Machine(String id, String name, Outcome outcome, List<String> rules) {}
}
