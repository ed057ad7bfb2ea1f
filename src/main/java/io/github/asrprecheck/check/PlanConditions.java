package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Disk;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.PlanScope;
import io.github.asrprecheck.fact.Provider;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Subscription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether the conditions hold under which some actions are needed at all: read only where an answer
 * hangs on them.
 */
final class PlanConditions {
  private static final Set<String> UNREGISTERED =
      Set.of("notregistered", "unregistered", "unregistering");
  private static final Set<String> REGISTERED = Set.of("registered", "registering");

  private final Estate estate;

  /** The disks of each subscription, looked up for every group of machines in it. */
  private final Map<String, Reading<Map<ResourceId, Disk>>> disks = new HashMap<>();

  PlanConditions(Estate estate) {
    this.estate = estate;
  }

  /** Whether the condition of a row, such as {@code cmk}, holds at a scope. */
  Reading<Boolean> hold(String when, PlanScope scope) {
    return switch (when) {
      case "cmk" -> someDisk(scope, d -> d.encryptionSet() != null, false);
      case "ade" -> someDisk(scope, Disk::azureDiskEncryption, true);
      case "no-shared-keys" -> keysAreOff(scope);
      case "provider-not-registered" -> notRegistered(scope.at().subscription());
      default -> throw new IllegalArgumentException("no such condition: " + when);
    };
  }

  /** Whether Microsoft.RecoveryServices still has to be registered in a subscription. */
  Reading<Boolean> notRegistered(String subscription) {
    Reading<List<Provider>> providers = estate.providers(subscription);
    return providers.then(all -> state(providers, all, subscription));
  }

  private static Reading<Boolean> state(
      Reading<List<Provider>> providers, List<Provider> all, String subscription) {
    String state =
        all.stream()
            .filter(p -> p.namespace().equalsIgnoreCase("Microsoft.RecoveryServices"))
            .map(p -> String.valueOf(p.registrationState()).toLowerCase(Locale.ROOT))
            .findFirst()
            .orElse("absent");
    if (UNREGISTERED.contains(state) || REGISTERED.contains(state)) {
      return providers.map(x -> UNREGISTERED.contains(state));
    }
    return Reading.unreadable(
        Gap.unclear(
            "registration state of Microsoft.RecoveryServices (" + state + ")",
            Fact.PROVIDERS.action(),
            Subscription.scope(subscription).text()));
  }

  private Reading<Boolean> keysAreOff(PlanScope scope) {
    return estate.scope().subscriptions().stream()
        .map(s -> estate.plannedCache(s, estate.scope().plan().churn()))
        .map(
            cache ->
                cache.map(
                    c ->
                        c.chosen() != null
                            && c.chosen().id().equals(scope.at())
                            // Azure: an account without the property allows keys.
                            && Boolean.FALSE.equals(c.chosen().sharedKeys())))
        .reduce(PlanConditions::either)
        .orElseThrow();
  }

  private Reading<Boolean> someDisk(PlanScope scope, Predicate<Disk> test, boolean unmanagedToo) {
    List<Reading<Boolean>> each = new ArrayList<>();
    for (String source : sources(scope)) {
      Reading<List<Machine>> mine =
          estate.machines(source).map(ms -> ms.stream().filter(m -> concerns(scope, m)).toList());
      each.add(someDisk(mine, disks(source), test, unmanagedToo));
    }
    return each.stream().reduce(PlanConditions::either).orElseThrow();
  }

  private Reading<Map<ResourceId, Disk>> disks(String subscription) {
    return disks.computeIfAbsent(
        subscription,
        s ->
            estate
                .disks(s)
                .map(
                    all -> {
                      Map<ResourceId, Disk> byId = new HashMap<>();
                      all.forEach(d -> byId.put(d.id(), d));
                      return byId;
                    }));
  }

  private List<String> sources(PlanScope scope) {
    String subscription = scope.at().subscription();
    return estate.scope().subscriptions().stream()
        .filter(
            s ->
                scope.role() == PlanScope.Role.SOURCE_GROUP
                    ? s.equals(subscription)
                    : estate.scope().targetOf(s).equals(subscription))
        .toList();
  }

  private static boolean concerns(PlanScope scope, Machine machine) {
    return scope.role() != PlanScope.Role.SOURCE_GROUP || scope.at().holds(machine.id());
  }

  /**
   * Whether a disk of these machines passes the test; a disk that cannot be found leaves it open,
   * unless another one does.
   */
  private static Reading<Boolean> someDisk(
      Reading<List<Machine>> machines,
      Reading<Map<ResourceId, Disk>> disks,
      Predicate<Disk> test,
      boolean unmanagedToo) {
    Reading<Looked> looked =
        Reading.join(machines, disks, (ms, ds) -> look(ms, ds, test, unmanagedToo));
    return looked.then(
        l ->
            l.found() || l.gaps().isEmpty()
                ? looked.map(Looked::found)
                : Reading.unreadable(l.gaps()));
  }

  private record Looked(boolean found, List<Gap> gaps) {}

  private static Looked look(
      List<Machine> machines,
      Map<ResourceId, Disk> byId,
      Predicate<Disk> test,
      boolean unmanagedToo) {
    boolean found = false;
    List<Gap> gaps = new ArrayList<>();
    for (Machine machine : machines) {
      for (Machine.AttachedDisk attached : machine.disks()) {
        ResourceId id = attached.managedDisk();
        Disk disk = id == null ? null : byId.get(id);
        if (disk != null) {
          found |= test.test(disk);
        } else if (id != null) {
          gaps.add(Gap.dangling("disk " + id.name(), Fact.DISKS.action(), id.text()));
        } else if (unmanagedToo && !attached.ephemeral()) {
          gaps.add(
              Gap.unclear(
                  "encryption of an unmanaged disk of " + machine.name(),
                  Fact.MACHINES.action(),
                  machine.id().text()));
        }
      }
    }
    return new Looked(found, gaps);
  }

  /** Whether one of both holds; open when one is unreadable, whatever the other says. */
  private static Reading<Boolean> either(Reading<Boolean> a, Reading<Boolean> b) {
    return Reading.join(a, b, (x, y) -> x || y);
  }
}
