package io.github.asrprecheck.check;

import io.github.asrprecheck.check.remedy.AzCommand;
import io.github.asrprecheck.check.remedy.Remedy;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.Usage;
import io.github.asrprecheck.scope.Region;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One quota of a subscription in a region, and what is said when it is held against a demand.
 *
 * @param names Azure's keys for it, any of which may be the one in use; compared without case
 * @param unit what it counts, in the plural
 * @param portal the provider's name in the portal's quota page
 * @param resourceType what {@code az quota} calls the kind of quota; null: only the portal is named
 */
record QuotaRow(
    Fact<List<Usage>> fact,
    String subscription,
    Region region,
    List<String> names,
    String unit,
    String portal,
    @Nullable String resourceType) {

  /** A shortage's verdict: {@link Rule#fail} or {@link Rule#warn}. */
  interface Shortage {
    Finding of(Subject subject, Seen seen, String says, Remedy remedy);
  }

  /**
   * Used and allowed, and what is free. Azure's network counters can be below zero: that frees
   * nothing.
   */
  record Room(Usage usage) {
    long used() {
      return Math.max(0, usage.current());
    }

    long free() {
      return usage.unlimited() ? Long.MAX_VALUE : Math.max(0, usage.limit() - used());
    }

    boolean holds(long need) {
      return need <= free();
    }
  }

  /**
   * The row, or the tightest of several; unreadable when it is absent, which means neither zero nor
   * unlimited.
   */
  Reading<Room> room(Reading<List<Usage>> usages) {
    return usages.then(
        all ->
            all.stream()
                .filter(u -> names.stream().anyMatch(n -> n.equalsIgnoreCase(u.name())))
                .min(Comparator.comparingLong(u -> new Room(u).free()))
                .<Reading<Room>>map(u -> usages.map(x -> new Room(u)))
                .orElseGet(() -> Reading.unreadable(missing())));
  }

  private Gap missing() {
    return Gap.unclear(
        "no quota named " + String.join(" or ", names) + " among the usages in " + region,
        fact.action(),
        "/subscriptions/" + subscription);
  }

  Finding judge(
      Rule rule, Subject subject, Demand demand, Reading<List<Usage>> usages, Shortage shortage) {
    return room(usages)
        .fold(
            (room, seen) -> {
              Seen both = demand.seen() == null ? seen : demand.seen().and(seen);
              return judge(rule, subject, demand, room, both, shortage)
                  .measured(measure(demand, room));
            },
            gaps -> rule.unknown(subject, union(gaps, demand.gaps())));
  }

  private Finding judge(
      Rule rule, Subject subject, Demand demand, Room room, Seen seen, Shortage shortage) {
    if (!room.holds(demand.atLeast())) {
      return shortage.of(subject, seen, shortText(demand, room), remedy(demand.atLeast(), room));
    }
    return demand.gaps().isEmpty()
        ? rule.pass(subject, seen, enough(demand.atLeast(), room))
        : rule.unknown(subject, demand.gaps(), atLeast(demand, room));
  }

  private Measure measure(Demand demand, Room room) {
    return new Measure(
        unit,
        region.name(),
        room.used(),
        demand.atLeast(),
        !demand.gaps().isEmpty(),
        room.usage().unlimited() ? null : room.usage().limit());
  }

  private String enough(long need, Room room) {
    return room.usage().unlimited()
        ? "%s in %s: need %d, no limit (%d used)".formatted(unit, region, need, room.used())
        : "%s in %s: need %d of %d free: %d used of %d"
            .formatted(unit, region, need, room.free(), room.used(), room.usage().limit());
  }

  private String shortText(Demand demand, Room room) {
    return "%s in %s: need %s%d, only %d free: %d used of %d%s, short by %d"
        .formatted(
            unit,
            region,
            demand.gaps().isEmpty() ? "" : "at least ",
            demand.atLeast(),
            room.free(),
            room.used(),
            room.usage().limit(),
            room.usage().limit() == 0 ? " (none granted)" : "",
            demand.atLeast() - room.free());
  }

  private String atLeast(Demand demand, Room room) {
    return "Cannot tell how many %s in %s are needed: at least %d, %s; hidden: %s"
        .formatted(
            unit,
            region,
            demand.atLeast(),
            room.usage().unlimited() ? "without a limit" : room.free() + " are free",
            demand.gaps().get(0).what());
  }

  Remedy remedy(long need, Room room) {
    long limit = room.used() + need;
    String ask =
        "Ask for %d more %s in %s: raise the limit of %s from %d to %d for subscription %s (Azure portal, Quotas, %s)"
            .formatted(
                limit - room.usage().limit(),
                unit,
                region,
                room.usage().name(),
                room.usage().limit(),
                limit,
                subscription,
                portal);
    return resourceType == null
        ? Remedy.of(ask + ".")
        : Remedy.of(ask + ", or run: ").run(command(room.usage().name(), limit));
  }

  private AzCommand command(String name, long limit) {
    return AzCommand.of("quota update")
        .with("resource-name", name)
        .with(
            "scope",
            "/subscriptions/%s/providers/%s/locations/%s"
                .formatted(subscription, provider(), region))
        .with("limit-object", "value=" + limit)
        .with("resource-type", String.valueOf(resourceType));
  }

  private String provider() {
    return fact.action().substring(0, fact.action().indexOf('/'));
  }

  static List<Gap> union(List<Gap> a, List<Gap> b) {
    Set<Gap> all = new LinkedHashSet<>(a);
    all.addAll(b);
    return new ArrayList<>(all);
  }
}
