package io.github.asrprecheck.cli;

import io.github.asrprecheck.collect.SubscriptionChoice;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Subscription;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which subscriptions a run is about: those named, else the environment's, else the only one
 * visible.
 */
final class ScopeSubscriptions {
  /** Stands for a subscription whose id could not be found out; no id has this form. */
  private static final String UNKNOWN = "unknown";

  private final Surroundings around;
  private final Reading<List<Subscription>> visible;

  ScopeSubscriptions(Surroundings around, Reading<List<Subscription>> visible) {
    this.around = around;
    this.visible = visible;
  }

  List<String> sources(List<String> named) {
    if (!named.isEmpty()) {
      Set<String> ids = new LinkedHashSet<>();
      named.forEach(n -> ids.add(resolved("--subscription", n)));
      return List.copyOf(ids);
    }
    String usual =
        SubscriptionChoice.ofEnvironment(
            around.environment(), Path.of(System.getProperty("user.home", ".")));
    if (usual != null) {
      return List.of(resolved("AZURE_SUBSCRIPTION_ID or the Azure CLI's default", usual));
    }
    return visible.fold((all, seen) -> only(all), gaps -> List.of(UNKNOWN));
  }

  @Nullable String target(@Nullable String named) {
    return named == null ? null : resolved("--target-subscription", named);
  }

  private static List<String> only(List<Subscription> all) {
    if (all.size() == 1) {
      return List.of(all.get(0).id());
    }
    String list =
        all.stream()
            .limit(20)
            .map(s -> s.name() + " (" + s.id() + ")")
            .collect(Collectors.joining(", "));
    throw new UsageError(
        "--subscription is missing and "
            + all.size()
            + " subscriptions are visible; name one or more: "
            + list
            + (all.size() > 20 ? ", ..." : "")
            + ".");
  }

  /**
   * An id stands for itself, visible or not; a name must be visible. Where nothing can be listed,
   * no name can be looked up.
   */
  private String resolved(String option, String wanted) {
    return visible.fold(
        (all, seen) -> {
          List<String> ids = SubscriptionChoice.matching(wanted, all);
          if (ids.size() == 1) {
            return ids.get(0);
          }
          if (ids.size() > 1) {
            throw new UsageError(
                option
                    + " "
                    + wanted
                    + ": "
                    + ids.size()
                    + " subscriptions have this name; give the id: "
                    + String.join(", ", ids)
                    + ".");
          }
          List<String> names = all.stream().map(Subscription::name).toList();
          throw new UsageError(
              option
                  + " "
                  + wanted
                  + ": no visible subscription has this name."
                  + NearMiss.hint(wanted, names)
                  + " See az account list -o table.");
        },
        gaps -> SubscriptionChoice.isId(wanted) ? wanted.toLowerCase(Locale.ROOT) : UNKNOWN);
  }
}
