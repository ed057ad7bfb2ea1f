package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.Verdict;
import io.github.asrprecheck.fact.Gap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The report as Markdown, for the summary of a job or a comment on a pull request: the outcome, a
 * table of the checks, what is not fine with what to do, and folded away what is fine.
 */
public final class MarkdownReporter implements Reporter {
  /** GitHub refuses a summary of more than 1 MiB as a whole. */
  private static final int MOST_BYTES = 1_000_000;

  private static final int TAIL_BYTES = 500;
  private static final int NAMES_SHOWN = 20;
  private static final int NAMES_SHOWN_WITH_DETAILS = 1_000;

  private final int namesShown;
  private final int mostBytes;

  /**
   * For GitHub.
   *
   * @param details whether long lists of subjects are not cut short
   */
  public MarkdownReporter(boolean details) {
    this(details, MOST_BYTES);
  }

  MarkdownReporter(boolean details, int mostBytes) {
    this.namesShown = details ? NAMES_SHOWN_WITH_DETAILS : NAMES_SHOWN;
    this.mostBytes = mostBytes;
  }

  @Override
  public void write(Report report, Appendable out) throws IOException {
    List<Line> lines =
        report.sections().stream()
            .flatMap(s -> s.lines().stream())
            .sorted(Comparator.comparing(Line::kind))
            .toList();
    SubscriptionNames people = new SubscriptionNames(report.subscriptionNames());
    StringBuilder text = new StringBuilder();
    head(report, text);
    checks(report, text);
    int room = mostBytes - TAIL_BYTES - bytes(text);
    int shown = 0;
    boolean folded = false;
    for (Line line : lines) {
      StringBuilder block = new StringBuilder();
      if (line.fine() && !folded) {
        block.append(unfold(lines));
      } else if (shown == 0) {
        block.append("\n### What is not fine\n");
      }
      if (line.fine()) {
        row(line, people, block);
      } else {
        problem(line, people, block);
      }
      room -= bytes(block);
      if (room < 0) {
        break;
      }
      text.append(block);
      folded |= line.fine();
      shown++;
    }
    text.append(folded ? "\n</details>\n" : "");
    left(lines, shown, text);
    out.append(text);
  }

  private static void head(Report report, StringBuilder text) {
    Run run = report.run();
    Map<Verdict.Kind, Long> n = report.summary();
    String ignored =
        report.notLookedAt().stream().map(MarkdownText::code).collect(Collectors.joining(", "));
    text.append(
        """
        ## asr-precheck %s: %s

        **%s%s**: findings: %d fail, %d unknown, %d warn, %d pass, %d not applicable; \
        machines: %d ready, %d blocked, %d undecided.

        %s, %s, %s. Rules: %s, as documented on %s; not tried on live Azure.
        """
            .formatted(
                MarkdownText.of(report.scope().source() + " -> " + report.scope().target()),
                report.outcome(),
                report.outcome(),
                ignored.isEmpty() ? "" : ", not looked at: " + ignored,
                n.get(Verdict.Kind.FAIL),
                n.get(Verdict.Kind.UNKNOWN),
                n.get(Verdict.Kind.WARN),
                n.get(Verdict.Kind.PASS),
                n.get(Verdict.Kind.NOT_APPLICABLE),
                machines(report, Outcome.READY),
                machines(report, Outcome.BLOCKED),
                machines(report, Outcome.UNDECIDED),
                MarkdownText.of(report.scope().cloud().name()),
                run.mode().equals("demo") ? "simulated Azure (demo)" : MarkdownText.of(run.mode()),
                MarkdownText.of(run.startedAt().toString()),
                MarkdownText.of(run.ruleBookEdition()),
                MarkdownText.of(run.ruleBookAsOf())));
  }

  private static void checks(Report report, StringBuilder text) {
    text.append(
        """

        | Check | Verdict | Fail | Unknown | Warn | Pass | N/A |
        |---|---|--:|--:|--:|--:|--:|
        """);
    for (Section section : report.sections()) {
      text.append(
          "| %s %s | %s |"
              .formatted(
                  MarkdownText.code(section.check().id()),
                  MarkdownText.of(section.check().title()),
                  word(section.verdict())));
      for (Verdict.Kind kind : Verdict.Kind.values()) {
        long n =
            section.lines().stream()
                .filter(l -> l.kind() == kind)
                .mapToLong(MarkdownReporter::size)
                .sum();
        text.append(' ').append(n).append(" |");
      }
      text.append('\n');
    }
  }

  private void problem(Line line, SubscriptionNames people, StringBuilder text) {
    text.append("\n#### ")
        .append(word(line.kind()))
        .append(' ')
        .append(MarkdownText.code(line.rule().id()))
        .append(
            line.counted()
                ? ""
                : " (not counted: " + MarkdownText.of(String.valueOf(line.exemption())) + ")")
        .append("\n\n")
        .append(names(line, people))
        .append(": ")
        .append(MarkdownText.of(people.in(line.says())))
        .append("\n\n");
    if (line.remedy() != null) {
      text.append("- **Fix:** ").append(MarkdownText.of(people.in(line.remedy()))).append('\n');
    }
    for (Gap gap : line.gaps()) {
      text.append("- ")
          .append(gap.cause().name().toLowerCase(Locale.ROOT).replace('_', ' '))
          .append(": ")
          .append(MarkdownText.of(people.in(gap.what())))
          .append("; needs ")
          .append(MarkdownText.code(gap.action()))
          .append(" on ")
          .append(MarkdownText.code(gap.scope()))
          .append(". **Fix:** ")
          .append(MarkdownText.of(people.in(gap.remedy())))
          .append('\n');
    }
    text.append("- More: ")
        .append(MarkdownText.code("asr-precheck explain " + line.rule().id()))
        .append(documented(line.rule().doc()))
        .append('\n');
  }

  private static String documented(String doc) {
    return doc.matches("https://[\\w./#?=&%-]+") ? ", [documented](" + doc + ")" : "";
  }

  private static String unfold(List<Line> lines) {
    long fine = lines.stream().filter(Line::fine).mapToLong(MarkdownReporter::size).sum();
    return """

    <details>
    <summary>What is fine: %d findings</summary>

    | Verdict | Rule | Of | Seen |
    |---|---|---|---|
    """
        .formatted(fine);
  }

  private void row(Line line, SubscriptionNames people, StringBuilder text) {
    text.append(
        "| %s | %s | %s | %s |\n"
            .formatted(
                word(line.kind()),
                MarkdownText.code(line.rule().id()),
                names(line, people),
                MarkdownText.of(people.in(line.says()))));
  }

  private String names(Line line, SubscriptionNames people) {
    List<Subject> subjects = line.named();
    int shown = Math.min(namesShown, subjects.size());
    String names =
        subjects.subList(0, shown).stream()
            .map(s -> MarkdownText.code(people.in(s.label())))
            .collect(Collectors.joining(", "));
    int rest = subjects.size() - shown;
    String all = rest == 0 ? names : names + " and " + rest + " more";
    return subjects.size() == 1 ? all : subjects.size() + ": " + all;
  }

  private static void left(List<Line> lines, int shown, StringBuilder text) {
    long left = lines.subList(shown, lines.size()).stream().mapToLong(MarkdownReporter::size).sum();
    long all = lines.stream().mapToLong(MarkdownReporter::size).sum();
    if (left > 0) {
      text.append(
          ("\n**Cut short:** %d of %d findings are left out here, because GitHub shows no more than"
                  + " 1 MiB of Markdown. `-o json=report.json` and `-o csv=report.csv` have all.\n")
              .formatted(left, all));
    }
  }

  private static long size(Line line) {
    return line.count();
  }

  private static long machines(Report report, Outcome outcome) {
    return report.machines().stream().filter(m -> m.outcome() == outcome).count();
  }

  private static String word(Verdict.Kind kind) {
    return kind == Verdict.Kind.NOT_APPLICABLE ? "N/A" : kind.name();
  }

  private static int bytes(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8).length;
  }
}
