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
        ofAll.add(line);
      }
    }
  }

  private static void add(Map<String, List<Line>> to, String key, Line line) {
    to.computeIfAbsent(key, k -> new ArrayList<>()).add(line);
  }

  private MachineOutcome of(Machine machine) {
    Set<Line> mine = new LinkedHashSet<>(ofMachine.getOrDefault(machine.id().key(), List.of()));
    mine.addAll(ofGroup.getOrDefault(machine.id().group().key(), List.of()));
    mine.addAll(ofSubscription.getOrDefault(machine.subscription(), List.of()));
    mine.addAll(ofSubscription.getOrDefault(scope.targetOf(machine.subscription()), List.of()));
    mine.addAll(ofAll);
    List<Line> worstFirst = new ArrayList<>(mine);
    worstFirst.sort(Comparator.comparing(Line::kind));
    Set<String> rules = new LinkedHashSet<>();
    worstFirst.stream()
        .filter(counting::keepsFromReady)
        .forEach(line -> rules.add(line.rule().id()));
    return new MachineOutcome(
        machine.id(), machine.name(), counting.outcome(worstFirst, false), List.copyOf(rules));
  }
}
