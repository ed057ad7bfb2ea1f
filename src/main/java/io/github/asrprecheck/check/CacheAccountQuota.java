package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Choice;
import io.github.asrprecheck.fact.Disk;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.StorageAccount;
import io.github.asrprecheck.scope.Churn;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a cache account can still be created in the source region, where the plan has none. */
record CacheAccountQuota(Estate estate) {
  static final Rule RULE =
      Rule.named("target-quota/storage-accounts")
          .title(
              "The source region takes another storage account where a cache account has to be"
                  + " made")
          .why(
              "Without a storage account to cache in, in the region of the machines, replication"
                  + " cannot be enabled; a subscription has 250 accounts a region by default.")
          .remedy(
              "Name an account with --cache-storage-account, delete unused ones, or ask for more.")
          .source(
              "https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits",
              "2026-01-16");

  List<Finding> judge(TargetMachines machines) {
    List<Finding> findings = new ArrayList<>();
    machines.sources().forEach(source -> findings.add(judge(source)));
    machines
        .hidden()
        .forEach(
            (subscription, gaps) ->
                findings.add(RULE.unknown(Subject.subscription(subscription), gaps)));
    return findings;
  }

  private Finding judge(SourceMachines source) {
    Subject subject = Subject.subscription(source.subscription());
    return missing(source)
        .fold(
            (missing, seen) ->
                missing == 0
                    ? RULE.notApplicable(
                        subject, seen, "No cache account has to be created in " + region())
                    : row(source)
                        .judge(
                            RULE,
                            subject,
                            Demand.of(missing, seen),
                            estate.storageUsage(source.subscription()),
                            // Replication cannot be enabled without it.
                            RULE::fail),
            gaps -> RULE.unknown(subject, gaps));
  }

  private String region() {
    return estate.scope().source().name();
  }

  private QuotaRow row(SourceMachines source) {
    return new QuotaRow(
        Fact.STORAGE_USAGE,
        source.subscription(),
        estate.scope().source(),
        List.of("StorageAccounts"),
        "storage accounts",
        "Storage",
        null);
  }

  /** How many accounts the plan lacks: one for each sort of churn that is wanted. */
  private Reading<Integer> missing(SourceMachines source) {
    return churns(source)
        .then(
            churns -> {
              List<Reading<Choice<StorageAccount>>> choices = new ArrayList<>();
              churns.forEach(c -> choices.add(estate.plannedCache(source.subscription(), c)));
              return Reading.all(choices, source.seen())
                  .map(all -> (int) all.stream().filter(c -> c.chosen() == null).count());
            });
  }

  /** Premium v2 and Ultra disks replicate with high churn only; the rest as the plan says. */
  private Reading<Set<Churn>> churns(SourceMachines source) {
    Churn planned = estate.scope().plan().churn();
    return source
        .disks()
        .then(
            disks -> {
              Set<Churn> churns = EnumSet.noneOf(Churn.class);
              List<Gap> unclear = new ArrayList<>();
              for (Machine machine : source.machines()) {
                boolean high = planned == Churn.HIGH || high(machine, disks);
                churns.add(high ? Churn.HIGH : planned);
                unclear.addAll(high ? List.of() : unclear(machine, disks));
              }
              return unclear.isEmpty()
                  ? Reading.known(churns, source.seen())
                  : Reading.unreadable(unclear);
            });
  }

  private static boolean high(Machine machine, Map<ResourceId, Disk> disks) {
    return machine.disks().stream().anyMatch(d -> high(MachineNeeds.kind(d, disks)));
  }

  private static boolean high(@Nullable String kind) {
    String lower = kind == null ? "" : kind.toLowerCase(Locale.ROOT);
    return lower.startsWith("premiumv2") || lower.startsWith("ultra");
  }

  /** A disk of unknown kind may be one that takes high churn. */
  private static List<Gap> unclear(Machine machine, Map<ResourceId, Disk> disks) {
    List<Gap> gaps = new ArrayList<>();
    for (Machine.AttachedDisk attached : machine.disks()) {
      ResourceId disk = attached.managedDisk();
      if (disk != null && MachineNeeds.kind(attached, disks) == null) {
        gaps.add(DiskQuota.unknownKind(disk, machine));
      }
    }
    return gaps;
  }
}
