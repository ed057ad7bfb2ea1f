package io.github.asrprecheck.fact;

import io.github.asrprecheck.scope.Churn;
import io.github.asrprecheck.scope.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Everything that one run read, and everything that it could not. Immutable. What was never read is
 * unreadable too, as not asked.
 */
public final class Estate {

  /** A fact at a place; the place in lower case. */
  public record Key(Fact<?> fact, String at) {
    public Key {
      at = at.toLowerCase(Locale.ROOT);
    }
  }

  private final Scope scope;
  private final Map<Key, Reading<?>> readings;
  private final Consumer<Key> observer;

  private Estate(Scope scope, Map<Key, Reading<?>> readings, Consumer<Key> observer) {
    this.scope = scope;
    this.readings = readings;
    this.observer = observer;
  }

  public static Estate of(Scope scope, Map<Key, Reading<?>> readings) {
    return new Estate(scope, Map.copyOf(readings), key -> {});
  }

  /** The same estate, telling {@code observer} of each reading that somebody looks at. */
  public Estate observedBy(Consumer<Key> observer) {
    return new Estate(scope, readings, observer);
  }

  /** The same estate with one reading replaced. */
  public <T> Estate with(Fact<T> fact, String at, Reading<T> reading) {
    Map<Key, Reading<?>> changed = new HashMap<>(readings);
    changed.put(new Key(fact, at), reading);
    return new Estate(scope, Map.copyOf(changed), observer);
  }

  /** The same estate under another scope. */
  public Estate within(Scope other) {
    return new Estate(other, readings, observer);
  }

  public Scope scope() {
    return scope;
  }

  /** What was read, for those who write it down or count it. */
  public Map<Key, Reading<?>> readings() {
    return readings;
  }

  @SuppressWarnings(
      "unchecked") // a fact is only ever stored under its own type, by with() and by the
  // collector's typed put
  public <T> Reading<T> read(Fact<T> fact, String at) {
    Key key = new Key(fact, at);
    observer.accept(key);
    Reading<?> reading = readings.get(key);
    return reading == null ? Reading.unreadable(neverAsked(fact, at)) : (Reading<T>) reading;
  }

  private static Gap neverAsked(Fact<?> fact, String at) {
    return Gap.notAsked(
        at.isEmpty() ? fact.name() : fact.name() + " at " + at,
        fact.action(),
        at.isEmpty() || at.startsWith("/") ? at : "/subscriptions/" + at,
        "This run did not read it; run again with a scope that includes it.");
  }

  public Reading<Login> login() {
    return read(Fact.LOGIN, "");
  }

  /** Every subscription that the login can see. */
  public Reading<List<Subscription>> subscriptions() {
    return read(Fact.SUBSCRIPTIONS, "");
  }

  public Reading<List<Location>> locations(String subscription) {
    return read(Fact.LOCATIONS, subscription);
  }

  public Reading<List<Provider>> providers(String subscription) {
    return read(Fact.PROVIDERS, subscription);
  }

  public Reading<List<ResourceGroup>> resourceGroups(String subscription) {
    return read(Fact.RESOURCE_GROUPS, subscription);
  }

  /** The machines in scope of one source subscription, in the source region. */
  public Reading<List<Machine>> machines(String subscription) {
    return read(Fact.MACHINES, subscription);
  }

  public Reading<List<Disk>> disks(String subscription) {
    return read(Fact.DISKS, subscription);
  }

  public Reading<List<Nic>> nics(String subscription) {
    return read(Fact.NICS, subscription);
  }

  /** The virtual networks of a subscription in the source and the target region. */
  public Reading<List<VirtualNetwork>> networks(String subscription) {
    return read(Fact.NETWORKS, subscription);
  }

  public Reading<List<SecurityGroup>> securityGroups(String subscription) {
    return read(Fact.SECURITY_GROUPS, subscription);
  }

  public Reading<List<RouteTable>> routeTables(String subscription) {
    return read(Fact.ROUTE_TABLES, subscription);
  }

  /** The vaults of a subscription, in any region. */
  public Reading<List<Vault>> vaults(String subscription) {
    return read(Fact.VAULTS, subscription);
  }

  /** The storage accounts of a subscription in the source and the target region. */
  public Reading<List<StorageAccount>> storageAccounts(String subscription) {
    return read(Fact.STORAGE_ACCOUNTS, subscription);
  }

  public Reading<List<ProtectedItem>> protectedItems(String subscription) {
    return read(Fact.PROTECTED_ITEMS, subscription);
  }

  public Reading<Offer> targetOffer(String subscription) {
    return read(Fact.TARGET_OFFER, subscription);
  }

  public Reading<Offer> sourceOffer(String subscription) {
    return read(Fact.SOURCE_OFFER, subscription);
  }

  public Reading<List<Usage>> computeUsage(String subscription) {
    return read(Fact.COMPUTE_USAGE, subscription);
  }

  public Reading<List<Usage>> networkUsage(String subscription) {
    return read(Fact.NETWORK_USAGE, subscription);
  }

  public Reading<List<Usage>> storageUsage(String subscription) {
    return read(Fact.STORAGE_USAGE, subscription);
  }

  /** What the judged principal was granted at a scope. */
  public Reading<Rights> rights(ResourceId at) {
    return read(Fact.RIGHTS, at.key());
  }

  public Reading<List<DenyAssignment>> denyAssignments(String subscription) {
    return read(Fact.DENY_ASSIGNMENTS, subscription);
  }

  public Reading<GuestRoots> guestRoots(ResourceId machine) {
    return read(Fact.GUEST_ROOTS, machine.key());
  }

  /**
   * The vault that the plan names, or the best visible one; no value in the choice: Site Recovery
   * would create one.
   */
  public Reading<Choice<Vault>> plannedVault() {
    return PlanChoice.vault(this);
  }

  /**
   * The cache account for machines of {@code sourceSubscription} that replicate with {@code churn}.
   */
  public Reading<Choice<StorageAccount>> plannedCache(String sourceSubscription, Churn churn) {
    return PlanChoice.cache(this, sourceSubscription, churn);
  }

  /** The network in the target region for replicas in {@code targetSubscription}. */
  public Reading<Choice<VirtualNetwork>> plannedNetwork(String targetSubscription) {
    return PlanChoice.network(this, targetSubscription);
  }
}
