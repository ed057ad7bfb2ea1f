package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Check;
import io.github.asrprecheck.check.Finding;
import io.github.asrprecheck.check.Rule;
import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.Verdict;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.scope.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What all checks found of one estate, and what it comes to. Every output format is made from this and decides nothing of
 * its own.
 */
public record Report(
    Run run,
    Scope scope,
    Outcome outcome,
    Map<Verdict.Kind, Long> summary,
    long notCounted,
    List<Section> sections,
    List<MachineOutcome> machines) {

  /** Judges. A check that throws, or says nothing, becomes an unknown finding of its own. */
  public static Report of(Run run, Estate estate, List<Check> checks, Counting counting) {
    List<Section> sections = new ArrayList<>();
    for (Check check : checks) {
      sections.add(section(check, judged(check, estate), counting));
    }
    List<Line> lines = sections.stream().flatMap(s -> s.lines().stream()).toList();
    List<Machine> machines = machines(estate);
    Map<Verdict.Kind, Long> summary = new EnumMap<>(Verdict.Kind.class);
    long notCounted = 0;
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      summary.put(kind, 0L);
    }
    for (Line line : lines) {
      summary.merge(line.kind(), (long) line.subjects().size(), Long::sum);
      notCounted += line.counted() ? 0 : line.subjects().size();
    }
    return new Report(
        run,
        estate.scope(),
        outcome(lines, counting, machines.isEmpty()),
        summary,
        notCounted,
        List.copyOf(sections),
        outcomes(machines, lines, counting));
  }

  private static List<Finding> judged(Check check, Estate estate) {
    Rule judgement =
        Rule.named(check.id() + "/judgement")
            .title("The check could be carried out")
            .why("A check that broke off has not looked.")
            .remedy("Report it with the JSON output of this run.");
    try {
      List<Finding> findings = check.judge(estate);
      return findings.isEmpty()
          ? List.of(judgement.unknown(Subject.everyMachine(), defect(check, "it found nothing to say")))
          : findings;
    } catch (RuntimeException e) {
      // The promise of the tool: a defect of ours must not look like a pass, nor take the other checks' answers away.
      return List.of(
          judgement.unknown(Subject.everyMachine(), defect(check, "it broke off (" + e.getClass().getSimpleName() + ")")));
    }
  }

  private static Gap defect(Check check, String what) {
    return new Gap(
        "check " + check.id() + ": " + what,
        Gap.Cause.DEFECT,
        "none",
        "asr-precheck",
        "This is a fault of asr-precheck: please report it with the JSON output of this run.",
        null);
  }

  private static Section section(Check check, List<Finding> findings, Counting counting) {
    Map<Object, List<Finding>> same = new LinkedHashMap<>();
    for (Finding f : findings) {
      same.computeIfAbsent(List.of(f.rule().id(), f.verdict(), f.says()), k -> new ArrayList<>()).add(f);
    }
    List<Line> lines = new ArrayList<>();
    Verdict.Kind worst = Verdict.Kind.NOT_APPLICABLE;
    for (List<Finding> group : same.values()) {
      Finding first = group.get(0);
      Set<Subject> subjects = new LinkedHashSet<>();
      group.forEach(f -> subjects.add(f.subject()));
      List<Subject> sorted = new ArrayList<>(subjects);
      sorted.sort(Comparator.comparing((Subject s) -> s.label().toLowerCase(Locale.ROOT)).thenComparing(Subject::id));
      lines.add(new Line(first.rule(), first.verdict(), List.copyOf(sorted), first.says(), counting.exemption(first)));
      worst = worst.or(first.verdict().kind());
    }
    lines.sort(Comparator.comparing(Line::kind));
    return new Section(check, worst, List.copyOf(lines));
  }

  private static Outcome outcome(List<Line> lines, Counting counting, boolean noMachine) {
    boolean undecided = noMachine;
    for (Line line : lines) {
      if (line.counted() && counting.blocks(line.kind())) {
        return Outcome.BLOCKED;
      }
      undecided |= line.counted() && line.kind() == Verdict.Kind.UNKNOWN;
    }
    return undecided ? Outcome.UNDECIDED : Outcome.READY;
  }

  private static List<Machine> machines(Estate estate) {
    List<Machine> all = new ArrayList<>();
    for (String subscription : estate.scope().subscriptions()) {
      if (estate.machines(subscription) instanceof Reading.Known<List<Machine>> known) {
        all.addAll(known.value());
      }
    }
    return all;
  }

  /** A finding touches a machine when it names the machine or, by {@code *}, all of them. */
  private static List<MachineOutcome> outcomes(
      List<Machine> machines, List<Line> lines, Counting counting) {
    Map<String, List<Line>> byMachine = new LinkedHashMap<>();
    List<Line> general = new ArrayList<>();
    for (Line line : lines) {
      for (Subject subject : line.subjects()) {
        if (subject.equals(Subject.everyMachine())) {
          general.add(line);
        } else {
          byMachine.computeIfAbsent(subject.id().toLowerCase(Locale.ROOT), k -> new ArrayList<>()).add(line);
        }
      }
    }
    List<MachineOutcome> result = new ArrayList<>(machines.size());
    for (Machine machine : machines) {
      List<Line> mine = new ArrayList<>(byMachine.getOrDefault(machine.id().key(), List.of()));
      mine.addAll(general);
      mine.sort(Comparator.comparing(Line::kind));
      Set<String> rules = new LinkedHashSet<>();
      for (Line line : mine) {
        if (line.counted() && (counting.blocks(line.kind()) || line.kind() == Verdict.Kind.UNKNOWN)) {
          rules.add(line.rule().id());
        }
      }
      result.add(
          new MachineOutcome(machine.id(), machine.name(), outcome(mine, counting, false), List.copyOf(rules)));
    }
    return result;
  }

  /** The ids of the checks or rules whose findings did not count, each once. */
  public List<String> notLookedAt() {
    Set<String> ids = new LinkedHashSet<>();
    for (Section section : sections) {
      boolean all = section.lines().stream().noneMatch(Line::counted);
      for (Line line : section.lines()) {
        if (!line.counted()) {
          ids.add(all ? section.check().id() : line.rule().id());
        }
      }
    }
    return List.copyOf(ids);
  }

  public @Nullable Section section(String check) {
    return sections.stream().filter(s -> s.check().id().equals(check)).findFirst().orElse(null);
  }
}
