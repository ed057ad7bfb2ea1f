package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.ResourceGroup;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.scope.Region;
import java.util.ArrayList;
import java.util.List;

/** Machines whose group is in another region than they are. */
record MachineGroupRule(Estate estate) {
  static final Rule RULE =
      Rule.named("region-match/machine-group")
          .title("Each machine's resource group is in the machine's region")
          .why(
              "The vault's page shows only groups of the source region, so such a machine does not"
                  + " appear there.")
          .remedy("Enable replication from the machine's own page, Disaster recovery.")
          .source(
              "https://learn.microsoft.com/azure/site-recovery/azure-to-azure-how-to-enable-replication",
              "2025-06-17");

  List<Finding> judge() {
    List<Finding> findings = new ArrayList<>();
    for (String subscription : estate.scope().subscriptions()) {
      Reading.join(
              estate.machines(subscription),
              estate.resourceGroups(subscription),
              (machines, groups) -> new Both(machines, groups))
          .fold(
              (both, seen) -> findings.addAll(judge(subscription, both, seen)),
              gaps -> findings.add(RULE.unknown(Subject.subscription(subscription), gaps)));
    }
    return findings;
  }

  private record Both(List<Machine> machines, List<ResourceGroup> groups) {}

  private static List<Finding> judge(String subscription, Both both, Seen seen) {
    return both.machines().isEmpty()
        ? List.of(
            RULE.notApplicable(Subject.subscription(subscription), seen, "No machine in scope"))
        : both.machines().stream().map(m -> judge(m, both.groups(), seen)).toList();
  }

  private static Finding judge(Machine machine, List<ResourceGroup> groups, Seen seen) {
    Subject subject = Subject.of(machine);
    return Groups.region(groups, machine.id().group())
        .map(region -> judge(machine, subject, region, seen))
        .orElseGet(() -> RULE.unknown(subject, Groups.missing(machine.id().group())));
  }

  private static Finding judge(Machine machine, Subject subject, Region region, Seen seen) {
    return region.equals(machine.region())
        ? RULE.pass(subject, seen, "Machine and group are in the same region")
        : RULE.warn(
            subject,
            seen,
            "The machine is in %s, its group %s in %s"
                .formatted(machine.region(), machine.id().resourceGroup(), region));
  }
}
