package io.github.asrprecheck.report;

import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.scope.Scope;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the run comes to for each machine, by all lines that concern it. A machine is never ready
 * where such a line is not.
 */
final class MachineOutcomes {
  private MachineOutcomes() {}

  static List<MachineOutcome> of(
      Scope scope, List<Machine> machines, List<Line> lines, Counting counting) {
    MachineLines concerning =
        new MachineLines(scope, machines.stream().map(Machine::id).toList(), lines);
    return machines.stream()
        .map(m -> of(m, concerning.of(m.id()).stream().map(lines::get).toList(), counting))
        .toList();
  }

  private static MachineOutcome of(Machine machine, List<Line> lines, Counting counting) {
    List<Line> worstFirst = lines.stream().sorted(Comparator.comparing(Line::kind)).toList();
    Set<String> rules = new LinkedHashSet<>();
    worstFirst.stream()
        .filter(counting::keepsFromReady)
        .forEach(line -> rules.add(line.rule().id()));
    return new MachineOutcome(
        machine.id(), machine.name(), counting.outcome(worstFirst, false), List.copyOf(rules));
  }
}
