package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.Verdict;
import io.github.asrprecheck.check.remedy.Remedy;
import io.github.asrprecheck.fact.Gap;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The report for a person at a terminal: grouped by check, the worst first, what to do under what
 * is not a pass.
 */
public final class TableReporter implements Reporter {
  private static final int NAMES_SHOWN = 4;
  private static final int BODY = 12;

  private final Look look;

  public TableReporter(Look look) {
    this.look = look;
  }

  @Override
  public void write(Report report, Appendable out) throws IOException {
    Page page = new Page(look, out, report.subscriptionNames());
    head(report, page);
    for (Section section : report.sections()) {
      section(section, page);
    }
    foot(report, page);
  }

  private static void head(Report report, Page page) throws IOException {
    Run run = report.run();
    page.line(
        0,
        page.strong(
            "asr-precheck "
                + run.toolVersion()
                + "  "
                + report.scope().source()
                + " -> "
                + report.scope().target()));
    page.wrapped(
        0,
        report.scope().cloud().name()
            + ", "
            + count(report.machines().size(), "machine")
            + " in "
            + count(report.scope().subscriptions().size(), "subscription")
            + ", "
            + how(run));
    page.wrapped(
        0,
        "rules: "
            + run.ruleBookEdition()
            + ", as documented on "
            + run.ruleBookAsOf()
            + "; not tried on live Azure");
    if (run.principal() != null) {
      String name = run.principalName() == null ? "" : run.principalName() + ", ";
      page.wrapped(0, "rights judged of: " + name + run.principal());
    }
  }

  private static String how(Run run) {
    if (run.takenAt() != null) {
      return "snapshot taken at " + run.takenAt().truncatedTo(ChronoUnit.SECONDS);
    }
    return run.mode().equals("demo") ? "simulated Azure (--demo)" : run.mode();
  }

  private void section(Section section, Page page) throws IOException {
    page.blank();
    page.line(0, page.strong(section.check().id()) + "  " + section.check().title());
    for (List<Line> lines : byRuleAndVerdict(section)) {
      ruleLines(lines, page);
    }
  }

  private static Iterable<List<Line>> byRuleAndVerdict(Section section) {
    Map<String, List<Line>> groups = new LinkedHashMap<>();
    for (Line line : section.lines()) {
      groups
          .computeIfAbsent(line.kind() + " " + line.rule().id(), k -> new ArrayList<>())
          .add(line);
    }
    return groups.values();
  }

  private void ruleLines(List<Line> lines, Page page) throws IOException {
    Line first = lines.get(0);
    List<Subject> subjects = lines.stream().flatMap(l -> l.subjects().stream()).distinct().toList();
    int unlisted = lines.stream().mapToInt(l -> l.count() - l.subjects().size()).sum();
    String name = first.rule().id().substring(first.rule().id().indexOf('/') + 1);
    String counted = lines.stream().allMatch(Line::counted) ? "" : " (" + exemption(lines) + ")";
    String fresh = lines.stream().allMatch(Line::fresh) ? " (new)" : "";
    boolean fine = first.kind() == Verdict.Kind.PASS || first.kind() == Verdict.Kind.NOT_APPLICABLE;
    if (fine && !look.details()) {
      // What is well takes one line: who, or where all were found alike, what was seen.
      String seen = lines.size() == 1 ? ": " + first.says() : "";
      page.marked(first.kind(), name + "  " + names(subjects, unlisted) + seen);
      return;
    }
    page.marked(first.kind(), name + "  " + names(subjects, unlisted) + fresh + counted);
    for (Line line : lines) {
      boolean news = fresh.isEmpty() && line.fresh();
      String who =
          lines.size() > 1
              ? names(line.subjects(), line.count() - line.subjects().size())
                  + (news ? " (new): " : ": ")
              : "";
      String what = who + said(line);
      if (!what.isEmpty()) {
        page.wrapped(BODY, what);
      }
      if (!fine) {
        advice(line, page);
      }
    }
    if (!fine) {
      page.labelled(BODY, "more", "asr-precheck explain " + first.rule().id());
    }
  }

  /** Nothing where the gaps below say it anyway. */
  private String said(Line line) {
    boolean repeats =
        line.verdict() instanceof Verdict.Unknown unknown
            && line.says().startsWith("Cannot tell: " + unknown.gaps().get(0).what());
    return repeats ? "" : line.says();
  }

  private static String exemption(List<Line> lines) {
    return lines.stream()
        .filter(l -> !l.counted())
        .map(l -> String.valueOf(l.exemption()))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static void advice(Line line, Page page) throws IOException {
    for (Remedy.Piece piece : line.verdict().toDo().pieces()) {
      if (piece.command()) {
        page.command(BODY, "run", piece.text());
      } else {
        page.labelled(BODY, "fix", piece.text());
      }
    }
    if (line.verdict() instanceof Verdict.Unknown unknown) {
      for (Gap gap : unknown.gaps().stream().limit(3).toList()) {
        page.labelled(
            BODY,
            gap.cause().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            gap.what() + "; needs " + gap.action() + " on " + gap.scope());
        page.labelled(BODY, "fix", gap.remedy());
      }
      if (unknown.gaps().size() > 3) {
        page.wrapped(BODY, "and " + (unknown.gaps().size() - 3) + " more gaps; -o json lists all");
      }
    }
  }

  private String names(List<Subject> subjects, int unlisted) {
    if (unlisted > 0) {
      return subjects.size() + unlisted + ", not listed in the report";
    }
    int shown = look.details() ? subjects.size() : Math.min(NAMES_SHOWN, subjects.size());
    String names =
        subjects.subList(0, shown).stream().map(Subject::label).collect(Collectors.joining(", "));
    int rest = subjects.size() - shown;
    String all = rest == 0 ? names : names + " and " + rest + " more";
    return subjects.size() == 1 ? all : subjects.size() + ": " + all;
  }

  private static void foot(Report report, Page page) throws IOException {
    page.blank();
    Map<Verdict.Kind, Long> n = report.summary();
    page.wrapped(
        0,
        "findings: %d fail, %d unknown, %d warn, %d pass, %d not applicable"
            .formatted(
                n.get(Verdict.Kind.FAIL),
                n.get(Verdict.Kind.UNKNOWN),
                n.get(Verdict.Kind.WARN),
                n.get(Verdict.Kind.PASS),
                n.get(Verdict.Kind.NOT_APPLICABLE)));
    page.wrapped(
        0,
        "machines: %d ready, %d blocked, %d undecided"
            .formatted(
                machines(report, Outcome.READY),
                machines(report, Outcome.BLOCKED),
                machines(report, Outcome.UNDECIDED)));
    Baseline baseline = report.baseline();
    if (baseline != null) {
      page.wrapped(
          0,
          "against the report of %s: %d new, %d fixed, %d unchanged"
              .formatted(
                  baseline.startedAt().truncatedTo(ChronoUnit.SECONDS),
                  baseline.fresh(),
                  baseline.fixed(),
                  baseline.unchanged()));
    }
    String ignored = String.join(", ", report.notLookedAt());
    page.outcome(
        report.outcome(),
        (ignored.isEmpty() ? "" : ", not looked at: " + ignored)
            + (baseline == null || baseline.exitCode() == null
                ? ""
                : "; only what is new counts: exit code " + report.exitCode()));
  }

  private static long machines(Report report, Outcome outcome) {
    return report.machines().stream().filter(m -> m.outcome() == outcome).count();
  }

  private static String count(int n, String thing) {
    return n + " " + thing + (n == 1 ? "" : "s");
  }
}
