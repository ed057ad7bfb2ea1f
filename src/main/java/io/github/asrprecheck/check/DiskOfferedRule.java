package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Offer;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Seen;
import java.util.List;

/** Whether the target region offers every kind of disk that a machine has. */
record DiskOfferedRule(Estate estate, DiskedMachines source) {
  static final Rule RULE =
      Rule.named("premium-storage/offered-in-target")
          .title("The target region offers each kind of disk that the machine has")
          .why(
              "Site Recovery makes a replica disk of the same kind as its source, in the target"
                  + " region.")
          .remedy(
              "Choose another kind for the replica disk, exclude the disk, or take another target"
                  + " region.")
          .source(
              "https://learn.microsoft.com/azure/site-recovery/azure-to-azure-how-to-enable-replication",
              "2025-06-17");

  List<Finding> judge() {
    if (source.machines().isEmpty()) {
      return List.of(
          RULE.notApplicable(
              Subject.subscription(source.subscription()), source.seen(), "No machine in scope"));
    }
    Reading<Offer> offer = estate.targetOffer(estate.scope().targetOf(source.subscription()));
    return source.machines().stream().map(m -> judge(m, offer)).toList();
  }

  private Finding judge(Machine machine, Reading<Offer> offer) {
    Subject subject = Subject.of(machine);
    return Reading.join(MachineDisks.of(source, machine), offer, (d, o) -> new Both(d, o))
        .fold(
            (both, seen) -> judge(subject, both, seen.and(source.seen())),
            gaps -> RULE.unknown(subject, gaps));
  }

  private record Both(MachineDisks disks, Offer offer) {
    List<String> missing() {
      return disks.kinds().stream()
          .filter(kind -> offer.diskKinds().stream().noneMatch(kind::equalsIgnoreCase))
          .toList();
    }
  }

  private Finding judge(Subject subject, Both both, Seen seen) {
    List<String> missing = both.missing();
    if (!missing.isEmpty()) {
      return RULE.fail(
          subject,
          seen,
          "%s does not offer to this subscription: %s"
              .formatted(estate.scope().target(), String.join(", ", missing)));
    }
    if (!both.disks().gaps().isEmpty()) {
      return RULE.unknown(subject, both.disks().gaps());
    }
    return both.disks().kinds().isEmpty()
        ? RULE.notApplicable(subject, seen, "The machine has no disk that would be replicated")
        : RULE.pass(
            subject,
            seen,
            "%s offers %s"
                .formatted(estate.scope().target(), String.join(", ", both.disks().kinds())));
  }
}
