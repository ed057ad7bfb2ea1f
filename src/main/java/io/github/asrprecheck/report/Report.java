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
import io.github.asrprecheck.fact.Subscription;
import io.github.asrprecheck.scope.Scope;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What all checks found of one estate, and what it comes to. Every output format is made from this
 * and decides nothing of its own.
 *
 * @param subscriptionNames names of the visible subscriptions by their ids, for people
 * @param baseline the earlier report that it was held against, or null
 */
public record Report(
    Run run,
    Scope scope,
    Outcome outcome,
    Map<Verdict.Kind, Long> summary,
    long notCounted,
    List<Section> sections,
    List<MachineOutcome> machines,
    Map<String, String> subscriptionNames,
    @Nullable Baseline baseline) {

  public Report(
      Run run,
      Scope scope,
      Outcome outcome,
      Map<Verdict.Kind, Long> summary,
      long notCounted,
      List<Section> sections,
      List<MachineOutcome> machines,
      Map<String, String> subscriptionNames) {
    this(run, scope, outcome, summary, notCounted, sections, machines, subscriptionNames, null);
  }

  /** What the process ends with, the same for every format. */
  public int exitCode() {
    Integer gated = baseline == null ? null : baseline.exitCode();
    return gated == null ? outcome.exitCode() : gated;
  }

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
      summary.merge(line.kind(), (long) line.count(), Long::sum);
      notCounted += line.counted() ? 0 : line.count();
    }
    return new Report(
        run,
        estate.scope(),
        counting.outcome(lines, machines.isEmpty()),
        summary,
        notCounted,
        List.copyOf(sections),
        MachineOutcomes.of(estate.scope(), machines, lines, counting),
        names(estate));
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
          ? List.of(
              judgement.unknown(Subject.everyMachine(), defect(check, "it found nothing to say")))
          : findings;
    } catch (RuntimeException e) {
      // The promise of the tool: a defect of ours must not look like a pass, nor take the other
      // checks' answers away.
      return List.of(
          judgement.unknown(
              Subject.everyMachine(),
              defect(check, "it broke off (" + e.getClass().getSimpleName() + ")")));
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
    List<Line> lines = Line.fold(findings, counting);
    Verdict.Kind worst =
        lines.stream().map(Line::kind).reduce(Verdict.Kind.NOT_APPLICABLE, Verdict.Kind::or);
    return new Section(CheckHeading.of(check), worst, lines);
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

  /** Names of the subscriptions that the login sees, by id. */
  private static Map<String, String> names(Estate estate) {
    Map<String, String> names = new LinkedHashMap<>();
    if (estate.subscriptions() instanceof Reading.Known<List<Subscription>> known) {
      known.value().forEach(s -> names.put(s.id(), s.name()));
    }
    return names;
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
