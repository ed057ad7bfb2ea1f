package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.scope.Churn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The kinds of the disks of one machine that Site Recovery would replicate.
 *
 * @param kinds SKU names such as {@code Premium_LRS}
 * @param gaps disks whose kind is not known
 */
record MachineDisks(Set<String> kinds, List<Gap> gaps) {
  /** Unreadable only where the disks of the subscription are. */
  static Reading<MachineDisks> of(DiskedMachines source, Machine machine) {
    return source
        .disks()
        .map(
            disks -> {
              Set<String> kinds = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
              List<Gap> gaps = new ArrayList<>();
              for (Machine.AttachedDisk attached : machine.disks()) {
                String kind = attached.ephemeral() ? "" : MachineNeeds.kind(attached, disks);
                if (kind == null) {
                  gaps.add(unknown(attached, machine));
                } else if (!kind.isEmpty()) {
                  kinds.add(kind);
                }
              }
              return new MachineDisks(kinds, gaps);
            });
  }

  boolean premium() {
    return kinds.stream().anyMatch(k -> starts(k, "premium") || starts(k, "ultra"));
  }

  /** Premium SSD v2 and Ultra disks replicate with the high churn option only. */
  boolean needHighChurn() {
    return kinds.stream().anyMatch(k -> starts(k, "premiumv2") || starts(k, "ultra"));
  }

  /** What the machine replicates with when the plan says {@code planned}. */
  Churn churn(Churn planned) {
    return needHighChurn() ? Churn.HIGH : planned;
  }

  private static boolean starts(String kind, String prefix) {
    return kind.toLowerCase(Locale.ROOT).startsWith(prefix);
  }

  private static Gap unknown(Machine.AttachedDisk attached, Machine machine) {
    ResourceId id = attached.managedDisk();
    return id == null
        ? Gap.unclear(
            "the kind of an unmanaged disk of " + machine.name(),
            Fact.MACHINES.action(),
            machine.id().text())
        : Gap.dangling(
            "the kind of disk " + id.name() + " of " + machine.name(),
            Fact.DISKS.action(),
            id.text());
  }
}
