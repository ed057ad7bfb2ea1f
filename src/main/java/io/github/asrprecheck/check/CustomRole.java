package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.PlanScope;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Subscription;
import io.github.asrprecheck.rule.RequiredAction;
import io.github.asrprecheck.rule.RuleBook;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A role to be defined in Azure that grants just what is needed.
 *
 * @param assignableScopes where it may be assigned
 */
public record CustomRole(
    String name, String description, List<String> actions, List<String> assignableScopes) {

  /** What this tool itself asks Azure for, and nothing that writes. */
  private static final List<Fact<?>> READ =
      List.of(
          Fact.SUBSCRIPTIONS,
          Fact.LOCATIONS,
          Fact.PROVIDERS,
          Fact.RESOURCE_GROUPS,
          Fact.MACHINES,
          Fact.DISKS,
          Fact.NICS,
          Fact.NETWORKS,
          Fact.SECURITY_GROUPS,
          Fact.ROUTE_TABLES,
          Fact.VAULTS,
          Fact.STORAGE_ACCOUNTS,
          Fact.PROTECTED_ITEMS,
          Fact.TARGET_OFFER,
          Fact.SOURCE_OFFER,
          Fact.COMPUTE_USAGE,
          Fact.NETWORK_USAGE,
          Fact.STORAGE_USAGE,
          Fact.RIGHTS,
          Fact.DENY_ASSIGNMENTS);

  /** Beside the facts: the query service, and for --principal what somebody else was granted. */
  private static final List<String> READ_BESIDES =
      List.of(
          "Microsoft.ResourceGraph/resources/read",
          "Microsoft.Authorization/roleAssignments/read",
          "Microsoft.Authorization/roleDefinitions/read");

  /**
   * For whoever enables replication by this plan. An action is left out only where it was seen not
   * to be needed.
   */
  public static CustomRole enabler(Estate estate, RuleBook book) {
    Map<PlanScope.Role, Reading<List<PlanScope>>> plan = PlanScope.byRole(estate);
    PlanConditions conditions = new PlanConditions(estate);
    return new CustomRole(
        "Site Recovery enabler (asr-precheck)",
        "May enable Azure Site Recovery for machines of "
            + estate.scope().source()
            + " with target "
            + estate.scope().target()
            + "; made by asr-precheck from the rights documented on "
            + book.actions().asOf()
            + ".",
        sorted(
            book.actions().rows().stream()
                .filter(
                    row ->
                        mayBeNeeded(row, plan.get(PlanScope.Role.valueOf(row.scope())), conditions))
                .map(RequiredAction::action)
                .toList()),
        estate.scope().allSubscriptions().stream().map(s -> Subscription.scope(s).text()).toList());
  }

  /** For whoever runs this tool. */
  public static CustomRole reader(List<String> subscriptions) {
    return new CustomRole(
        "asr-precheck reader",
        "May read what asr-precheck looks at, and change nothing.",
        sorted(Stream.concat(READ.stream().map(Fact::action), READ_BESIDES.stream()).toList()),
        subscriptions.stream().map(s -> Subscription.scope(s).text()).toList());
  }

  private static boolean mayBeNeeded(
      RequiredAction row,
      @org.jspecify.annotations.Nullable Reading<List<PlanScope>> scopes,
      PlanConditions conditions) {
    if (scopes == null || row.when().equals("always")) {
      return true;
    }
    return scopes.fold(
        (all, seen) -> all.stream().anyMatch(s -> mayBeNeeded(row, s, conditions)), gaps -> true);
  }

  private static boolean mayBeNeeded(
      RequiredAction row, PlanScope scope, PlanConditions conditions) {
    return row.when().equals("missing")
        ? scope.missing()
        : conditions.hold(row.when(), scope).fold((holds, seen) -> holds, gaps -> true);
  }

  private static List<String> sorted(Collection<String> actions) {
    Map<String, String> once = new TreeMap<>();
    actions.forEach(a -> once.putIfAbsent(a.toLowerCase(Locale.ROOT), a));
    return List.copyOf(once.values());
  }
}
