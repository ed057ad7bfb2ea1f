package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Reading;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of all machines of one target subscription.
 *
 * @param findings what is said of each machine's size
 * @param demand what they draw together
 */
record Placements(List<Finding> findings, CoreDemand demand) {

  static Placements of(Estate estate, String target, TargetMachines machines) {
    Placements all = new Placements(new ArrayList<>(), new CoreDemand(target));
    for (SourceMachines source : machines.sources()) {
      all.demand.over(source.seen());
      if (!source.machines().isEmpty()) {
        Reading<SizeOffered> sizes = SizeOffered.in(estate, target);
        source.machines().forEach(machine -> all.place(source, machine, sizes));
      }
    }
    machines
        .hidden()
        .forEach(
            (subscription, gaps) -> {
              all.findings.add(SizeOffered.RULE.unknown(Subject.subscription(subscription), gaps));
              all.demand.hide(gaps);
            });
    return all;
  }

  private void place(SourceMachines source, Machine machine, Reading<SizeOffered> sizes) {
    Subject subject = Subject.of(machine);
    Placement placement =
        sizes.fold(
            (offered, seen) -> offered.place(source, machine),
            gaps ->
                new Placement(
                    source,
                    machine,
                    SizeOffered.RULE.unknown(subject, gaps),
                    null,
                    false,
                    gaps,
                    source.seen()));
    demand.add(placement);
    findings.add(placement.offered());
    findings.addAll(
        sizes.fold(
            (offered, seen) -> offered.features(placement).stream().toList(),
            gaps -> List.of(SizeFeatures.RULE.unknown(subject, gaps))));
  }
}
