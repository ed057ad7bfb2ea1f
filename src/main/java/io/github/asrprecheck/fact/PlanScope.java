package io.github.asrprecheck.fact;

import io.github.asrprecheck.scope.Churn;
import io.github.asrprecheck.scope.Scope;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A scope at which enabling replication needs rights, and what it is to the plan. The collector
 * reads rights at exactly these; the permissions check asks for them.
 *
 * @param missing the thing itself does not exist yet, so {@code at} is where it would be created
 */
public record PlanScope(Role role, ResourceId at, boolean missing) {

  /** What a scope is to the plan. */
  public enum Role {
    SOURCE_GROUP,
    TARGET_GROUP,
    VAULT,
    TARGET_NETWORK,
    CACHE_ACCOUNT
  }

  /** Every scope that matters, each once; unreadable when the machines or the candidates are. */
  public static Reading<List<PlanScope>> of(Estate estate) {
    return byRole(estate).values().stream()
        .reduce((a, b) -> Reading.join(a, b, PlanScope::union))
        .orElseThrow();
  }

  /**
   * The same by what they are to the plan: what hides the cache accounts need not hide the vault.
   */
  public static Map<Role, Reading<List<PlanScope>>> byRole(Estate estate) {
    Scope scope = estate.scope();
    Map<Role, Reading<List<PlanScope>>> roles = new EnumMap<>(Role.class);
    for (String subscription : scope.subscriptions()) {
      add(roles, Role.SOURCE_GROUP, estate.machines(subscription).map(PlanScope::sourceGroups));
      add(roles, Role.CACHE_ACCOUNT, cacheAccount(estate, subscription));
    }
    for (String subscription : scope.targetSubscriptions()) {
      add(roles, Role.TARGET_GROUP, targetGroup(estate, subscription));
      add(
          roles,
          Role.TARGET_NETWORK,
          estate
              .plannedNetwork(subscription)
              .map(
                  c ->
                      one(
                          Role.TARGET_NETWORK,
                          c.chosen() == null ? null : c.chosen().id(),
                          subscription)));
    }
    String firstTarget = scope.targetSubscriptions().get(0);
    add(
        roles,
        Role.VAULT,
        estate
            .plannedVault()
            .map(c -> one(Role.VAULT, c.chosen() == null ? null : c.chosen().id(), firstTarget)));
    return roles;
  }

  private static void add(
      Map<Role, Reading<List<PlanScope>>> roles, Role role, Reading<List<PlanScope>> more) {
    roles.merge(role, more, (a, b) -> Reading.join(a, b, PlanScope::union));
  }

  private static Reading<List<PlanScope>> cacheAccount(Estate estate, String subscription) {
    Churn churn = estate.scope().plan().churn();
    return estate
        .plannedCache(subscription, churn)
        .map(
            c ->
                one(Role.CACHE_ACCOUNT, c.chosen() == null ? null : c.chosen().id(), subscription));
  }

  private static Reading<List<PlanScope>> targetGroup(Estate estate, String subscription) {
    String wanted = estate.scope().plan().targetResourceGroup();
    if (wanted == null) {
      // Site Recovery then makes a group per source group, with "-asr" behind its name.
      return estate
          .resourceGroups(subscription)
          .map(groups -> one(Role.TARGET_GROUP, null, subscription));
    }
    return estate
        .resourceGroups(subscription)
        .map(
            groups ->
                one(
                    Role.TARGET_GROUP,
                    groups.stream()
                        .map(ResourceGroup::id)
                        .filter(id -> id.name().equalsIgnoreCase(ResourceId.of(wanted).name()))
                        .findFirst()
                        .orElse(null),
                    subscription));
  }

  private static List<PlanScope> sourceGroups(List<Machine> machines) {
    Set<PlanScope> groups = new LinkedHashSet<>();
    for (Machine machine : machines) {
      groups.add(new PlanScope(Role.SOURCE_GROUP, machine.id().group(), false));
    }
    return new ArrayList<>(groups);
  }

  private static List<PlanScope> one(
      Role role, @org.jspecify.annotations.Nullable ResourceId id, String subscription) {
    return List.of(
        id == null
            ? new PlanScope(role, Subscription.scope(subscription), true)
            : new PlanScope(role, id, false));
  }

  private static List<PlanScope> union(List<PlanScope> a, List<PlanScope> b) {
    Set<PlanScope> all = new LinkedHashSet<>(a);
    all.addAll(b);
    return new ArrayList<>(all);
  }
}
