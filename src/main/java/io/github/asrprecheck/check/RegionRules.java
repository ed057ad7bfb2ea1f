package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Location;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.rule.RegionRule;
import io.github.asrprecheck.scope.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether both regions are open to the subscriptions, of one cloud, and allowed to be partners. */
record RegionRules(Estate estate, List<RegionRule> table) {
  private static final String MATRIX =
      "https://learn.microsoft.com/azure/site-recovery/azure-to-azure-support-matrix#region-support";
  private static final Rule OPEN =
      Rule.named("account/region-open")
          .title("Each region is open to its subscription")
          .why(
              "A region that the subscription's own list lacks cannot be chosen; nothing can be"
                  + " created there.")
          .remedy(
              "Ask Azure for access to the region (portal, Help + support, region access), or take"
                  + " another one.")
          .source(MATRIX, "2026-01-01");
  private static final Rule CLOUD =
      Rule.named("account/same-cloud")
          .title("Both regions are of this cloud")
          .why("Site Recovery replicates within one cloud: public, Government and China are apart.")
          .remedy("Name two regions of one cloud, and choose the cloud with --cloud.")
          .source(
              "https://learn.microsoft.com/azure/site-recovery/azure-to-azure-support-matrix",
              "2023-11-15");
  private static final Rule PARTNERS =
      Rule.named("account/region-partners")
          .title("The two regions may be source and target of each other")
          .why(
              "Any two regions may be partners but for a few: one-way regions, and regions reserved"
                  + " for customers of one other.")
          .remedy("Take another target region.")
          .source(MATRIX, "2026-01-01");

  static List<Rule> all() {
    return List.of(OPEN, CLOUD, PARTNERS);
  }

  List<Finding> judge() {
    List<Finding> findings = new ArrayList<>();
    Region source = estate.scope().source();
    Region target = estate.scope().target();
    estate.scope().subscriptions().forEach(s -> findings.add(open(s, source)));
    estate.scope().targetSubscriptions().forEach(s -> findings.add(open(s, target)));
    Subject pair = Subject.named(source + " -> " + target);
    Reading<List<Location>> everywhere = everywhere();
    findings.add(
        everywhere.fold((all, seen) -> cloud(pair, all, seen), gaps -> CLOUD.unknown(pair, gaps)));
    everywhere.fold(
        (all, seen) -> findings.addAll(partners(pair, seen)),
        gaps -> findings.add(PARTNERS.unknown(pair, gaps)));
    return findings;
  }

  private Reading<List<Location>> everywhere() {
    return estate.scope().allSubscriptions().stream()
        .map(estate::locations)
        .reduce(
            (a, b) ->
                Reading.join(
                    a,
                    b,
                    (x, y) -> {
                      List<Location> both = new ArrayList<>(x);
                      both.addAll(y);
                      return both;
                    }))
        .orElseThrow(() -> new IllegalStateException("a scope has at least one subscription"));
  }

  private Finding open(String subscription, Region region) {
    Subject subject =
        new Subject(
            "/subscriptions/" + subscription + "/locations/" + region,
            region + " (subscription " + subscription + ")");
    return estate
        .locations(subscription)
        .fold(
            (all, seen) -> open(subject, region, listed(all, region), seen),
            gaps -> OPEN.unknown(subject, gaps));
  }

  private Finding open(Subject subject, Region region, boolean listed, Seen seen) {
    Optional<RegionRule> row = row(region);
    if (!listed) {
      return OPEN.fail(subject, seen, region + " is not among the regions of the subscription");
    }
    if (row.isEmpty() || row.get().announced()) {
      return OPEN.warn(
          subject,
          seen,
          region + " is open to the subscription, but newer than this version's table of regions",
          "Look in Microsoft's support matrix whether Site Recovery serves it, or use a newer"
              + " version of asr-precheck.");
    }
    return OPEN.pass(subject, seen, region + " is open to the subscription");
  }

  private Finding cloud(Subject pair, List<Location> all, Seen seen) {
    String here = estate.scope().cloud().name();
    for (Region region : List.of(estate.scope().source(), estate.scope().target())) {
      String other = row(region).map(RegionRule::cloud).filter(c -> !c.equals(here)).orElse(null);
      if (other != null && !listed(all, region)) {
        return CLOUD.fail(
            pair, seen, region + " belongs to " + other + ", and this run looks at " + here);
      }
    }
    boolean both = listed(all, estate.scope().source()) && listed(all, estate.scope().target());
    return both
        ? CLOUD.pass(pair, seen, here + " lists both regions")
        : CLOUD.notApplicable(pair, seen, "Not every region is listed: see account/region-open");
  }

  private List<Finding> partners(Subject pair, Seen seen) {
    Optional<RegionRule> source = row(estate.scope().source());
    Optional<RegionRule> target = row(estate.scope().target());
    if (source.isEmpty() || target.isEmpty()) {
      return List.of(
          PARTNERS.warn(
              pair,
              seen,
              "This version's table has no row for "
                  + (source.isEmpty() ? estate.scope().source() : estate.scope().target()),
              "Look in Microsoft's support matrix whether the two may be partners."));
    }
    return partners(pair, source.get(), target.get(), seen);
  }

  private static List<Finding> partners(
      Subject pair, RegionRule source, RegionRule target, Seen seen) {
    List<Finding> findings = new ArrayList<>();
    if (!source.source()) {
      findings.add(broken(source, pair, seen, source.displayName() + " can be a target only"));
    }
    if (!target.target()) {
      findings.add(
          broken(
              target,
              pair,
              seen,
              target.displayName() + " can be a source only, but for failing back to it"));
    }
    if (!source.allowedTargets().isEmpty() && !source.allowedTargets().contains(target.name())) {
      findings.add(
          broken(
              source,
              pair,
              seen,
              "From "
                  + source.displayName()
                  + " only to "
                  + String.join(", ", source.allowedTargets())));
    }
    reserved(source, target, pair, seen, findings);
    reserved(target, source, pair, seen, findings);
    if (findings.isEmpty()) {
      findings.add(PARTNERS.pass(pair, seen, "Nothing in the table of regions keeps them apart"));
    }
    return findings;
  }

  private static void reserved(
      RegionRule region, RegionRule partner, Subject pair, Seen seen, List<Finding> findings) {
    String home = region.reservedFor();
    if (home == null) {
      return;
    }
    if (!home.equals(partner.name())) {
      findings.add(
          broken(
              region,
              pair,
              seen,
              region.displayName()
                  + " is reserved for disaster recovery of "
                  + home
                  + ", not of "
                  + partner.displayName()));
      return;
    }
    findings.add(
        PARTNERS.warn(
            pair,
            seen,
            region.displayName()
                + " is restricted: both subscriptions must be on Azure's list for it, which cannot"
                + " be seen from here",
            "Make sure that both subscriptions were admitted by a region access request."));
  }

  /** A limit that stands only in an undated or older document warns. */
  private static Finding broken(RegionRule region, Subject pair, Seen seen, String says) {
    return region.firm()
        ? PARTNERS.fail(pair, seen, says)
        : PARTNERS.warn(pair, seen, says + " (by an older or undated document)");
  }

  private Optional<RegionRule> row(Region region) {
    return table.stream().filter(r -> r.name().equals(region.name())).findFirst();
  }

  private static boolean listed(List<Location> all, Region region) {
    return all.stream().anyMatch(l -> l.region().equals(region));
  }
}
