package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Offer;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.VmSize;
import io.github.asrprecheck.scope.Region;
import java.util.List;
import java.util.Optional;

/** Says whether the size that a machine will have can carry what the machine has. */
record SizeFeatures(String target, Region region, Offer offer) {
  static final Rule RULE =
      Rule.named("target-quota/size-features")
          .title("The size in the target region carries the machine's interfaces and disks")
          .why(
              "Site Recovery does not enable replication where no size in the target region has"
                  + " enough interfaces; a size that lacks what the disks need cannot start the"
                  + " replica.")
          .remedy("Choose a target size that carries the machine, or remove what it cannot carry.")
          .predicts(150097)
          .source(
              "https://learn.microsoft.com/azure/site-recovery/azure-to-azure-troubleshoot-errors",
              "2025-12-09");

  /** Nothing where no size can be had: that was said of the size itself. */
  Optional<Finding> judge(Placement placement, List<String> zones) {
    Subject subject = Subject.of(placement.machine());
    VmSize size = placement.size();
    if (size == null) {
      return Optional.of(RULE.unknown(subject, placement.gaps()));
    }
    if (!placement.usable()) {
      return Optional.empty();
    }
    MachineNeeds needs = placement.source().needs(placement.machine());
    SizeFit fit = SizeFit.of(size, needs);
    if (!fit.lacks().isEmpty()) {
      return Optional.of(cannot(placement, size, fit, needs, zones));
    }
    return Optional.of(
        placement
            .source()
            .parts()
            .fold(
                (parts, seen) -> carries(placement.withSeen(seen), subject, size, fit, needs),
                gaps -> RULE.unknown(subject, gaps)));
  }

  private Finding carries(
      Placement placement, Subject subject, VmSize size, SizeFit fit, MachineNeeds needs) {
    if (!fit.unclear().isEmpty()) {
      return RULE.unknown(subject, gap(size, fit.unclear()));
    }
    Boolean can = size.acceleratedNetworking();
    if (Boolean.TRUE.equals(can) || Boolean.FALSE.equals(needs.accelerated())) {
      return RULE.pass(
          subject,
          placement.seen(),
          size.name()
              + " carries the machine: interfaces, data disks, premium disks, generation,"
              + " processor");
    }
    if (can == null || needs.accelerated() == null) {
      return RULE.unknown(
          subject, gap(size, List.of("whether accelerated networking is used and possible")));
    }
    return RULE.warn(
        subject,
        placement.seen(),
        size.name() + " in " + region + " has no accelerated networking, which the machine uses",
        "Choose a target size with accelerated networking, or expect a slower network after a"
            + " failover.");
  }

  private Finding cannot(
      Placement placement, VmSize size, SizeFit fit, MachineNeeds needs, List<String> zones) {
    boolean whole = placement.source().parts() instanceof Reading.Known;
    Placement all =
        placement
            .source()
            .parts()
            .fold((parts, seen) -> placement.withSeen(seen), gaps -> placement);
    VmSize other = whole ? ClosestSize.to(size, needs, offer.sizes(), zones).size() : null;
    return RULE.fail(
        Subject.of(placement.machine()),
        all.seen(),
        "%s in %s does not carry the machine: %s"
            .formatted(size.name(), region, String.join("; ", fit.lacks())),
        other == null
            ? RULE.remedy()
            : "Choose a target size that carries the machine, such as " + other.name() + ".");
  }

  private Gap gap(VmSize size, List<String> unclear) {
    return Gap.unclear(
        size.name() + " in " + region + ": " + String.join("; ", unclear),
        Fact.TARGET_OFFER.action(),
        "/subscriptions/" + target);
  }
}
