package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Usage;
import io.github.asrprecheck.scope.Region;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds the cores and machines of a failover against the compute quotas of one target subscription.
 */
final class CoreQuota {
  private static final String DOC = "https://learn.microsoft.com/azure/virtual-machines/quotas";
  private static final String AS_OF = "2026-01-16";
  private static final String ERRORS =
      "https://learn.microsoft.com/azure/site-recovery/azure-to-azure-troubleshoot-errors";

  static final Rule FAMILY =
      Rule.named("target-quota/family-cores")
          .title("The target region has cores of each size family for a failover of all machines")
          .why(
              "Every family has a quota of its own. Site Recovery does not enable replication"
                  + " without it, and Azure creates no machine above it: where the machines"
                  + " together need more than is free, a failover of all of them stops half way,"
                  + " even if each alone would fit.")
          .remedy("Ask for more cores of the family in the target region.")
          .predicts(150097)
          .source(ERRORS, "2025-12-09");

  static final Rule REGIONAL =
      Rule.named("target-quota/regional-cores")
          .title("The target region has cores in total for a failover of all machines")
          .why(
              "All families together draw the regional quota; whichever of the two is short, the"
                  + " machine is not created.")
          .remedy("Ask for more regional cores in the target region.")
          .predicts(150097)
          .source(ERRORS, "2025-12-09");

  static final Rule COUNT =
      Rule.named("target-quota/machine-count")
          .title("The target region takes the number of machines")
          .why("A subscription has a quota of machines in each region, whatever their size.")
          .remedy("Ask for a higher number of virtual machines in the target region.")
          .source(DOC, AS_OF);

  static final Rule SPOT =
      Rule.named("target-quota/spot-cores")
          .title("The target region has Spot cores for the Spot machines")
          .why(
              "Spot machines draw a quota of their own. Whether a replica stays a Spot machine is"
                  + " not documented, so a shortage only warns.")
          .remedy("Ask for more Spot cores, or make the machines regular ones.")
          .source("https://learn.microsoft.com/azure/quotas/spot-quota", "2025-01-01");

  private final String target;
  private final Region region;
  private final boolean several;
  private final Reading<List<Usage>> usages;

  CoreQuota(Estate estate, String target) {
    this.target = target;
    this.region = estate.scope().target();
    this.several = estate.scope().targetSubscriptions().size() > 1;
    this.usages = estate.computeUsage(target);
  }

  Reading<List<Usage>> usages() {
    return usages;
  }

  /**
   * Families first, then the total, then the number of machines. A shortage of the sum fails even
   * where enabling each machine alone may pass: Azure's page on these quotas says that a machine
   * above any of them is not created, so the failover cannot work.
   */
  List<Finding> judge(CoreDemand demand) {
    List<Finding> findings = new ArrayList<>();
    demand
        .families()
        .forEach(
            (family, need) ->
                findings.add(
                    family(family)
                        .judge(FAMILY, subject(family), need, usages, FAMILY::fail)
                        .bearingOn(demand.bearers(family))));
    if (findings.isEmpty() && !demand.anyFamily().isEmpty()) {
      findings.add(FAMILY.unknown(Subject.subscription(target), demand.anyFamily()));
    }
    Subject here = Subject.subscription(target);
    findings.add(regional().judge(REGIONAL, here, demand.regional(), usages, REGIONAL::fail));
    findings.add(count().judge(COUNT, here, demand.machines(), usages, COUNT::fail));
    if (!demand.spot().nothing()) {
      QuotaRow row = row("lowPriorityCores", "Spot cores", "lowPriority");
      findings.add(row.judge(SPOT, here, demand.spot(), usages, SPOT::warn));
    }
    return findings;
  }

  QuotaRow family(String family) {
    return row(family, family + " cores", "dedicated");
  }

  QuotaRow regional() {
    return row("cores", "regional cores", "dedicated");
  }

  QuotaRow count() {
    return new QuotaRow(
        Fact.COMPUTE_USAGE,
        target,
        region,
        List.of("virtualMachines"),
        "virtual machines",
        "Compute",
        null);
  }

  private QuotaRow row(String name, String unit, String type) {
    return new QuotaRow(Fact.COMPUTE_USAGE, target, region, List.of(name), unit, "Compute", type);
  }

  /** One quota of the subscription. */
  Subject subject(String row) {
    return subject(target, region, "Microsoft.Compute", row, several);
  }

  static Subject subject(
      String subscription, Region region, String provider, String row, boolean several) {
    return new Subject(
        "/subscriptions/%s/providers/%s/locations/%s/usages/%s"
            .formatted(subscription, provider, region, row),
        several ? row + " (subscription " + subscription + ")" : row);
  }
}
