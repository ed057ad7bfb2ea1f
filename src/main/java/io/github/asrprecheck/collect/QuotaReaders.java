package io.github.asrprecheck.collect;

import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Offer;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Usage;
import io.github.asrprecheck.fact.VmSize;
import io.github.asrprecheck.scope.Region;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a region offers to a subscription, and how much of it is left. */
final class QuotaReaders {
  private final ArmClient arm;

  QuotaReaders(ArmClient arm) {
    this.arm = arm;
  }

  Reading<Offer> offer(String subscription, Region region) {
    String scope = "/subscriptions/" + subscription;
    Call call =
        new Call(
            "sizes and disk kinds in " + region + " for " + scope,
            scope + "/providers/Microsoft.Compute/skus",
            "2021-07-01",
            "location eq '" + region + "'",
            Fact.TARGET_OFFER.action(),
            scope);
    return arm.listNonEmpty(call, Row::read, row -> offeredIn(region, row) ? sku(row) : null)
        .map(QuotaReaders::offer);
  }

  Reading<List<Usage>> compute(String subscription, Region region) {
    return usages(subscription, region, "Microsoft.Compute", "2024-07-01", Fact.COMPUTE_USAGE);
  }

  Reading<List<Usage>> network(String subscription, Region region) {
    return usages(subscription, region, "Microsoft.Network", "2024-05-01", Fact.NETWORK_USAGE);
  }

  Reading<List<Usage>> storage(String subscription, Region region) {
    return usages(subscription, region, "Microsoft.Storage", "2023-05-01", Fact.STORAGE_USAGE);
  }

  private Reading<List<Usage>> usages(
      String subscription, Region region, String provider, String version, Fact<?> fact) {
    String scope = "/subscriptions/" + subscription;
    Call call =
        new Call(
            provider.substring(provider.indexOf('.') + 1).toLowerCase(Locale.ROOT)
                + " usages in "
                + region
                + " of "
                + scope,
            scope + "/providers/" + provider + "/locations/" + region + "/usages",
            version,
            fact.action(),
            scope);
    return arm.listNonEmpty(call, Row::read, QuotaReaders::usage);
  }

  static Usage usage(Row row) {
    return new Usage(row.text("name.value"), row.number("currentValue"), row.number("limit"));
  }

  /** A SKU of a kind that matters here: a size, or the name of an offered disk kind. */
  record Sku(@Nullable VmSize size, @Nullable String diskKind) {}

  /**
   * Azure filters by region, but versions of the call that do not know the filter answer for every
   * region.
   */
  private static boolean offeredIn(Region region, Row row) {
    List<String> regions = row.texts("locations");
    return regions.isEmpty() || regions.stream().anyMatch(r -> Region.of(r).equals(region));
  }

  static @Nullable Sku sku(Row row) {
    String type = row.filledOrNull("resourceType");
    if ("virtualMachines".equalsIgnoreCase(type)) {
      return new Sku(size(row), null);
    }
    if (!"disks".equalsIgnoreCase(type)) {
      return null;
    }
    // A disk kind shut out of the whole region is not offered; a zone's restriction leaves the
    // others.
    return shut(restrictions(row)) ? null : new Sku(null, row.text("name"));
  }

  private static boolean shut(List<VmSize.Restriction> restrictions) {
    boolean shut = false;
    for (VmSize.Restriction restriction : restrictions) {
      switch (restriction.type().toLowerCase(Locale.ROOT)) {
        case "location" -> shut = true;
        case "zone" -> {}
        default ->
            throw new Malformed(
                "a restriction of type " + Gaps.clean(restriction.type()) + " is not known");
      }
    }
    return shut;
  }

  private static VmSize size(Row row) {
    Map<String, String> can = new HashMap<>();
    for (Row capability : row.rows("capabilities")) {
      can.put(capability.text("name"), String.valueOf(capability.textOrNull("value")));
    }
    List<String> zones = new ArrayList<>();
    row.rows("locationInfo").forEach(info -> zones.addAll(info.texts("zones")));
    return new VmSize(
        row.text("name"),
        row.filledOrNull("family"),
        whole(can.get("vCPUs")),
        decimal(can.get("MemoryGB")),
        whole(can.get("MaxDataDiskCount")),
        whole(can.get("MaxNetworkInterfaces")),
        flag(can.get("PremiumIO")),
        flag(can.get("AcceleratedNetworkingEnabled")),
        parts(can.get("HyperVGenerations")),
        can.get("CpuArchitectureType"),
        zones.stream().distinct().sorted().toList(),
        restrictions(row),
        parts(can.get("DiskControllerTypes")));
  }

  private static List<String> parts(@Nullable String text) {
    return text == null ? List.of() : List.of(text.split("\\s*,\\s*"));
  }

  private static List<VmSize.Restriction> restrictions(Row row) {
    List<VmSize.Restriction> restrictions = new ArrayList<>();
    for (Row restriction : row.needRows("restrictions")) {
      String type = restriction.filledOrNull("type");
      restrictions.add(
          new VmSize.Restriction(
              type == null ? "Unknown" : type,
              restriction.filledOrNull("reasonCode"),
              restriction.texts("restrictionInfo.zones")));
    }
    return List.copyOf(restrictions);
  }

  private static Offer offer(List<Sku> skus) {
    List<VmSize> sizes = new ArrayList<>();
    List<String> kinds = new ArrayList<>();
    for (Sku sku : skus) {
      if (sku.size() != null) {
        sizes.add(sku.size());
      }
      if (sku.diskKind() != null && !kinds.contains(sku.diskKind())) {
        kinds.add(sku.diskKind());
      }
    }
    return new Offer(List.copyOf(sizes), List.copyOf(kinds));
  }

  private static @Nullable Integer whole(@Nullable String text) {
    return text != null && text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
  }

  private static @Nullable Double decimal(@Nullable String text) {
    return text != null && text.matches("\\d{1,9}(\\.\\d{1,9})?") ? Double.valueOf(text) : null;
  }

  private static @Nullable Boolean flag(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return text.equalsIgnoreCase("true")
        ? Boolean.TRUE
        : text.equalsIgnoreCase("false") ? Boolean.FALSE : null;
  }
}
