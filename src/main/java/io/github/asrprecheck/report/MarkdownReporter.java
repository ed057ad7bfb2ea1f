package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.Verdict;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The report as Markdown, for the summary of a CI job or a comment on a change: the outcome, then
 * what is not well.
 */
public final class MarkdownReporter implements Reporter {
  private static final int NAMES_SHOWN = 10;

  /** A step summary may hold 1 MiB; this leaves room for the end. */
  private static final int LONGEST = 900_000;

  @Override
  public void write(Report report, Appendable out) throws IOException {
    StringBuilder text = new StringBuilder();
    head(report, text);
    for (Section section : report.sections()) {
      for (Line line : section.lines()) {
        if (text.length() > LONGEST) {
          text.append(
              "\nThis is not all: the summary may not be longer. `-o json` has the rest.\n");
          out.append(text);
          return;
        }
        bad(line, text);
      }
    }
    well(report, text);
    out.append(text);
  }

  private static void head(Report report, StringBuilder text) {
    Map<Verdict.Kind, Long> n = report.summary();
    List<String> ignored = report.notLookedAt();
    text.append("## asr-precheck: ").append(report.outcome());
    text.append(ignored.isEmpty() ? "" : ", not looked at: " + escaped(String.join(", ", ignored)));
    text.append(
        "\n\n%s to %s, %d machines: %d fail, %d unknown, %d warn, %d pass, %d not applicable.\n\n"
            .formatted(
                report.scope().source(),
                report.scope().target(),
                report.machines().size(),
                n.get(Verdict.Kind.FAIL),
                n.get(Verdict.Kind.UNKNOWN),
                n.get(Verdict.Kind.WARN),
                n.get(Verdict.Kind.PASS),
                n.get(Verdict.Kind.NOT_APPLICABLE)));
    text.append("| Check | Verdict |\n|---|---|\n");
    for (Section section : report.sections()) {
      text.append("| ")
          .append(section.check().id())
          .append(" | ")
          .append(word(section.verdict()))
          .append(" |\n");
    }
    text.append(
        "\nThe rules come from Microsoft's documents; they were not tried on live Azure.\n");
  }

  private static void bad(Line line, StringBuilder text) {
    if (line.kind() == Verdict.Kind.PASS || line.kind() == Verdict.Kind.NOT_APPLICABLE) {
      return;
    }
    text.append("\n### ")
        .append(word(line.kind()))
        .append(" [`")
        .append(line.rule().id())
        .append("`](");
    text.append(line.rule().doc()).append(")\n\n");
    text.append(names(line.subjects())).append("\n\n").append(escaped(line.says())).append("\n");
    if (!line.counted()) {
      text.append("\nDoes not count: ")
          .append(escaped(String.valueOf(line.exemption())))
          .append("\n");
    }
    text.append("\nFix: ").append(escaped(JUnitReporter.advice(line.verdict()))).append("\n");
  }

  private static void well(Report report, StringBuilder text) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Section section : report.sections()) {
      for (Line line : section.lines()) {
        if (line.kind() == Verdict.Kind.PASS || line.kind() == Verdict.Kind.NOT_APPLICABLE) {
          String what = "- " + word(line.kind()) + " `" + line.rule().id() + "` ";
          counts.merge(what, line.subjects().size(), Integer::sum);
        }
      }
    }
    text.append("\n<details><summary>What is well</summary>\n\n");
    counts.forEach((what, count) -> text.append(what).append(count).append("\n"));
    text.append("\n</details>\n");
  }

  private static String names(List<Subject> subjects) {
    String first =
        subjects.stream()
            .limit(NAMES_SHOWN)
            .map(s -> escaped(s.label()))
            .collect(Collectors.joining(", "));
    int rest = subjects.size() - NAMES_SHOWN;
    return subjects.size() + ": " + first + (rest > 0 ? " and " + rest + " more" : "");
  }

  private static String word(Verdict.Kind kind) {
    return switch (kind) {
      case FAIL -> "❌ FAIL";
      case UNKNOWN -> "❓ UNKNOWN";
      case WARN -> "⚠️ WARN";
      case PASS -> "✅ PASS";
      case NOT_APPLICABLE -> "N/A";
    };
  }

  /**
   * Text as text: every character that could begin markup, a link or a mention is written as its
   * number.
   */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() * 2);
    PlainText.of(text).codePoints().forEach(c -> append(safe, c));
    return safe.toString();
  }

  private static void append(StringBuilder safe, int c) {
    boolean plain = Character.isLetterOrDigit(c) || " ,;()=+%".indexOf(c) >= 0;
    if (plain) {
      safe.appendCodePoint(c);
    } else {
      // A mention is looked for after numbers have become characters: an invisible blank keeps it
      // apart.
      safe.append("&#").append(c).append(c == '@' ? ";&#8203;" : ";");
    }
  }
}
