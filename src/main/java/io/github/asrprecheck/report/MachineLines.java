package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.scope.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which lines concern a machine: those that name it or bear on it by name, as a quota family does,
 * and those about what it shares with others, its group, its subscription on either side, or the
 * whole plan. Lines are told apart by their place in the list: comparing them would compare
 * thousands of subjects.
 */
final class MachineLines {
  private final Scope scope;
  private final Set<String> machines = new HashSet<>();
  private final Set<String> groups = new HashSet<>();
  private final Map<String, List<Integer>> ofMachine = new HashMap<>();
  private final Map<String, List<Integer>> ofGroup = new HashMap<>();
  private final Map<String, List<Integer>> ofSubscription = new HashMap<>();
  private final List<Integer> ofAll = new ArrayList<>();
  private final Map<String, Collection<Integer>> shared = new HashMap<>();

  MachineLines(Scope scope, List<ResourceId> all, List<Line> lines) {
    this.scope = scope;
    all.forEach(id -> machines.add(id.key()));
    all.forEach(id -> groups.add(id.group().key()));
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      for (Subject subject : line.subjects()) {
        Set<ResourceId> bearers = line.bearers().getOrDefault(subject, Set.of());
        if (bearers.isEmpty()) {
          sort(subject.id().toLowerCase(Locale.ROOT), i);
        }
        for (ResourceId machine : bearers) {
          add(ofMachine, machine.key(), i);
        }
      }
    }
  }

  private void sort(String id, int line) {
    if (machines.contains(id)) {
      add(ofMachine, id, line);
    } else if (groups.contains(id)) {
      add(ofGroup, id, line);
    } else if (id.startsWith("/subscriptions/")) {
      add(ofSubscription, ResourceId.of(id).subscription(), line);
    } else {
      add(ofAll, line);
    }
  }

  private static void add(Map<String, List<Integer>> to, String key, int line) {
    add(to.computeIfAbsent(key, k -> new ArrayList<>()), line);
  }

  /** A line of many subjects comes once: they come one after the other. */
  private static void add(List<Integer> to, int line) {
    if (to.isEmpty() || to.get(to.size() - 1) != line) {
      to.add(line);
    }
  }

  /** Places in the list, each once; what names the machine itself first. */
  Collection<Integer> of(ResourceId machine) {
    Set<Integer> mine = new LinkedHashSet<>(own(machine));
    mine.addAll(shared(machine));
    return mine;
  }

  /** Those that name the machine. */
  List<Integer> own(ResourceId machine) {
    return ofMachine.getOrDefault(machine.key(), List.of());
  }

  /** The others: alike for every machine of its group. */
  Collection<Integer> shared(ResourceId machine) {
    return shared.computeIfAbsent(machine.group().key(), group -> shared(group, machine));
  }

  private Collection<Integer> shared(String group, ResourceId machine) {
    Set<Integer> lines = new LinkedHashSet<>(ofGroup.getOrDefault(group, List.of()));
    lines.addAll(ofSubscription.getOrDefault(machine.subscription(), List.of()));
    lines.addAll(ofSubscription.getOrDefault(scope.targetOf(machine.subscription()), List.of()));
    lines.addAll(ofAll);
    return lines;
  }

  /** The subjects of a line that are this machine, or what it shares with others. */
  List<Subject> subjects(Line line, ResourceId machine) {
    return line.subjects().stream().filter(s -> concerns(line, s, machine)).toList();
  }

  private boolean concerns(Line line, Subject subject, ResourceId machine) {
    Set<ResourceId> bearers = line.bearers().getOrDefault(subject, Set.of());
    if (!bearers.isEmpty()) {
      return bearers.contains(machine);
    }
    String id = subject.id().toLowerCase(Locale.ROOT);
    if (machines.contains(id)) {
      return id.equals(machine.key());
    }
    if (groups.contains(id)) {
      return id.equals(machine.group().key());
    }
    if (!id.startsWith("/subscriptions/")) {
      return true;
    }
    String subscription = ResourceId.of(id).subscription();
    return subscription.equals(machine.subscription())
        || subscription.equals(scope.targetOf(machine.subscription()));
  }
}
