package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.Verdict;
import io.github.asrprecheck.fact.Gap;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The report as annotations of a GitHub Actions job: an error for what keeps it from being ready, a
 * warning for what warns, the worst first, and one notice with the outcome and the rest in numbers.
 */
public final class GitHubReporter implements Reporter {
  /** GitHub shows no more of either kind for one step. */
  private static final int MOST = 10;

  private static final int NAMES_SHOWN = 4;

  private final Counting counting;

  public GitHubReporter(Counting counting) {
    this.counting = counting;
  }

  @Override
  public void write(Report report, Appendable out) throws IOException {
    List<Line> counted =
        report.sections().stream()
            .flatMap(s -> s.lines().stream())
            .filter(Line::counted)
            .sorted(Comparator.comparing(Line::kind))
            .toList();
    List<Line> errors = counted.stream().filter(counting::keepsFromReady).toList();
    List<Line> warnings =
        counted.stream().filter(l -> l.kind() == Verdict.Kind.WARN && !counting.blocks(l)).toList();
    SubscriptionNames names = new SubscriptionNames(report.subscriptionNames());
    for (Line line : errors.stream().limit(MOST).toList()) {
      command("error", line.kind() + " " + line.rule().id(), names.in(message(line)), out);
    }
    for (Line line : warnings.stream().limit(MOST).toList()) {
      command("warning", line.kind() + " " + line.rule().id(), names.in(message(line)), out);
    }
    int left = Math.max(0, errors.size() - MOST) + Math.max(0, warnings.size() - MOST);
    command("notice", "asr-precheck", outcome(report, left), out);
  }

  private static String outcome(Report report, int left) {
    Map<Verdict.Kind, Long> n = report.summary();
    String ignored = String.join(", ", report.notLookedAt());
    return "%s%s: %d fail, %d unknown, %d warn, %d pass, %d not applicable%s"
        .formatted(
            report.outcome(),
            ignored.isEmpty() ? "" : ", not looked at: " + ignored,
            n.get(Verdict.Kind.FAIL),
            n.get(Verdict.Kind.UNKNOWN),
            n.get(Verdict.Kind.WARN),
            n.get(Verdict.Kind.PASS),
            n.get(Verdict.Kind.NOT_APPLICABLE),
            left == 0
                ? ""
                : "; " + left + " more annotations than GitHub shows: see the report itself");
  }

  private static String message(Line line) {
    StringBuilder message = new StringBuilder();
    message.append(names(line.named())).append(": ").append(PlainText.of(line.says()));
    if (line.remedy() != null) {
      message.append("\nFix: ").append(PlainText.of(line.remedy()));
    }
    for (Gap gap : line.gaps().stream().limit(3).toList()) {
      message
          .append('\n')
          .append(
              PlainText.of(
                  gap.cause()
                      + ": "
                      + gap.what()
                      + "; needs "
                      + gap.action()
                      + " on "
                      + gap.scope()))
          .append("\nFix: ")
          .append(PlainText.of(gap.remedy()));
    }
    return message.toString();
  }

  private static String names(List<Subject> subjects) {
    String names =
        subjects.stream()
            .limit(NAMES_SHOWN)
            .map(s -> PlainText.of(s.label()))
            .collect(Collectors.joining(", "));
    int rest = subjects.size() - NAMES_SHOWN;
    return rest > 0 ? names + " and " + rest + " more" : names;
  }

  private static void command(String command, String title, String message, Appendable out)
      throws IOException {
    String property = data(PlainText.of(title)).replace(":", "%3A").replace(",", "%2C");
    out.append("::" + command + " title=" + property + "::" + data(message) + "\n");
  }

  /** What a runner reads back as {@code text}. */
  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }
}
