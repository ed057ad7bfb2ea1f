package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Rule;
import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.Verdict;
import io.github.asrprecheck.check.remedy.Remedy;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Source;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a report says of one machine: what blocks it, what is not known of it and which
 * right would tell, what to mind, what is well, and what it rests on. What the machine only shares
 * with others (its group, its subscription, the plan) says so.
 */
public final class MachineStory {
  private static final int BODY = 4;
  private static final int SOURCES_SHOWN = 3;
  private static final int SUBJECTS_SHOWN = 4;

  private final Look look;

  public MachineStory(Look look) {
    this.look = look;
  }

  /** Writes the story of a machine of the report. */
  public void write(Report report, MachineOutcome machine, Appendable out) throws IOException {
    new Telling(report, machine, new Page(look, out, report.subscriptionNames())).tell();
  }

  /** One story in the making. */
  private record Telling(Report report, MachineOutcome machine, Page page) {

    void tell() throws IOException {
      List<Line> lines = lines();
      head();
      boolean strict = strict(lines);
      Predicate<Line> blocks =
          l ->
              l.kind() == Verdict.Kind.FAIL
                  || (strict && l.counted() && l.kind() == Verdict.Kind.WARN);
      findings("What blocks it", lines, blocks);
      findings("What is not known", lines, l -> l.kind() == Verdict.Kind.UNKNOWN);
      findings("What to mind", lines, l -> l.kind() == Verdict.Kind.WARN && !blocks.test(l));
      well(lines);
      sources(lines);
    }

    /** Each line with only those of its subjects that bear on the machine, the worst first. */
    private List<Line> lines() {
      List<Line> all = report.sections().stream().flatMap(s -> s.lines().stream()).toList();
      MachineLines concerning =
          new MachineLines(
              report.scope(), report.machines().stream().map(MachineOutcome::id).toList(), all);
      List<Line> mine = new ArrayList<>();
      for (int place : concerning.of(machine.id())) {
        Line line = all.get(place);
        mine.add(line.of(concerning.subjects(line, machine.id()), line.fresh()));
      }
      mine.sort(Comparator.comparing(Line::kind));
      return mine;
    }

    /** Whether warnings block: then the machine's rules name one of which there is no more. */
    private boolean strict(List<Line> lines) {
      return machine.rules().stream()
          .map(rule -> lines.stream().filter(l -> l.rule().id().equals(rule)))
          .anyMatch(of -> of.allMatch(l -> l.kind().compareTo(Verdict.Kind.WARN) >= 0));
    }

    private void head() throws IOException {
      Run run = report.run();
      page.outcome(machine.outcome(), "  " + machine.name());
      page.wrapped(0, machine.id().text());
      page.wrapped(
          0,
          "from %s to %s, %s, %s, read at %s; rules: %s, as documented on %s"
              .formatted(
                  report.scope().source(),
                  report.scope().target(),
                  report.scope().cloud().name(),
                  run.mode().equals("demo") ? "simulated Azure (--demo)" : run.mode(),
                  run.startedAt().truncatedTo(ChronoUnit.SECONDS),
                  run.ruleBookEdition(),
                  run.ruleBookAsOf()));
    }

    private void findings(String heading, List<Line> lines, Predicate<Line> which)
        throws IOException {
      List<Line> chosen = lines.stream().filter(which).toList();
      if (chosen.isEmpty()) {
        return;
      }
      heading(heading);
      Rule before = null;
      for (Line line : chosen) {
        if (!line.rule().equals(before)) {
          page.item(2, line.rule().id() + ": " + line.rule().title());
        }
        finding(line, !line.rule().equals(before));
        before = line.rule();
      }
    }

    private void finding(Line line, boolean first) throws IOException {
      String shared = shared(line);
      String exempt = line.exemption() == null ? "" : " (" + line.exemption() + ")";
      if (shared != null) {
        page.labelled(BODY, "shared", shared);
      }
      page.wrapped(BODY, line.says() + exempt);
      if (first) {
        page.labelled(BODY, "why", line.rule().why());
      }
      for (Remedy.Piece piece : line.verdict().toDo().pieces()) {
        if (piece.command()) {
          page.command(BODY, "run", piece.text());
        } else {
          page.labelled(BODY, "fix", piece.text());
        }
      }
      if (line.verdict() instanceof Verdict.Unknown unknown) {
        for (Gap gap : unknown.gaps()) {
          page.labelled(
              BODY,
              gap.cause().name().toLowerCase(Locale.ROOT).replace('_', ' '),
              gap.what() + "; needs " + gap.action() + " on " + gap.scope());
          page.labelled(BODY, "fix", gap.remedy());
        }
      }
      List<Source> seen = line.sources();
      if (!seen.isEmpty()) {
        page.labelled(BODY, "seen", places(seen));
      }
    }

    private void well(List<Line> lines) throws IOException {
      List<Line> passes = lines.stream().filter(l -> l.kind() == Verdict.Kind.PASS).toList();
      if (!passes.isEmpty()) {
        heading("What is well");
      }
      for (Line line : passes) {
        String shared = shared(line);
        page.item(
            2, line.rule().id() + (shared == null ? "" : " (" + shared + ")") + ": " + line.says());
      }
      String none =
          lines.stream()
              .filter(l -> l.kind() == Verdict.Kind.NOT_APPLICABLE)
              .map(l -> l.rule().id())
              .distinct()
              .collect(Collectors.joining(", "));
      if (!none.isEmpty()) {
        heading("What does not apply");
        page.item(2, none);
      }
    }

    private void sources(List<Line> lines) throws IOException {
      Set<Source> all =
          new TreeSet<>(Comparator.comparing(Source::at).thenComparing(Source::where));
      lines.forEach(l -> all.addAll(l.sources()));
      if (all.isEmpty()) {
        return;
      }
      heading("Where and when this was seen");
      for (Source source : all) {
        page.item(
            2,
            "%s  %s (%s)"
                .formatted(
                    source.at().truncatedTo(ChronoUnit.SECONDS),
                    source.where(),
                    source.vantage().name().toLowerCase(Locale.ROOT)));
      }
    }

    private void heading(String text) throws IOException {
      page.blank();
      page.line(0, page.strong(text));
    }

    /** With whom or what the machine shares a finding; null: it is the machine's own. */
    private @Nullable String shared(Line line) {
      List<Subject> others =
          line.subjects().stream()
              .filter(s -> !s.id().equalsIgnoreCase(machine.id().text()))
              .toList();
      if (others.size() < line.subjects().size()) {
        return null;
      }
      String names =
          others.stream()
              .limit(SUBJECTS_SHOWN)
              .map(Subject::label)
              .collect(Collectors.joining(", "));
      int rest = others.size() - SUBJECTS_SHOWN;
      return rest <= 0 ? names : names + " and " + rest + " more";
    }
  }

  private static String places(List<Source> seen) {
    List<String> places = seen.stream().map(Source::where).distinct().toList();
    int rest = places.size() - SOURCES_SHOWN;
    String first = places.stream().limit(SOURCES_SHOWN).collect(Collectors.joining("; "));
    return rest <= 0 ? first : first + "; and " + rest + " more";
  }
}
