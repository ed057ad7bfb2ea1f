package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Location;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.scope.Region;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the target region has the zones that the machines are to come up in. */
record TargetZones(Estate estate, String target) {
  static final Rule RULE =
      Rule.named("target-quota/zones")
          .title("The target region has the zones that the machines come up in")
          .why(
              "A machine that is pinned to a zone keeps that protection only in a region with"
                  + " zones, and a zone that the subscription does not have cannot be chosen. Zone"
                  + " numbers are the subscription's own: 1 here and 1 there need not be the same"
                  + " building.")
          .remedy("Choose another zone, or a target region with zones.")
          .source(
              "https://learn.microsoft.com/azure/site-recovery/azure-to-azure-support-matrix",
              "2025-06-17");

  /** Nothing where neither the plan nor a machine wants a zone. */
  List<Finding> judge(List<SourceMachines> sources) {
    String planned = estate.scope().plan().targetZone();
    List<Finding> findings = new ArrayList<>();
    if (planned != null) {
      findings.add(planned(planned));
      return findings;
    }
    for (SourceMachines source : sources) {
      for (Machine machine : source.machines()) {
        if (!machine.zones().isEmpty()) {
          findings.add(zonal(source, machine));
        }
      }
    }
    return findings;
  }

  private Finding planned(String zone) {
    Subject subject = Subject.named(region() + " " + SizeOffered.zoneList(List.of(zone)));
    return zones()
        .fold(
            (zones, seen) ->
                zones.contains(zone)
                    ? RULE.pass(subject, seen, region() + " has zone " + zone)
                    : RULE.fail(
                        subject,
                        seen,
                        "%s has no zone %s for this subscription: %s"
                            .formatted(region(), zone, has(zones)),
                        zones.isEmpty()
                            ? "Leave --target-zone out, or take a target region with zones."
                            : "Take one of these with --target-zone, or leave it out."),
            gaps -> RULE.unknown(subject, gaps));
  }

  private Finding zonal(SourceMachines source, Machine machine) {
    Subject subject = Subject.of(machine);
    return zones()
        .fold(
            (zones, seen) -> zonal(machine, zones, seen.and(source.seen())),
            gaps -> RULE.unknown(subject, gaps));
  }

  /**
   * Site Recovery proposes the same zone number in the target region, and another can be chosen.
   */
  private Finding zonal(Machine machine, List<String> zones, Seen seen) {
    Subject subject = Subject.of(machine);
    String says =
        "The machine is in " + SizeOffered.zoneList(machine.zones()) + ", and " + has(zones);
    if (zones.isEmpty()) {
      return RULE.warn(
          subject,
          seen,
          says,
          "Let the replica come up in an availability set or without redundancy, or take a target"
              + " region with zones.");
    }
    return zones.containsAll(machine.zones())
        ? RULE.pass(subject, seen, says)
        : RULE.warn(subject, seen, says, "Choose one of these for the replica.");
  }

  private String has(List<String> zones) {
    return zones.isEmpty()
        ? region() + " has no zones"
        : region() + " has " + SizeOffered.zoneList(zones);
  }

  /** The target region's zones as the target subscription sees them. */
  private Reading<List<String>> zones() {
    Reading<List<Location>> locations = estate.locations(target);
    return locations.then(
        all -> {
          @Nullable Location here =
              all.stream().filter(l -> l.region().equals(region())).findFirst().orElse(null);
          return here == null ? Reading.unreadable(unlisted()) : locations.map(x -> here.zones());
        });
  }

  private Region region() {
    return estate.scope().target();
  }

  private Gap unlisted() {
    return Gap.unclear(
        region() + " is not among the regions of the subscription",
        Fact.LOCATIONS.action(),
        "/subscriptions/" + target);
  }
}
