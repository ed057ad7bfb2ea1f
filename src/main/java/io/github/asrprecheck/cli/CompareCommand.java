package io.github.asrprecheck.cli;

import io.github.asrprecheck.json.ComparisonJson;
import io.github.asrprecheck.report.Comparison;
import io.github.asrprecheck.report.ComparisonTable;
import io.github.asrprecheck.report.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compare}: what is new, fixed and unchanged between two saved reports, offline. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "Tell what is new, fixed or unchanged between two JSON reports; needs no login.",
    footer = {
      "",
      "Examples:",
      "  asr-precheck compare monday.json tuesday.json",
      "  asr-precheck compare monday.json tuesday.json --fail-on new",
      "",
      "Exit codes: 0 compared; 1 with --fail-on new: something is new that counts; 2 a file is no",
      "report."
    })
final class CompareCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "OLD", description = "The earlier JSON report.")
  @Nullable Path old;

  @Parameters(index = "1", paramLabel = "NEW", description = "The later JSON report.")
  @Nullable Path now;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table or json.")
  String format = "table";

  @Option(
      names = "--fail-on",
      paramLabel = "new",
      description = "Exit with 1 when a FAIL or UNKNOWN that counts is new or worse.")
  @Nullable String failOn;

  @Option(names = "--strict", description = "With --fail-on new: a new WARN too.")
  boolean strict;

  @Option(names = "--details", description = "List every subject.")
  boolean details;

  private final Surroundings surroundings;

  CompareCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    BaselineOptions.refuseOtherThanNew(failOn);
    if (!List.of("table", "json").contains(format)) {
      throw new UsageError(
          "compare -o "
              + format
              + ": no such format."
              + NearMiss.hint(format, List.of("table", "json"))
              + " One of: table, json.");
    }
    Report before = new ReportFile("compare", Objects.requireNonNull(old)).read();
    Report after = new ReportFile("compare", Objects.requireNonNull(now)).read();
    BaselineOptions.refuseOtherRegions(
        "compare", before, after.scope().source(), after.scope().target());
    Comparison comparison = Comparison.of(before, after);
    PrintWriter out = surroundings.out();
    if (format.equals("json")) {
      out.println(ComparisonJson.of(comparison));
    } else {
      new ComparisonTable(surroundings.terminal().look(details)).write(comparison, out);
    }
    out.flush();
    return failOn != null && comparison.newCounts(strict) ? 1 : 0;
  }
}
