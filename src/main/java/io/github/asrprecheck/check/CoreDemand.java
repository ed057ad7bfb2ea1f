package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.VmSize;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What machines that start together in the target region draw from the quotas of cores and
 * machines.
 */
final class CoreDemand {
  private static final List<String> PRIORITIES = List.of("regular", "spot", "low");

  private final String target;
  private final Map<String, Demand> families = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Set<ResourceId>> bearers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final List<Gap> anyFamily = new ArrayList<>();
  private Demand regional = Demand.NONE;
  private Demand spot = Demand.NONE;
  private Demand machines = Demand.NONE;

  /** What every sum rests on, and what hides a part of any: the lists of machines. */
  private Demand lists = Demand.NONE;

  CoreDemand(String target) {
    this.target = target;
  }

  /** Machines that could not be seen may be of any family and number. */
  void hide(List<Gap> gaps) {
    anyFamily.addAll(gaps);
    lists = lists.and(Demand.hidden(gaps));
  }

  /** The machines of this list are among those added, be it that it is empty. */
  void over(Seen list) {
    lists = lists.and(Demand.of(0, list));
  }

  void add(Placement placement) {
    Machine machine = placement.machine();
    machines = machines.and(Demand.of(1, placement.source().seen()));
    String priority = machine.priority();
    if (priority != null && !PRIORITIES.contains(priority.toLowerCase(Locale.ROOT))) {
      unknown(
          List.of(SourceMachines.unclear("the priority", Fact.MACHINES.action(), machine)), false);
      return;
    }
    if (placement.size() == null) {
      unknown(placement.gaps(), machine.spot());
    } else {
      cores(placement.size(), placement.gaps(), placement.seen(), machine.spot());
      String family = placement.size().family();
      if (family != null && !machine.spot()) {
        bearers.computeIfAbsent(family, f -> new HashSet<>()).add(machine.id());
      }
    }
  }

  /** One machine that is not of this run's scope. */
  void add(@Nullable VmSize size, List<Gap> gaps, Seen seen) {
    machines = machines.and(Demand.of(1, seen));
    if (size == null) {
      unknown(gaps, false);
    } else {
      cores(size, gaps, seen, false);
    }
  }

  private void cores(VmSize size, List<Gap> gaps, Seen seen, boolean isSpot) {
    Integer cores = size.vCpus();
    String family = size.family();
    List<Gap> why = gaps.isEmpty() ? List.of(unclear(size)) : gaps;
    if (cores == null) {
      if (family == null || isSpot) {
        unknown(why, isSpot);
      } else {
        families.merge(family, Demand.hidden(why), Demand::and);
        regional = regional.and(Demand.hidden(why));
      }
      return;
    }
    Demand need = Demand.of(cores, seen);
    if (isSpot) {
      // Spot machines draw a quota of their own, neither the family's nor the regional one.
      spot = spot.and(need);
      return;
    }
    regional = regional.and(need);
    if (family == null) {
      anyFamily.addAll(why);
    } else {
      families.merge(family, need, Demand::and);
    }
  }

  private void unknown(List<Gap> gaps, boolean isSpot) {
    if (isSpot) {
      spot = spot.and(Demand.hidden(gaps));
    } else {
      anyFamily.addAll(gaps);
      regional = regional.and(Demand.hidden(gaps));
    }
  }

  private Gap unclear(VmSize size) {
    return Gap.unclear(
        "the family or the cores of " + size.name(),
        Fact.TARGET_OFFER.action(),
        "/subscriptions/" + target);
  }

  /**
   * By family; each holds the gaps of machines whose family is not known, as they may be of this
   * one.
   */
  Map<String, Demand> families() {
    Map<String, Demand> whole = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    families.keySet().forEach(family -> whole.put(family, family(family)));
    return whole;
  }

  /** What one family draws, be it nothing that was seen. */
  Demand family(String family) {
    return families.getOrDefault(family, Demand.NONE).and(lists).and(Demand.hidden(anyFamily));
  }

  /** The machines that a family's quota bears on; empty when they are not all known. */
  Set<ResourceId> bearers(String family) {
    return anyFamily.isEmpty() ? bearers.getOrDefault(family, Set.of()) : Set.of();
  }

  List<Gap> anyFamily() {
    return List.copyOf(anyFamily);
  }

  Demand regional() {
    return regional.and(lists);
  }

  /** Nothing where no Spot machine was seen. */
  Demand spot() {
    return spot.nothing() ? spot : spot.and(lists);
  }

  Demand machines() {
    return machines.and(lists);
  }
}
