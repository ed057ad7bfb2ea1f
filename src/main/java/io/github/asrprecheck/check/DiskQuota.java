package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Disk;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.Usage;
import io.github.asrprecheck.scope.Region;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Holds the replica disks, kind by kind, against the disk quotas of one target subscription. */
final class DiskQuota {
  static final Rule RULE =
      Rule.named("target-quota/disks")
          .title("The target region takes the replica disks, kind by kind")
          .why(
              "Replica disks are made as soon as replication is enabled, each of the kind of its"
                  + " source; each kind has a quota of its own.")
          .remedy(
              "Ask for more disks of the kind in the target region, or exclude disks that need no"
                  + " replica.")
          .source(
              "https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits",
              "2026-01-16");

  /** The quota that counts the disks of a kind, by the kind in lower case. */
  private static final Map<String, String> ROWS =
      Map.of(
          "standard_lrs", "StandardDiskCount",
          "standardssd_lrs", "StandardSSDDiskCount",
          "standardssd_zrs", "StandardSSDZRSDiskCount",
          "premium_lrs", "PremiumDiskCount",
          "premium_zrs", "PremiumZRSDiskCount",
          "premiumv2_lrs", "PremiumV2DiskCount",
          "ultrassd_lrs", "UltraSSDDiskCount");

  /** The same for those kinds whose size together is limited too. */
  private static final Map<String, String> SIZE_ROWS =
      Map.of("premiumv2_lrs", "PremiumV2DiskSizeInGB", "ultrassd_lrs", "UltraSSDDiskSizeInGB");

  private final String target;
  private final Region region;
  private final boolean several;
  private final Reading<List<Usage>> usages;
  private final Map<String, Demand> kinds = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, Demand> sizes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  DiskQuota(Estate estate, String target) {
    this.target = target;
    this.region = estate.scope().target();
    this.several = estate.scope().targetSubscriptions().size() > 1;
    this.usages = estate.computeUsage(target);
  }

  List<Finding> judge(List<SourceMachines> sources, List<Gap> hidden) {
    Demand unknown = Demand.hidden(hidden);
    @Nullable Seen looked = null;
    for (SourceMachines source : sources) {
      Seen seen = source.disks().fold((d, s) -> source.seen().and(s), gaps -> source.seen());
      unknown = unknown.and(Demand.hidden(source.disks().fold((d, s) -> List.of(), gaps -> gaps)));
      unknown =
          unknown.and(count(source, source.disks().fold((d, s) -> d, gaps -> Map.of()), seen));
      looked = looked == null ? seen : looked.and(seen);
    }
    Subject here = Subject.subscription(target);
    if (kinds.isEmpty()) {
      return !unknown.gaps().isEmpty()
          ? List.of(RULE.unknown(here, unknown.gaps()))
          : looked == null
              ? List.of()
              : List.of(RULE.notApplicable(here, looked, "No machine has a managed disk"));
    }
    return findings(looked == null ? unknown : unknown.and(Demand.of(0, looked)));
  }

  /**
   * @param rest what hides a part of every count, and the lists that every count rests on
   */
  private List<Finding> findings(Demand rest) {
    List<Finding> findings = new ArrayList<>();
    kinds.forEach(
        (kind, need) -> {
          String row = ROWS.get(kind.toLowerCase(Locale.ROOT));
          if (row == null) {
            findings.add(RULE.unknown(Subject.named(kind), unknownKind(kind)));
          } else {
            findings.add(judge(row, kind + " disks", need.and(rest)));
          }
        });
    sizes.forEach(
        (row, need) -> {
          // Not every region's answer lists it; the count above is required and is judged in any
          // case.
          if (listed(row)) {
            findings.add(judge(row, "GB of such disks (" + row + ")", need.and(rest)));
          }
        });
    return findings;
  }

  private Finding judge(String row, String unit, Demand need) {
    Subject subject = CoreQuota.subject(target, region, "Microsoft.Compute", row, several);
    // Replicas are made while replication is enabled, and no disk is made above the quota.
    return new QuotaRow(Fact.COMPUTE_USAGE, target, region, List.of(row), unit, "Compute", null)
        .judge(RULE, subject, need, usages, RULE::fail);
  }

  private boolean listed(String row) {
    return usages.fold(
        (all, seen) -> all.stream().anyMatch(u -> u.name().equalsIgnoreCase(row)), gaps -> false);
  }

  /**
   * Counts each managed disk once, also one that several machines share; what cannot be told comes
   * back.
   */
  private Demand count(SourceMachines source, Map<ResourceId, Disk> disks, Seen seen) {
    Demand unknown = Demand.NONE;
    Set<ResourceId> counted = new HashSet<>();
    for (Machine machine : source.machines()) {
      for (Machine.AttachedDisk attached : machine.disks()) {
        ResourceId id = attached.managedDisk();
        boolean replicated = id != null && !attached.ephemeral() && counted.add(id);
        String kind = MachineNeeds.kind(attached, disks);
        if (id == null || !replicated) {
          continue;
        }
        if (kind == null) {
          unknown = unknown.and(Demand.hidden(List.of(unknownKind(id, machine))));
        } else {
          kinds.merge(kind, Demand.of(1, seen), Demand::and);
          size(kind, id, attached, disks, seen);
        }
      }
    }
    return unknown;
  }

  private void size(
      String kind,
      ResourceId id,
      Machine.AttachedDisk attached,
      Map<ResourceId, Disk> disks,
      Seen seen) {
    String row = SIZE_ROWS.get(kind.toLowerCase(Locale.ROOT));
    if (row == null) {
      return;
    }
    Disk disk = disks.get(id);
    Integer gb = disk != null && disk.sizeGb() != null ? disk.sizeGb() : attached.sizeGb();
    sizes.merge(
        row,
        gb == null
            ? Demand.hidden(
                List.of(
                    Gap.unclear("the size of disk " + id.name(), Fact.DISKS.action(), id.text())))
            : Demand.of(gb, seen),
        Demand::and);
  }

  static Gap unknownKind(ResourceId disk, Machine machine) {
    return Gap.dangling(
        "the kind of disk " + disk.name() + " of " + machine.name(),
        Fact.DISKS.action(),
        disk.text());
  }

  private Gap unknownKind(String kind) {
    return Gap.unclear(
        "which quota counts disks of the kind " + kind,
        Fact.COMPUTE_USAGE.action(),
        "/subscriptions/" + target);
  }
}
