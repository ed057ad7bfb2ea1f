package io.github.asrprecheck.fact;

import io.github.asrprecheck.scope.Churn;
import io.github.asrprecheck.scope.Region;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which vault, cache account and network a run takes where the plan names none: the one that Site
 * Recovery could use best. The collector asks for the caller's rights on these, the checks judge
 * these; so the choice is made in one place.
 */
final class PlanChoice {
  private PlanChoice() {}

  static Reading<Choice<Vault>> vault(Estate estate) {
    Region source = estate.scope().source();
    Region target = estate.scope().target();
    return choose(
        estate.scope().allSubscriptions(),
        estate::vaults,
        estate.scope().plan().vault(),
        Fact.VAULTS,
        Vault::id,
        // A vault in the source region is lost with it: Site Recovery refuses it.
        v -> !v.region().equals(source),
        v -> v.region().equals(target) ? 0 : 1);
  }

  static Reading<Choice<StorageAccount>> cache(Estate estate, String subscription, Churn churn) {
    Region source = estate.scope().source();
    return choose(
        estate.scope().subscriptions(),
        estate::storageAccounts,
        estate.scope().plan().cacheStorageAccount(),
        Fact.STORAGE_ACCOUNTS,
        StorageAccount::id,
        a -> a.region().equals(source) && serves(a, churn),
        a -> a.id().subscription().equals(subscription) ? 0 : 1);
  }

  static Reading<Choice<VirtualNetwork>> network(Estate estate, String subscription) {
    Region target = estate.scope().target();
    return choose(
        List.of(subscription),
        estate::networks,
        estate.scope().plan().targetNetwork(),
        Fact.NETWORKS,
        VirtualNetwork::id,
        n -> n.region().equals(target),
        // The portal itself proposes a network with this ending.
        n -> n.id().name().toLowerCase(Locale.ROOT).endsWith("-asr") ? 0 : 1);
  }

  private static boolean serves(StorageAccount account, Churn churn) {
    boolean premium = account.sku() != null && account.sku().startsWith("Premium");
    return churn == Churn.HIGH
        ? "BlockBlobStorage".equals(account.kind()) && premium
        : ("StorageV2".equals(account.kind()) || "Storage".equals(account.kind())) && !premium;
  }

  private static <T> Reading<Choice<T>> choose(
      List<String> subscriptions,
      Function<String, Reading<List<T>>> lists,
      @Nullable String wanted,
      Fact<?> fact,
      Function<T, ResourceId> id,
      Predicate<T> fits,
      ToIntFunction<T> rank) {
    List<Reading<List<T>>> each = new ArrayList<>();
    for (String subscription : subscriptions) {
      each.add(lists.apply(subscription));
    }
    Reading<List<T>> everywhere =
        each.stream()
            .reduce((a, b) -> Reading.join(a, b, PlanChoice::concat))
            .orElseThrow(() -> new IllegalStateException("a scope has at least one subscription"));
    return everywhere.then(
        all ->
            wanted == null
                ? everywhere.map(x -> best(all, id, fits, rank))
                : named(everywhere, all, wanted, fact, id));
  }

  private static <T> Choice<T> best(
      List<T> all, Function<T, ResourceId> id, Predicate<T> fits, ToIntFunction<T> rank) {
    List<T> fitting =
        all.stream().filter(fits).sorted(Comparator.comparingInt(rank).thenComparing(id)).toList();
    List<T> rejected = all.stream().filter(fits.negate()).toList();
    return new Choice<>(fitting.isEmpty() ? null : fitting.get(0), fitting, rejected, false);
  }

  private static <T> Reading<Choice<T>> named(
      Reading<List<T>> everywhere,
      List<T> all,
      String wanted,
      Fact<?> fact,
      Function<T, ResourceId> id) {
    List<T> found =
        all.stream()
            .filter(
                t ->
                    wanted.startsWith("/")
                        ? id.apply(t).equals(ResourceId.of(wanted))
                        : id.apply(t).name().equalsIgnoreCase(wanted))
            .toList();
    if (found.size() == 1) {
      return everywhere.map(x -> new Choice<T>(found.get(0), found, List.of(), true));
    }
    String what =
        found.isEmpty()
            ? wanted + ", which the plan names, is not among the readable " + fact.name()
            : wanted + " names " + found.size() + " " + fact.name() + "; give its full id";
    return Reading.unreadable(
        Gap.dangling(
            what, fact.action(), wanted.startsWith("/") ? wanted : "the subscriptions in scope"));
  }

  private static <T> List<T> concat(List<T> a, List<T> b) {
    List<T> both = new ArrayList<>(a);
    both.addAll(b);
    return both;
  }
}
