package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Offer;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.VmSize;
import io.github.asrprecheck.scope.Region;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds for each machine the size that it will have in the target region, and says what it found.
 */
final class SizeOffered {
  static final Rule RULE =
      Rule.named("target-quota/size-offered")
          .title("The machine's size is offered to the subscription in the target region")
          .why(
              "Site Recovery gives the replica the source's size, or the closest one where that is"
                  + " not offered; where none fits, replication cannot be enabled.")
          .remedy(
              "Choose a size that is offered, ask Azure support for access to the size in the"
                  + " target region, or take another target region.")
          .predicts(150097)
          .source(
              "https://learn.microsoft.com/azure/site-recovery/azure-to-azure-troubleshoot-errors",
              "2025-12-09");

  private final Estate estate;
  private final String target;
  private final Region region;
  private final Offer offer;
  private final Seen seen;
  private final Map<String, VmSize> listed;
  private final boolean zones;

  SizeOffered(Estate estate, String target, Offer offer, Seen seen) {
    this.estate = estate;
    this.target = target;
    this.region = estate.scope().target();
    this.offer = offer;
    this.seen = seen;
    this.listed = byName(offer);
    this.zones = offer.sizes().stream().anyMatch(s -> !s.zones().isEmpty());
  }

  /** By what the target region offers to the subscription. */
  static Reading<SizeOffered> in(Estate estate, String target) {
    return estate
        .targetOffer(target)
        .fold(
            (offer, seen) -> Reading.known(new SizeOffered(estate, target, offer, seen), seen),
            Reading::unreadable);
  }

  private static Map<String, VmSize> byName(Offer offer) {
    Map<String, VmSize> names = new HashMap<>();
    offer.sizes().forEach(s -> names.putIfAbsent(s.name().toLowerCase(Locale.ROOT), s));
    return names;
  }

  /** What the size that the machine will have means for its parts. */
  Optional<Finding> features(Placement placement) {
    return new SizeFeatures(target, region, offer)
        .judge(placement, wantedZones(placement.machine()));
  }

  /** A size as the target region lists it, whether or not it may be used. */
  @Nullable VmSize listed(String name) {
    return listed.get(name.toLowerCase(Locale.ROOT));
  }

  /**
   * The zones that the machine is to come up in: the plan's, else its own where the target region
   * has any.
   */
  List<String> wantedZones(Machine machine) {
    String planned = estate.scope().plan().targetZone();
    if (planned != null) {
      return List.of(planned);
    }
    return zones ? machine.zones() : List.of();
  }

  Placement place(SourceMachines source, Machine machine) {
    Case it = new Case(source, machine, seen.and(source.seen()));
    String name = machine.size();
    if (name == null) {
      return it.unknown(SourceMachines.unclear("the size", Fact.MACHINES.action(), machine));
    }
    VmSize there = listed(name);
    if (there == null) {
      return features(source, name)
          .fold((size, more) -> it.resting(more).missing(size), gaps -> it.unknown(null, gaps));
    }
    if (there.family() != null && there.vCpus() != null) {
      return it.listed(there);
    }
    return features(source, name)
        .fold(
            (size, more) -> it.resting(more).listed(completed(there, size)),
            gaps -> it.listed(there).withGaps(gaps));
  }

  /**
   * A size as the source region lists it; asked only where the target's list does not tell enough.
   */
  private Reading<VmSize> features(SourceMachines source, String name) {
    return estate
        .sourceOffer(source.subscription())
        .then(
            o ->
                o.sizes().stream()
                    .filter(s -> s.name().equalsIgnoreCase(name))
                    .findFirst()
                    .<Reading<VmSize>>map(
                        s -> estate.sourceOffer(source.subscription()).map(x -> s))
                    .orElseGet(
                        () ->
                            Reading.unreadable(
                                Gap.unclear(
                                    name + " is among the sizes of neither region",
                                    Fact.SOURCE_OFFER.action(),
                                    "/subscriptions/" + source.subscription()))));
  }

  /** Family and cores of a size are the same everywhere. */
  private static VmSize completed(VmSize there, VmSize here) {
    return new VmSize(
        there.name(),
        there.family() == null ? here.family() : there.family(),
        there.vCpus() == null ? here.vCpus() : there.vCpus(),
        there.memoryGb() == null ? here.memoryGb() : there.memoryGb(),
        there.maxDataDisks(),
        there.maxNics(),
        there.premiumIo(),
        there.acceleratedNetworking(),
        there.generations(),
        there.architecture(),
        there.zones(),
        there.restrictions(),
        there.diskControllers());
  }

  /** One machine. */
  private final class Case {
    private final SourceMachines source;
    private final Machine machine;
    private final Subject subject;
    private final Seen known;

    Case(SourceMachines source, Machine machine, Seen known) {
      this.source = source;
      this.machine = machine;
      this.subject = Subject.of(machine);
      this.known = known;
    }

    Case resting(Seen more) {
      return new Case(source, machine, known.and(more));
    }

    /** The target region lists the size, perhaps with restrictions. */
    Placement listed(VmSize size) {
      SizeAvailability may = SizeAvailability.of(size, wantedZones(machine));
      if (!may.location().isEmpty()) {
        return shut(size, may.location().get(0));
      }
      if (!may.unclear().isEmpty()) {
        Gap gap =
            gap("the restriction " + may.unclear().get(0) + " on " + size.name() + " in " + region);
        return counted(RULE.unknown(subject, gap), size);
      }
      if (!may.wantedClosed().isEmpty()) {
        return counted(notInZone(size, may), size);
      }
      if (!may.closedZones().isEmpty()) {
        return counted(
            RULE.warn(
                subject,
                known,
                "%s is offered in %s, but not in %s (%s)"
                    .formatted(
                        size.name(),
                        region,
                        zoneList(may.closedZones()),
                        String.join(", ", may.zoneReasons())),
                "Leave the replica without a zone"
                    + (may.openZones(size).isEmpty() ? "." : ", or take " + open(size, may) + ".")),
            size);
      }
      return counted(RULE.pass(subject, known, size.name() + " is offered in " + region), size);
    }

    private Finding notInZone(VmSize size, SizeAvailability may) {
      return RULE.fail(
          subject,
          known,
          "%s cannot be used in %s of %s%s; open there: %s"
              .formatted(
                  size.name(),
                  zoneList(may.wantedClosed()),
                  region,
                  may.zoneReasons().isEmpty()
                      ? " (not offered)"
                      : " (" + String.join(", ", may.zoneReasons()) + ")",
                  open(size, may)),
          "Take another zone with --target-zone, another size, or ask Azure support for access to "
              + size.name()
              + " in "
              + zoneList(may.wantedClosed())
              + " of "
              + region
              + ".");
    }

    /** Not for this subscription anywhere in the region. */
    private Placement shut(VmSize size, String reason) {
      Closest closest = closest(size);
      String says =
          "%s may not be used in %s by this subscription (%s); %s"
              .formatted(size.name(), region, reason, closest.text());
      String remedy =
          (reason.equalsIgnoreCase("QuotaId")
                  ? "The subscription's offer forbids this size: change the offer"
                  : "Ask Azure support for access to " + size.name() + " in " + region)
              + closest.choice(
                  ", or choose %s as the target size.", ", or take another target region.");
      Finding finding = RULE.fail(subject, closest.seen(), says, remedy);
      return placed(finding, closest, size);
    }

    /** The target region does not list the size at all. */
    Placement missing(VmSize size) {
      Closest closest = closest(size);
      String says = "%s is not offered in %s; %s".formatted(size.name(), region, closest.text());
      if (!closest.gaps().isEmpty()) {
        return unknown(says, closest.gaps());
      }
      Finding finding =
          closest.size() == null
              ? RULE.fail(subject, closest.seen(), says)
              : RULE.warn(
                  subject,
                  closest.seen(),
                  says,
                  "Choose %s, or another size offered there, as the target size when enabling replication; Site Recovery else takes what it finds closest."
                      .formatted(closest.size().name()));
      return placed(finding, closest, size);
    }

    /**
     * Counted with the closest size; with its own where there is none, so that the need can still
     * be told.
     */
    private Placement placed(Finding finding, Closest closest, VmSize own) {
      if (!closest.gaps().isEmpty()) {
        return new Placement(source, machine, finding, null, false, closest.gaps(), closest.seen());
      }
      VmSize size = closest.size();
      return new Placement(
          source,
          machine,
          finding,
          size == null ? own : size,
          size != null,
          List.of(),
          closest.seen());
    }

    private Placement counted(Finding finding, VmSize size) {
      return new Placement(source, machine, finding, size, true, List.of(), known);
    }

    Placement unknown(Gap gap) {
      return unknown(null, List.of(gap));
    }

    Placement unknown(@Nullable String says, List<Gap> gaps) {
      Finding finding =
          says == null ? RULE.unknown(subject, gaps) : RULE.unknown(subject, gaps, says);
      return new Placement(source, machine, finding, null, false, gaps, known);
    }

    private Closest closest(VmSize size) {
      return source
          .parts()
          .fold(
              (all, more) -> {
                ClosestSize found =
                    ClosestSize.to(
                        size, source.needs(machine), offer.sizes(), wantedZones(machine));
                List<Gap> gaps = found.unclear().stream().map(SizeOffered.this::gap).toList();
                return new Closest(found.size(), gaps, known.and(more));
              },
              gaps -> new Closest(null, gaps, known));
    }
  }

  /** The closest size, or why none can be named. */
  private record Closest(@Nullable VmSize size, List<Gap> gaps, Seen seen) {
    String text() {
      if (size != null) {
        return "the closest size there that fits is " + size.name();
      }
      return gaps.isEmpty()
          ? "no size there fits the machine"
          : "the closest size there cannot be told (" + gaps.get(0).what() + ")";
    }

    String choice(String named, String none) {
      return size == null ? none : named.formatted(size.name());
    }
  }

  private Gap gap(String what) {
    return Gap.unclear(what, Fact.TARGET_OFFER.action(), "/subscriptions/" + target);
  }

  private static String open(VmSize size, SizeAvailability may) {
    List<String> open = may.openZones(size);
    return open.isEmpty() ? "no zone" : zoneList(open);
  }

  static String zoneList(List<String> zones) {
    return (zones.size() == 1 ? "zone " : "zones ") + String.join(", ", zones);
  }
}
