package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Seen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The machines whose replicas go to one target subscription, of every source subscription that
 * sends some there.
 *
 * @param sources those whose machines could be read, be it that there are none
 * @param hidden why not, by source subscription
 */
record TargetMachines(List<SourceMachines> sources, Map<String, List<Gap>> hidden) {

  static TargetMachines of(Estate estate, String target) {
    TargetMachines machines = new TargetMachines(new ArrayList<>(), new LinkedHashMap<>());
    for (String subscription : estate.scope().subscriptions()) {
      if (estate.scope().targetOf(subscription).equals(target)) {
        machines.take(subscription, SourceMachines.of(estate, subscription));
      }
    }
    return machines;
  }

  private void take(String subscription, Reading<SourceMachines> source) {
    if (source instanceof Reading.Known<SourceMachines> known) {
      sources.add(known.value());
    } else if (source instanceof Reading.Unreadable<SourceMachines> unreadable) {
      hidden.put(subscription, unreadable.gaps());
    }
  }

  /** Every gap that hides machines. */
  List<Gap> gaps() {
    return hidden.values().stream().flatMap(List::stream).distinct().toList();
  }

  /** The lists that could be read; empty where none could. */
  Optional<Seen> seen() {
    return sources.stream().map(SourceMachines::seen).reduce(Seen::and);
  }

  /** That there is no machine at all, and what shows it. */
  Optional<Seen> nobody() {
    boolean none = hidden.isEmpty() && sources.stream().allMatch(s -> s.machines().isEmpty());
    return none ? seen() : Optional.empty();
  }

  Set<ResourceId> ids() {
    return sources.stream()
        .flatMap(s -> s.machines().stream())
        .map(Machine::id)
        .collect(Collectors.toSet());
  }
}
