package io.github.asrprecheck.scope;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one run looks at: the machines of {@code source} in {@code subscriptions}, to be replicated
 * to {@code target} in the subscription of each or in one other.
 *
 * @param subscriptions ids (lower case) of the subscriptions that hold the machines
 * @param targetSubscription id of the one subscription that all replicas go to, or null: each
 *     machine's own
 * @param resourceGroups names; empty: every group
 * @param machinePatterns machine names or globs ({@code web-*}); empty: every machine
 * @param tags every one of which a machine must carry; empty: every machine
 */
public record Scope(
    Cloud cloud,
    Region source,
    Region target,
    List<String> subscriptions,
    @org.jspecify.annotations.Nullable String targetSubscription,
    Set<String> resourceGroups,
    List<String> machinePatterns,
    Map<String, String> tags,
    Plan plan) {

  public Scope {
    subscriptions = List.copyOf(subscriptions);
    resourceGroups = Set.copyOf(resourceGroups);
    machinePatterns = List.copyOf(machinePatterns);
    tags = Map.copyOf(tags);
  }

  /** The subscription that the replica of a machine in {@code sourceSubscription} goes to. */
  public String targetOf(String sourceSubscription) {
    return targetSubscription == null ? sourceSubscription : targetSubscription;
  }

  /** The subscriptions that replicas go to, each once. */
  public List<String> targetSubscriptions() {
    return targetSubscription == null ? subscriptions : List.of(targetSubscription);
  }

  /** Source and target subscriptions, each once, sources first. */
  public List<String> allSubscriptions() {
    Set<String> all = new LinkedHashSet<>(subscriptions);
    all.addAll(targetSubscriptions());
    return new ArrayList<>(all);
  }
}
