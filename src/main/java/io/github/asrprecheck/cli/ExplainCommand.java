package io.github.asrprecheck.cli;

import io.github.asrprecheck.check.Check;
import io.github.asrprecheck.check.Rule;
import io.github.asrprecheck.report.Look;
import io.github.asrprecheck.report.MachineOutcome;
import io.github.asrprecheck.report.MachineStory;
import io.github.asrprecheck.report.Report;
import io.github.asrprecheck.rule.ErrorCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code explain}: what a rule, a check or an error code of Site Recovery means, and what a report
 * says of one machine; offline.
 */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Explain a rule, check, error code or machine; needs no login.",
    footer = {
      "",
      "Examples:",
      "  asr-precheck explain target-quota/family-cores",
      "  asr-precheck explain permissions",
      "  asr-precheck explain 150097",
      "  asr-precheck explain 'Root certificates missing'",
      "  asr-precheck explain vm-web-01 --demo",
      "  asr-precheck explain shop-rg/vm-web-01 --snapshot estate.json.gz"
    })
final class ExplainCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "RULE|CHECK|CODE|MACHINE",
      completionCandidates = Choices.Explainable.class,
      description = {
        "What to explain; an error also by its name,",
        "a machine by name, GROUP/NAME or id."
      })
  @Nullable String subject;

  @Option(
      names = "--demo",
      description = "The machine is one of the simulated Azure; asr-precheck --demo shows them.")
  boolean demo;

  @Option(
      names = "--snapshot",
      paramLabel = "FILE",
      description = "The machine is one of this snapshot, judged anew.")
  @Nullable Path snapshot;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "The machine is one of this JSON report.")
  @Nullable Path saved;

  @Spec @Nullable CommandSpec spec;

  private final Surroundings around;

  ExplainCommand(Surroundings around) {
    this.around = around;
  }

  /** Where the story of a machine is taken from; null: nowhere, then only words are explained. */
  private @Nullable Supplier<Report> source() {
    Map<String, Supplier<Report>> named = new LinkedHashMap<>();
    if (demo) {
      named.put("--demo", () -> DemoReport.of(around));
    }
    if (snapshot != null) {
      Path file = snapshot;
      named.put("--snapshot", () -> SnapshotOptions.report(file));
    }
    if (saved != null) {
      Path file = saved;
      named.put("--report", () -> new ReportFile("--report", file).read());
    }
    if (named.size() > 1) {
      throw new UsageError(
          "explain: "
              + String.join(" and ", named.keySet())
              + " contradict each other: a story is told from one of them.");
    }
    return named.values().stream().findFirst().orElse(null);
  }

  @Override
  public Integer call() throws IOException {
    String id = Objects.requireNonNull(subject).strip();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Supplier<Report> source = source();
    MachineChoice machines = source == null ? null : new MachineChoice(source.get());
    Optional<MachineOutcome> machine = machines == null ? Optional.empty() : machines.named(id);
    if (machines != null && machine.isPresent()) {
      Look look = around.terminal().look(true);
      new MachineStory(look).write(machines.report(), machine.get(), out);
      out.flush();
      return 0;
    }
    word(id, machines == null ? List.of() : machines.names(), out);
    return 0;
  }

  private static void word(String id, List<String> machines, PrintWriter out) {
    Catalog catalog = Catalog.whole();
    Optional<Check> check = catalog.check(id);
    Optional<Rule> rule = catalog.rule(id);
    List<ErrorCode> errors = catalog.errors(id);
    if (check.isPresent()) {
      check(check.get(), out);
    } else if (rule.isPresent()) {
      rule(rule.get(), catalog, out);
    } else if (!errors.isEmpty()) {
      errors(errors, catalog, out);
    } else {
      Set<String> known = new LinkedHashSet<>(catalog.ids());
      known.addAll(catalog.errorWords());
      known.addAll(machines);
      throw new UsageError(
          "explain "
              + id
              + ": no rule, check or documented error "
              + (machines.isEmpty() ? "" : "and no machine of the report ")
              + "has this name."
              + NearMiss.hint(id, known)
              + (machines.isEmpty()
                  ? " A machine is explained from what was read: add --snapshot, --report or"
                      + " --demo."
                  : "")
              + " See asr-precheck checks.");
    }
    out.flush();
  }

  private static void check(Check check, PrintWriter out) {
    Prose.print(out, 0, check.id() + ": " + check.title());
    out.println();
    Prose.paragraph(out, check.proves());
    out.println();
    out.println("Rules:");
    for (Rule rule : check.rules()) {
      Prose.print(out, 2, rule.id() + ": " + rule.title());
    }
  }

  private static void rule(Rule rule, Catalog catalog, PrintWriter out) {
    out.println(rule.id());
    out.println();
    Prose.paragraph(out, rule.title() + ".");
    out.println();
    Prose.print(out, 0, "Why: " + rule.why());
    Prose.print(out, 0, "Fix: " + rule.remedy());
    for (int code : rule.predicts()) {
      String message =
          catalog.error(Integer.toString(code)).map(e -> ": " + e.message()).orElse("");
      Prose.print(out, 0, "Predicts error " + code + message);
    }
    Prose.print(out, 0, "Source: " + rule.doc() + " (as of " + rule.asOf() + ")");
  }

  private static void errors(List<ErrorCode> errors, Catalog catalog, PrintWriter out) {
    String between = "";
    for (ErrorCode error : errors) {
      out.print(between);
      error(error, catalog, out);
      between = System.lineSeparator();
    }
  }

  private static void error(ErrorCode error, Catalog catalog, PrintWriter out) {
    Prose.print(
        out,
        0,
        String.join(", ", error.codes()) + (error.name() == null ? "" : ": " + error.name()));
    out.println();
    Prose.paragraph(out, error.message());
    out.println();
    out.println("Causes:");
    error.causes().forEach(cause -> Prose.print(out, 2, "- " + cause));
    Prose.print(out, 0, "Fix: " + error.remedy());
    out.println();
    predicted(error, catalog.predicting(error), out);
    Prose.print(out, 0, "Source: " + error.doc() + " (as of " + error.asOf() + ")");
  }

  private static void predicted(ErrorCode error, List<Rule> rules, PrintWriter out) {
    Prose.print(out, 0, "In advance: " + foretold(error.predictable()));
    if (rules.isEmpty()) {
      out.println("No rule of this version predicts it.");
    } else {
      out.println("Predicted by:");
      rules.forEach(rule -> Prose.print(out, 2, rule.id() + ": " + rule.title()));
    }
  }

  /** From where an error could be told before it happens. */
  private static String foretold(String predictable) {
    return switch (predictable) {
      case "arm" -> "the configuration in Azure tells it.";
      case "guest" -> "only a look inside the machine tells it.";
      case "arm+guest" ->
          "the configuration in Azure can show a block; only a look inside the machine shows that"
              + " there is none.";
      case "metric" -> "metrics of Azure Monitor tell it.";
      case "partly: arm" -> "the configuration in Azure tells some of its causes.";
      default -> "nothing tells it.";
    };
  }
}
