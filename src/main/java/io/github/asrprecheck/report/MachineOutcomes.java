package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.scope.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the run comes to for each machine: by the findings that name it, and by those about what it
 * shares with others, its group, its subscription on either side, or the whole plan. A machine is
 * never ready where such a finding is not.
 */
final class MachineOutcomes {
  private final Scope scope;
  private final Counting counting;
  private final Map<String, List<Line>> ofMachine = new HashMap<>();
  private final Map<String, List<Line>> ofGroup = new HashMap<>();
  private final Map<String, List<Line>> ofSubscription = new HashMap<>();
  private final List<Line> ofAll = new ArrayList<>();

  private MachineOutcomes(Scope scope, Counting counting) {
    this.scope = scope;
    this.counting = counting;
  }

  static List<MachineOutcome> of(
      Scope scope, List<Machine> machines, List<Line> lines, Counting counting) {
    MachineOutcomes outcomes = new MachineOutcomes(scope, counting);
    Set<String> ids = new LinkedHashSet<>();
    Set<String> groups = new LinkedHashSet<>();
    machines.forEach(m -> ids.add(m.id().key()));
    machines.forEach(m -> groups.add(m.id().group().key()));
    lines.forEach(line -> outcomes.sort(line, ids, groups));
    return machines.stream().map(outcomes::of).toList();
  }

  private void sort(Line line, Set<String> machines, Set<String> groups) {
    for (Subject subject : line.subjects()) {
      String id = subject.id().toLowerCase(Locale.ROOT);
      Set<ResourceId> bearers = line.bearers().getOrDefault(subject, Set.of());
      if (!bearers.isEmpty()) {
        bearers.forEach(machine -> add(ofMachine, machine.key(), line));
      } else if (machines.contains(id)) {
        add(ofMachine, id, line);
      } else if (groups.contains(id)) {
        add(ofGroup, id, line);
      } else if (id.startsWith("/subscriptions/")) {
        add(ofSubscription, ResourceId.of(id).subscription(), line);
      } else {
        add(ofAll, line);
      }
    }
  }

  private static void add(Map<String, List<Line>> to, String key, Line line) {
    add(to.computeIfAbsent(key, k -> new ArrayList<>()), line);
  }

  /** A line of many subjects comes once: they come one after the other. */
  @SuppressWarnings(
      "ReferenceEquality") // the very same line; to compare all that it holds would take long
  private static void add(List<Line> to, Line line) {
    if (to.isEmpty() || to.get(to.size() - 1) != line) {
      to.add(line);
    }
  }

  private MachineOutcome of(Machine machine) {
    List<Line> mine = new ArrayList<>(ofMachine.getOrDefault(machine.id().key(), List.of()));
    mine.addAll(ofGroup.getOrDefault(machine.id().group().key(), List.of()));
    mine.addAll(ofSubscription.getOrDefault(machine.subscription(), List.of()));
    String target = scope.targetOf(machine.subscription());
    if (!target.equals(machine.subscription())) {
      mine.addAll(ofSubscription.getOrDefault(target, List.of()));
    }
    mine.addAll(ofAll);
    mine.sort(Comparator.comparing(Line::kind));
    Set<String> rules = new LinkedHashSet<>();
    mine.stream().filter(counting::keepsFromReady).forEach(line -> rules.add(line.rule().id()));
    return new MachineOutcome(
        machine.id(), machine.name(), counting.outcome(mine, false), List.copyOf(rules));
  }
}
