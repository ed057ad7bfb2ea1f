package io.github.asrprecheck.cli;

import io.github.asrprecheck.report.Counting;
import io.github.asrprecheck.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code render}: a saved JSON report in any other format, offline. It judges nothing anew. */
@Command(
    name = "render",
    mixinStandardHelpOptions = true,
    description = "Turn a saved JSON report into any other format; needs no login.",
    footer = {
      "",
      "Examples:",
      "  asr-precheck render report.json",
      "  asr-precheck render report.json -o html=report.html",
      "",
      "Exit codes: 0 written, whatever the report says; 2 the file is no report."
    })
final class RenderCommand implements Callable<Integer> {
  @Parameters(paramLabel = "REPORT", description = "A file that -o json wrote.")
  @Nullable Path file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT[=FILE]",
      completionCandidates = Choices.Formats.class,
      description = "As for a run; repeatable. Default: table.")
  List<String> outputs = new ArrayList<>();

  @Option(
      names = "--details",
      description = "List every subject, as far as the report was written with --details.")
  boolean details;

  private final Surroundings surroundings;

  RenderCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    OutputOptions options = new OutputOptions();
    options.outputs = outputs;
    List<Output> wanted = options.documents();
    Output.refuseAnnotationsElsewhere(wanted, surroundings.environment());
    Report report = new ReportFile("render", Objects.requireNonNull(file)).read();
    try (Documents documents = Documents.open(wanted)) {
      Reporters reporters = new Reporters(surroundings.terminal(), details, Counting.everything());
      documents.write(report, reporters, surroundings.out());
    }
    return 0;
  }
}
