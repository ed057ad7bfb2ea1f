package io.github.asrprecheck.collect;

import com.azure.resourcemanager.resources.fluent.models.LocationInner;
import com.azure.resourcemanager.resources.fluent.models.ProviderInner;
import com.azure.resourcemanager.resources.models.ProviderResourceType;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Location;
import io.github.asrprecheck.fact.Provider;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Subscription;
import io.github.asrprecheck.scope.Region;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Subscriptions, and what Azure says of a subscription itself: its regions and its providers. */
final class SubscriptionReaders {
  private static final Set<String> NAMESPACES =
      Set.of(
          "microsoft.recoveryservices",
          "microsoft.compute",
          "microsoft.network",
          "microsoft.storage");

  private final ArmClient arm;

  SubscriptionReaders(ArmClient arm) {
    this.arm = arm;
  }

  Reading<List<Subscription>> subscriptions() {
    Call call =
        new Call("subscriptions", "/subscriptions", "2022-12-01", Fact.SUBSCRIPTIONS.action(), "/");
    return arm.listNonEmpty(call, Row::read, SubscriptionReaders::subscription);
  }

  Reading<List<Location>> locations(String subscription) {
    Call call =
        call(
            "regions of the subscription",
            subscription,
            "/locations",
            "2022-12-01",
            Fact.LOCATIONS);
    return arm.listNonEmpty(call, LocationInner::fromJson, SubscriptionReaders::location);
  }

  Reading<List<Provider>> providers(String subscription) {
    Call call =
        call(
            "resource providers of the subscription",
            subscription,
            "/providers",
            "2021-04-01",
            Fact.PROVIDERS);
    return arm.listNonEmpty(call, ProviderInner::fromJson, SubscriptionReaders::provider);
  }

  static Subscription subscription(Row row) {
    String id = row.text("subscriptionId").toLowerCase(Locale.ROOT);
    String name = row.filledOrNull("displayName");
    return new Subscription(
        id,
        name == null ? id : name,
        row.filledOrNull("tenantId"),
        row.filledOrNull("state"),
        row.filledOrNull("subscriptionPolicies.quotaId"),
        row.filledOrNull("subscriptionPolicies.spendingLimit"));
  }

  static Location location(LocationInner model) {
    if (model.name() == null) {
      throw new Malformed("name is absent");
    }
    boolean typed = model.metadata() != null && model.metadata().regionType() != null;
    List<String> zones =
        model.availabilityZoneMappings() == null
            ? List.of()
            : model.availabilityZoneMappings().stream()
                .filter(Objects::nonNull)
                .map(z -> z.logicalZone())
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    return new Location(
        Region.of(model.name()),
        model.displayName() == null ? model.name() : model.displayName(),
        typed ? model.metadata().regionType().toString() : null,
        zones);
  }

  static @Nullable Provider provider(ProviderInner model) {
    if (model.namespace() == null) {
      throw new Malformed("namespace is absent");
    }
    if (!NAMESPACES.contains(model.namespace().toLowerCase(Locale.ROOT))) {
      return null;
    }
    return new Provider(model.namespace(), model.registrationState(), vaultRegions(model));
  }

  private static List<String> vaultRegions(ProviderInner model) {
    if (!model.namespace().equalsIgnoreCase("Microsoft.RecoveryServices")) {
      return List.of();
    }
    if (model.resourceTypes() == null) {
      throw new Malformed("resourceTypes of " + model.namespace() + " is absent");
    }
    return model.resourceTypes().stream()
        .filter(t -> t != null && "vaults".equalsIgnoreCase(t.resourceType()))
        .map(ProviderResourceType::locations)
        .filter(Objects::nonNull)
        .flatMap(List::stream)
        .toList();
  }

  private static Call call(
      String what, String subscription, String path, String version, Fact<?> fact) {
    String scope = "/subscriptions/" + subscription;
    return new Call(what + " " + subscription, scope + path, version, fact.action(), scope);
  }
}
