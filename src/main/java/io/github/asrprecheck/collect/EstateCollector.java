package io.github.asrprecheck.collect;

import io.github.asrprecheck.fact.DenyAssignment;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Login;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Offer;
import io.github.asrprecheck.fact.PlanScope;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Rights;
import io.github.asrprecheck.fact.Subscription;
import io.github.asrprecheck.scope.Churn;
import io.github.asrprecheck.scope.Region;
import io.github.asrprecheck.scope.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole estate: first everything that needs nothing but the scope, side by side; then the
 * rights and offers that depend on what was found.
 */
final class EstateCollector {
  private static final int IN_FLIGHT = 8;

  private final SubscriptionReaders ofSubscription;
  private final RightsReaders rights;
  private final QuotaReaders quotas;
  private final GraphClient graph;
  private final Deadline deadline;
  private final List<String> actions;
  private final Progress progress;

  EstateCollector(
      ArmClient arm,
      GraphClient graph,
      Deadline deadline,
      List<String> actions,
      Progress progress) {
    this.ofSubscription = new SubscriptionReaders(arm);
    this.rights = new RightsReaders(arm);
    this.quotas = new QuotaReaders(arm);
    this.graph = graph;
    this.deadline = deadline;
    this.actions = actions;
    this.progress = progress;
  }

  Estate collect(Scope scope, Reading<Login> login, Reading<List<Subscription>> subscriptions) {
    Map<Estate.Key, Reading<?>> found = new HashMap<>();
    found.put(new Estate.Key(Fact.LOGIN, ""), login);
    found.put(new Estate.Key(Fact.SUBSCRIPTIONS, ""), subscriptions);
    if (login instanceof Reading.Unreadable) {
      // Nothing can be asked; every other reading says so by not being there.
      return Estate.of(scope, found);
    }
    try (Reads reads = new Reads(deadline, IN_FLIGHT)) {
      firstWave(scope, found, reads);
      Estate known = Estate.of(scope, found);
      secondWave(known, login, found, reads);
    }
    return Estate.of(scope, found);
  }

  // First wave.

  private void firstWave(Scope scope, Map<Estate.Key, Reading<?>> found, Reads reads) {
    progress.reading("machines, disks and networks");
    InventoryReader.Pending inventory = new InventoryReader(graph, reads, scope).start();
    progress.reading("regions, providers, rights and quota");
    Map<String, Supplier<Reading<Rights>>> own = new LinkedHashMap<>();
    List<Runnable> rest = new ArrayList<>();
    for (String subscription : scope.allSubscriptions()) {
      own.put(
          subscription,
          start(
              reads,
              Fact.RIGHTS,
              subscription,
              () -> rights.ofCaller(Subscription.scope(subscription))));
      read(
          rest,
          found,
          reads,
          Fact.DENY_ASSIGNMENTS,
          subscription,
          () -> rights.denyAssignments(subscription));
      read(
          rest,
          found,
          reads,
          Fact.LOCATIONS,
          subscription,
          () -> ofSubscription.locations(subscription));
      read(
          rest,
          found,
          reads,
          Fact.PROVIDERS,
          subscription,
          () -> ofSubscription.providers(subscription));
    }
    Region target = scope.target();
    for (String subscription : scope.targetSubscriptions()) {
      read(
          rest,
          found,
          reads,
          Fact.TARGET_OFFER,
          subscription,
          () -> quotas.offer(subscription, target));
      read(
          rest,
          found,
          reads,
          Fact.COMPUTE_USAGE,
          subscription,
          () -> quotas.compute(subscription, target));
      read(
          rest,
          found,
          reads,
          Fact.NETWORK_USAGE,
          subscription,
          () -> quotas.network(subscription, target));
    }
    rest.forEach(Runnable::run);
    Map<String, Completeness> gates = new HashMap<>();
    own.forEach(
        (subscription, reading) -> {
          Reading<Rights> mine = reading.get();
          Reading<List<DenyAssignment>> denied =
              Estate.of(scope, found).denyAssignments(subscription);
          found.put(new Estate.Key(Fact.RIGHTS, "/subscriptions/" + subscription), mine);
          gates.put(subscription, new Completeness(Subscription.scope(subscription), mine, denied));
        });
    inventory.finish(gates, rights::ofCaller, found);
  }

  private <T> void read(
      List<Runnable> rest,
      Map<Estate.Key, Reading<?>> found,
      Reads reads,
      Fact<T> fact,
      String subscription,
      Supplier<Reading<T>> reader) {
    Supplier<Reading<T>> pending = start(reads, fact, subscription, reader);
    rest.add(() -> found.put(new Estate.Key(fact, subscription), pending.get()));
  }

  private static <T> Supplier<Reading<T>> start(
      Reads reads, Fact<T> fact, String subscription, Supplier<Reading<T>> reader) {
    return reads.start(
        fact.name() + " of subscription " + subscription,
        fact.action(),
        "/subscriptions/" + subscription,
        reader);
  }

  // Second wave.

  private void secondWave(
      Estate known, Reading<Login> login, Map<Estate.Key, Reading<?>> found, Reads reads) {
    progress.reading("rights on groups, vault, network and cache account");
    List<Runnable> rest = new ArrayList<>();
    for (String subscription : known.scope().subscriptions()) {
      if (lacksSizes(known, subscription)) {
        read(
            rest,
            found,
            reads,
            Fact.SOURCE_OFFER,
            subscription,
            () -> quotas.offer(subscription, known.scope().source()));
      }
      if (lacksCache(known, subscription)) {
        read(
            rest,
            found,
            reads,
            Fact.STORAGE_USAGE,
            subscription,
            () -> quotas.storage(subscription, known.scope().source()));
      }
    }
    Set<ResourceId> scopes = new LinkedHashSet<>();
    known.scope().allSubscriptions().forEach(s -> scopes.add(Subscription.scope(s)));
    PlanScope.of(known)
        .fold(
            (all, seen) -> {
              all.forEach(s -> scopes.add(s.at()));
              return true;
            },
            gaps -> false);
    String other = otherPrincipal(known.scope(), login);
    if (other == null) {
      rightsOfCaller(known, scopes, found, reads, rest);
    } else {
      rightsOfOther(other, scopes, known.scope(), found, reads);
    }
    rest.forEach(Runnable::run);
  }

  /** The sizes' features are then needed from where the machines are. */
  private static boolean lacksSizes(Estate known, String subscription) {
    Reading<List<Machine>> machines = known.machines(subscription);
    Reading<Offer> offer = known.targetOffer(known.scope().targetOf(subscription));
    return Reading.join(machines, offer, EstateCollector::someSizeMissing)
        .fold((missing, seen) -> missing, gaps -> false);
  }

  /** Site Recovery would then create an account, which takes room for one. */
  private static boolean lacksCache(Estate known, String subscription) {
    for (Churn churn : Churn.values()) {
      boolean lacks =
          known
              .plannedCache(subscription, churn)
              .fold((c, seen) -> c.chosen() == null, gaps -> false);
      if (lacks) {
        return true;
      }
    }
    return false;
  }

  private static boolean someSizeMissing(List<Machine> machines, Offer offer) {
    Set<String> offered = new LinkedHashSet<>();
    offer.sizes().stream()
        .filter(s -> s.family() != null && s.vCpus() != null)
        .forEach(s -> offered.add(s.name().toLowerCase(Locale.ROOT)));
    return machines.stream()
        .anyMatch(m -> m.size() != null && !offered.contains(m.size().toLowerCase(Locale.ROOT)));
  }

  /**
   * What a subscription grants holds below it; only where it lacks something is each scope asked
   * itself.
   */
  private void rightsOfCaller(
      Estate known,
      Set<ResourceId> scopes,
      Map<Estate.Key, Reading<?>> found,
      Reads reads,
      List<Runnable> rest) {
    for (ResourceId scope : scopes) {
      ResourceId subscription = Subscription.scope(scope.subscription());
      Reading<Rights> above = known.rights(subscription);
      boolean enough = above.fold((r, seen) -> actions.stream().allMatch(r::allow), gaps -> true);
      if (scope.equals(subscription) || enough) {
        found.put(new Estate.Key(Fact.RIGHTS, scope.key()), above);
        continue;
      }
      Supplier<Reading<Rights>> pending =
          reads.start(
              "rights on " + scope,
              Fact.RIGHTS.action(),
              scope.text(),
              () -> rights.ofCaller(scope));
      rest.add(() -> found.put(new Estate.Key(Fact.RIGHTS, scope.key()), pending.get()));
    }
  }

  private void rightsOfOther(
      String principal,
      Set<ResourceId> scopes,
      Scope scope,
      Map<Estate.Key, Reading<?>> found,
      Reads reads) {
    Map<String, Supplier<Reading<OtherPrincipal>>> pending = new LinkedHashMap<>();
    for (String subscription : scope.allSubscriptions()) {
      pending.put(
          subscription,
          reads.start(
              "rights of " + principal + " in subscription " + subscription,
              "Microsoft.Authorization/roleAssignments/read",
              "/subscriptions/" + subscription,
              () -> OtherPrincipal.read(rights, subscription, principal)));
    }
    for (ResourceId at : scopes) {
      Supplier<Reading<OtherPrincipal>> held = pending.get(at.subscription());
      if (held != null) {
        found.put(
            new Estate.Key(Fact.RIGHTS, at.key()), held.get().then(p -> p.at(at, held.get())));
      }
    }
  }

  /** The principal that the plan names, unless it is the one who is signed in. */
  private static @Nullable String otherPrincipal(Scope scope, Reading<Login> login) {
    String named = scope.plan().principal();
    boolean self =
        login.fold(
            (l, seen) -> named != null && named.equalsIgnoreCase(l.principal()), gaps -> false);
    return self ? null : named;
  }
}
