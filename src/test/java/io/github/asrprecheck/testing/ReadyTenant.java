package io.github.asrprecheck.testing;

import io.github.asrprecheck.demo.Resources;
import io.github.asrprecheck.demo.Subscriptions;
import io.github.asrprecheck.demo.Tenant;
import java.util.List;

/**
 * A small Azure in which everything is well: three machines that are ready but for what only their
 * inside can tell.
 */
public final class ReadyTenant {
  public static final String SUB = "30000000-0000-0000-0000-000000000003";
  private static final String PRINCIPAL = "60000000-0000-0000-0000-000000000006";

  private ReadyTenant() {}

  public static Tenant build() {
    return build(true);
  }

  /** The same, where Site Recovery would have to create the cache account. */
  public static Tenant withoutCacheAccount() {
    return build(false);
  }

  private static Tenant build(boolean cache) {
    Tenant tenant =
        new Tenant("90000000-0000-0000-0000-00000000000a", PRINCIPAL, "ops@fabrikam.example");
    Subscriptions s = new Subscriptions(tenant, SUB, "fabrikam", "Enabled");
    s.grants("", List.of("*"), List.of());
    s.denies("managed-app", List.of("Microsoft.Solutions/*"), List.of("*/read"), PRINCIPAL);
    for (String region : List.of("eastus", "centralus")) {
      s.diskKinds(
          region,
          "Standard_LRS",
          "StandardSSD_LRS",
          "Premium_LRS",
          "PremiumV2_LRS",
          "UltraSSD_LRS");
      s.size(region, "Standard_D2s_v5", "standardDSv5Family", 2, 8);
      s.size(region, "Standard_D4s_v5", "standardDSv5Family", 4, 16);
    }
    for (String name :
        List.of("cores", "virtualMachines", "lowPriorityCores", "standardDSv5Family")) {
      s.usage("Microsoft.Compute", "centralus", name, 10, 1000);
    }
    for (String name :
        List.of(
            "PremiumDiskCount",
            "PremiumV2DiskCount",
            "StandardDiskCount",
            "StandardSSDDiskCount",
            "UltraSSDDiskCount")) {
      s.usage("Microsoft.Compute", "centralus", name, 10, 50000);
    }
    for (String name :
        List.of(
            "NetworkInterfaces",
            "PublicIPAddresses",
            "StandardSkuPublicIpAddresses",
            "VirtualNetworks")) {
      s.usage("Microsoft.Network", "centralus", name, 10, 1000);
    }
    s.usage("Microsoft.Storage", "eastus", "StorageAccounts", 10, 250);
    Resources r = s.resources();
    r.group("app-rg", "eastus");
    r.group("dr-rg", "centralus");
    r.vault("dr-rg", "dr-vault", "centralus");
    if (cache) {
      r.storageAccount("app-rg", "fabrikamcache", "eastus", "StorageV2", "Standard_LRS");
    }
    r.securityGroup(
        "app-rg",
        "app-nsg",
        "eastus",
        List.of(Resources.outbound("AllowInternet", 100, "Allow", "Internet")));
    r.routeTable("app-rg", "straight-out", "eastus", "Internet", null);
    r.network(
        "app-rg",
        "app-vnet",
        "eastus",
        List.of(),
        List.of(r.subnet("app-rg", "app-vnet", "app", "app-nsg", "straight-out", "nat", null)));
    r.network(
        "dr-rg",
        "app-vnet-asr",
        "centralus",
        List.of(),
        List.of(r.subnet("dr-rg", "app-vnet-asr", "app", null, null, "nat", null)));
    String subnet = r.subnetId("app-rg", "app-vnet", "app");
    for (int i = 1; i <= 3; i++) {
      r.machine("app-0" + i, "app-rg")
          .size("Standard_D2s_v5")
          .subnet(subnet)
          .dataDisk("Premium_LRS")
          .add();
    }
    r.protectedItem(
        "dr-rg",
        "dr-vault",
        r.id("app-rg", "Microsoft.Compute/virtualMachines", "app-01"),
        "Standard_D2s_v5");
    return tenant;
  }
}
