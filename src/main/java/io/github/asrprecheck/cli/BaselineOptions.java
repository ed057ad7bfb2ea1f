package io.github.asrprecheck.cli;

import io.github.asrprecheck.report.Comparison;
import io.github.asrprecheck.report.Report;
import io.github.asrprecheck.scope.Region;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Holding a run against an earlier report. */
final class BaselineOptions {
  @Option(
      names = "--baseline",
      paramLabel = "REPORT",
      description = "Mark what is new against this earlier JSON report.")
  @Nullable Path baseline;

  @Option(
      names = "--fail-on",
      paramLabel = "new",
      description = "With --baseline: only what is new counts towards the exit code.")
  @Nullable String failOn;

  /** The earlier report; null: none was named. */
  @Nullable Report earlier() {
    refuseOtherThanNew(failOn);
    if (baseline == null && failOn != null) {
      throw new UsageError(
          "--fail-on new: new against what? Name an earlier report with --baseline.");
    }
    return baseline == null ? null : new ReportFile("--baseline", baseline).read();
  }

  Report marked(@Nullable Report earlier, Report report, boolean strict) {
    return earlier == null ? report : Comparison.of(earlier, report).marked(failOn != null, strict);
  }

  static void refuseOtherThanNew(@Nullable String failOn) {
    if (failOn != null && !failOn.equals("new")) {
      throw new UsageError(
          "--fail-on "
              + failOn
              + ": there is only --fail-on new."
              + NearMiss.hint(failOn, List.of("new")));
    }
  }

  /** Findings about other regions are about other things. */
  static void refuseOtherRegions(String option, Report earlier, Region source, Region target) {
    if (!earlier.scope().source().equals(source) || !earlier.scope().target().equals(target)) {
      throw new UsageError(
          option
              + ": the earlier report is about "
              + earlier.scope().source()
              + " -> "
              + earlier.scope().target()
              + ", this one about "
              + source
              + " -> "
              + target
              + "; compare reports of the same regions.");
    }
  }
}
