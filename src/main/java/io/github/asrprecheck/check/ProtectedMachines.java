package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.ProtectedItem;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.VmSize;
import io.github.asrprecheck.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Machines outside the scope that already replicate to the same place: they hold no cores until a
 * failover, and want them then.
 */
final class ProtectedMachines {
  static final Rule RULE =
      Rule.named("target-quota/protected-machines")
          .title("The quotas also hold the machines that are already protected")
          .why(
              "A protected machine draws cores only when it fails over. When the source region is"
                  + " lost, all of them fail over together with the machines checked here.")
          .remedy("Ask for enough quota for both.")
          .source("https://learn.microsoft.com/azure/virtual-machines/quotas", "2026-01-16");

  private final Estate estate;
  private final Scope scope;
  private final String target;
  private final CoreQuota quota;

  ProtectedMachines(Estate estate, String target, CoreQuota quota) {
    this.estate = estate;
    this.scope = estate.scope();
    this.target = target;
    this.quota = quota;
  }

  /** Every list of protected items, of whatever subscription the vaults are in. */
  private Reading<List<ProtectedItem>> items() {
    return scope.allSubscriptions().stream()
        .map(estate::protectedItems)
        .reduce(
            (a, b) ->
                Reading.join(
                    a,
                    b,
                    (x, y) -> {
                      List<ProtectedItem> both = new ArrayList<>(x);
                      both.addAll(y);
                      return both;
                    }))
        .orElseThrow(() -> new IllegalStateException("a scope has at least one subscription"));
  }

  List<Finding> judge(CoreDemand planned, TargetMachines machines) {
    Subject here = Subject.subscription(target);
    Set<ResourceId> inScope = machines.ids();
    return items()
        .fold(
            (all, seen) -> {
              Seen both = machines.seen().map(seen::and).orElse(seen);
              List<ProtectedItem> others =
                  all.stream().filter(i -> !inScope.contains(i.machine()) && comesHere(i)).toList();
              return others.isEmpty()
                  ? List.of(
                      RULE.notApplicable(
                          here, both, "No other protected machine fails over to " + scope.target()))
                  : together(planned, others, both);
            },
            gaps -> List.of(RULE.unknown(here, gaps)));
  }

  private List<Finding> together(CoreDemand planned, List<ProtectedItem> others, Seen seen) {
    return SizeOffered.in(estate, target)
        .fold(
            (sizes, offered) -> {
              CoreDemand more = new CoreDemand(target);
              others.forEach(i -> add(more, sizes, i, seen.and(offered)));
              return together(planned, more, others.size());
            },
            gaps -> List.of(RULE.unknown(Subject.subscription(target), gaps)));
  }

  private List<Finding> together(CoreDemand planned, CoreDemand more, int count) {
    Map<String, Demand> families = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.families().forEach((f, need) -> families.put(f, need.and(planned.family(f))));
    List<Finding> findings = new ArrayList<>();
    families.forEach(
        (f, need) -> findings.add(row(quota.family(f), quota.subject(f), need, count)));
    Subject here = Subject.subscription(target);
    if (families.isEmpty()) {
      findings.add(RULE.unknown(here, more.anyFamily()));
    }
    findings.add(row(quota.regional(), here, more.regional().and(planned.regional()), count));
    findings.add(row(quota.count(), here, more.machines().and(planned.machines()), count));
    return findings;
  }

  private Finding row(QuotaRow row, Subject subject, Demand both, int count) {
    Finding finding = row.judge(RULE, subject, both, quota.usages(), RULE::warn);
    String prefix =
        "With the "
            + count
            + (count == 1 ? " other machine" : " other machines")
            + " already protected: ";
    return finding.verdict() instanceof Verdict.Unknown
        ? finding
        : finding.saying(prefix + finding.says());
  }

  private static void add(CoreDemand more, SizeOffered sizes, ProtectedItem item, Seen seen) {
    String size = item.targetSize();
    VmSize listed = size == null ? null : sizes.listed(size);
    more.add(listed, listed == null ? List.of(unknown(item)) : List.of(), seen);
  }

  private static Gap unknown(ProtectedItem item) {
    String size = item.targetSize();
    return Gap.unclear(
        "the cores of "
            + (size == null ? "the target size" : size)
            + " of the protected machine "
            + item.machine().name().toLowerCase(Locale.ROOT),
        Fact.PROTECTED_ITEMS.action(),
        item.id().text());
  }

  /** An item that does not tell its region or group may come here: it is counted. */
  private boolean comesHere(ProtectedItem item) {
    boolean region = item.targetRegion() == null || item.targetRegion().equals(scope.target());
    return region && subscription(item.targetGroup(), item).equals(target);
  }

  private String subscription(@Nullable ResourceId group, ProtectedItem item) {
    return group == null ? scope.targetOf(item.machine().subscription()) : group.subscription();
  }
}
