package io.github.asrprecheck.cli;

import io.github.asrprecheck.check.Check;
import io.github.asrprecheck.check.Rule;
import io.github.asrprecheck.rule.ErrorCode;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: what a rule, a check or an error code of Site Recovery means, offline. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Explain a rule, a check or a Site Recovery error code; needs no login.",
    footer = {
      "",
      "Examples:",
      "  asr-precheck explain target-quota/family-cores",
      "  asr-precheck explain permissions",
      "  asr-precheck explain 150097"
    })
final class ExplainCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RULE|CHECK|CODE", description = "What to explain.")
  @Nullable String subject;

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Catalog catalog = Catalog.whole();
    String id = java.util.Objects.requireNonNull(subject);
    PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
    Optional<Check> check = catalog.check(id);
    Optional<Rule> rule = catalog.rule(id);
    Optional<ErrorCode> error = catalog.error(id);
    if (check.isPresent()) {
      check(check.get(), out);
    } else if (rule.isPresent()) {
      rule(rule.get(), catalog, out);
    } else if (error.isPresent()) {
      error(error.get(), catalog, out);
    } else {
      Set<String> known = new LinkedHashSet<>(catalog.ids());
      known.addAll(catalog.errorCodes());
      throw new UsageError(
          "explain "
              + id
              + ": no rule, check or error code has this name."
              + NearMiss.hint(id, known)
              + " See asr-precheck checks.");
    }
    out.flush();
    return 0;
  }

  private static void check(Check check, PrintWriter out) {
    out.println(check.id() + ": " + check.title());
    out.println();
    Prose.print(out, 0, check.proves());
    out.println();
    out.println("Rules:");
    for (Rule rule : check.rules()) {
      Prose.print(out, 2, rule.id() + ": " + rule.title());
    }
  }

  private static void rule(Rule rule, Catalog catalog, PrintWriter out) {
    out.println(rule.id());
    out.println();
    Prose.print(out, 0, rule.title() + ".");
    Prose.print(out, 0, "Why: " + rule.why());
    Prose.print(out, 0, "Fix: " + rule.remedy());
    for (int code : rule.predicts()) {
      String message =
          catalog.error(Integer.toString(code)).map(e -> ": " + e.message()).orElse("");
      Prose.print(out, 0, "Predicts error " + code + message);
    }
    Prose.print(out, 0, "Source: " + rule.doc() + " (as of " + rule.asOf() + ")");
  }

  private static void error(ErrorCode error, Catalog catalog, PrintWriter out) {
    out.println(
        String.join(", ", error.codes()) + (error.name() == null ? "" : " " + error.name()));
    out.println();
    Prose.print(out, 0, error.message());
    out.println();
    out.println("Causes:");
    error.causes().forEach(cause -> Prose.print(out, 2, "- " + cause));
    Prose.print(out, 0, "Fix: " + error.remedy());
    List<Rule> rules = catalog.predicting(error);
    out.println();
    out.println(
        rules.isEmpty()
            ? "No rule of this version predicts it (" + error.predictable() + ")."
            : "Predicted by:");
    rules.forEach(rule -> Prose.print(out, 2, rule.id() + ": " + rule.title()));
    Prose.print(out, 0, "Source: " + error.doc() + " (as of " + error.asOf() + ")");
  }
}
