package io.github.asrprecheck.cli;

import io.github.asrprecheck.check.Check;
import io.github.asrprecheck.check.Rule;
import io.github.asrprecheck.json.ChecksJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code checks}: the list of all checks and their rules, offline. */
@Command(
    name = "checks",
    mixinStandardHelpOptions = true,
    description = "List every check and rule; needs no login.")
final class ChecksCommand implements Callable<Integer> {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      completionCandidates = Choices.TableOrJson.class,
      defaultValue = "table",
      description = "table or json.")
  String format = "table";

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    List<Check> checks = Catalog.whole().checks();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    switch (format) {
      case "table" -> table(checks, out);
      case "json" -> out.println(ChecksJson.of(checks));
      default ->
          throw new UsageError(
              "checks -o "
                  + format
                  + ": no such format."
                  + NearMiss.hint(format, List.of("table", "json"))
                  + " One of: table, json.");
    }
    out.flush();
    return 0;
  }

  private static void table(List<Check> checks, PrintWriter out) {
    for (Check check : checks) {
      out.println(check.id() + "  " + check.title());
      for (Rule rule : check.rules()) {
        Prose.print(out, 2, rule.id() + "  " + rule.title());
      }
    }
  }
}
