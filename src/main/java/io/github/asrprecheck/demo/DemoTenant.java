package io.github.asrprecheck.demo;

import java.util.List;

/**
 * A made-up company with 25 machines in two subscriptions in eastus, where some things are well and
 * some are not.
 */
public final class DemoTenant {
  public static final String SHOP = "10000000-0000-0000-0000-000000000001";
  public static final String DATA = "20000000-0000-0000-0000-000000000002";
  static final String SOURCE = "eastus";
  static final String TARGET = "centralus";
  private static final String ID = "90000000-0000-0000-0000-000000000009";
  private static final String PRINCIPAL = "50000000-0000-0000-0000-000000000005";

  /**
   * A pipeline of the company, for --principal: it may enable replication, but not read the
   * machines.
   */
  public static final String PIPELINE = "51000000-0000-0000-0000-000000000005";

  private DemoTenant() {}

  public static Tenant build() {
    Tenant tenant = new Tenant(ID, PRINCIPAL, "ops@contoso.example");
    shop(tenant);
    data(tenant);
    return tenant;
  }

  /** The shop: fourteen machines, its own vault and network in the target, and full rights. */
  private static void shop(Tenant tenant) {
    Subscriptions shop = new Subscriptions(tenant, SHOP, "contoso-shop", "Enabled");
    shop.grants(
        "",
        List.of("*"),
        List.of("Microsoft.Authorization/*/Delete", "Microsoft.Authorization/*/Write"));
    shop.denies("managed-app", List.of("Microsoft.Solutions/*"), List.of("*/read"), PRINCIPAL);
    shop.assigns(
        PIPELINE,
        "6670b86e-a3f7-4917-ac9b-5d6ab1be4567",
        List.of("Microsoft.RecoveryServices/*", "Microsoft.Network/virtualNetworks/read"));
    offers(shop);
    quota(shop, 24, 50);
    Resources r = shop.resources();
    r.group("shop-web-rg", SOURCE);
    r.group("shop-app-rg", SOURCE);
    r.group("shop-legacy-rg", "westus2");
    r.group("shop-dr-rg", TARGET);
    r.vault("shop-dr-rg", "shop-dr-vault", TARGET);
    r.vault("shop-app-rg", "shop-backup-vault", SOURCE);
    r.storageAccount("shop-web-rg", "contososhopcache", SOURCE, "StorageV2", "Standard_LRS");
    r.storageAccount("shop-web-rg", "contososhopfiles", SOURCE, "FileStorage", "Premium_LRS");
    r.network(
        "shop-dr-rg",
        "shop-vnet-asr",
        TARGET,
        List.of(),
        List.of(r.subnet("shop-dr-rg", "shop-vnet-asr", "default", null, null, null, true)));
    r.securityGroup(
        "shop-web-rg",
        "web-nsg",
        SOURCE,
        List.of(
            Resources.outbound("AllowStorage", 100, "Allow", "Storage.EastUS"),
            Resources.outbound("AllowEntra", 110, "Allow", "AzureActiveDirectory"),
            Resources.outbound("AllowSiteRecovery", 120, "Allow", "AzureSiteRecovery"),
            Resources.outbound("DenyInternet", 4000, "Deny", "Internet")));
    r.routeTable("shop-app-rg", "via-firewall", SOURCE, "VirtualAppliance", "10.0.0.4");
    r.network(
        "shop-web-rg",
        "shop-vnet",
        SOURCE,
        List.of(),
        List.of(
            r.subnet("shop-web-rg", "shop-vnet", "web", "web-nsg", null, "shop-nat", null),
            r.subnet("shop-web-rg", "shop-vnet", "app", null, null, "shop-nat", false),
            r.subnet("shop-web-rg", "shop-vnet", "private", null, null, null, false)));
    r.network(
        "shop-app-rg",
        "hub-vnet",
        SOURCE,
        List.of(),
        List.of(
            r.subnet("shop-app-rg", "hub-vnet", "inspected", null, "via-firewall", null, null)));
    String web = r.subnetId("shop-web-rg", "shop-vnet", "web");
    String app = r.subnetId("shop-web-rg", "shop-vnet", "app");
    String closed = r.subnetId("shop-web-rg", "shop-vnet", "private");
    String inspected = r.subnetId("shop-app-rg", "hub-vnet", "inspected");
    for (int i = 1; i <= 4; i++) {
      r.machine("vm-web-0" + i, "shop-web-rg").size("Standard_D4s_v5").subnet(web).add();
    }
    for (int i = 1; i <= 4; i++) {
      r.machine("vm-app-0" + i, "shop-app-rg")
          .size("Standard_D4s_v5")
          .windows()
          .subnet(app)
          .dataDisk("Premium_LRS")
          .add();
    }
    r.machine("vm-cart-01", "shop-app-rg").size("Standard_E4s_v5").zone("2").subnet(app).add();
    r.machine("vm-cart-02", "shop-app-rg").size("Standard_E4s_v5").subnet(app).add();
    r.machine("vm-jump-01", "shop-web-rg").size("Standard_B2s").publicIp().subnet(closed).add();
    r.machine("vm-mail-01", "shop-app-rg").size("Standard_D2s_v5").subnet(closed).add();
    r.machine("vm-scan-01", "shop-app-rg").size("Standard_D2s_v5").subnet(inspected).add();
    r.machine("vm-old-01", "shop-legacy-rg")
        .size("Standard_D2_v2")
        .osDisk("Standard_LRS")
        .subnet(app)
        .add();
    r.protectedItem(
        "shop-dr-rg",
        "shop-dr-vault",
        r.id("shop-app-rg", "Microsoft.Compute/virtualMachines", "vm-cart-02"),
        "Standard_E4s_v5");
  }

  /**
   * The data platform: eleven machines, a subscription on warning, and rights that miss a few
   * actions.
   */
  private static void data(Tenant tenant) {
    Subscriptions data = new Subscriptions(tenant, DATA, "contoso-data", "Warned");
    data.grants("", List.of("*/read"), List.of());
    data.grants(
        "",
        List.of(
            "Microsoft.RecoveryServices/vaults/replicationFabrics/*",
            "Microsoft.Resources/deployments/*"),
        List.of());
    data.assigns(PIPELINE, "acdd72a7-3385-48ef-bd42-f606fba81ae7", List.of("*/read"));
    offers(data);
    quota(data, 0, 100);
    Resources r = data.resources();
    r.group("data-rg", SOURCE);
    r.storageAccount("data-rg", "contosodatacache", SOURCE, "StorageV2", "Standard_ZRS");
    r.network(
        "data-rg",
        "data-vnet",
        SOURCE,
        List.of(),
        List.of(r.subnet("data-rg", "data-vnet", "db", null, null, "data-nat", null)));
    r.network(
        "data-rg",
        "report-vnet",
        SOURCE,
        List.of("10.1.0.53"),
        List.of(r.subnet("data-rg", "report-vnet", "report", null, null, "data-nat", null)));
    String db = r.subnetId("data-rg", "data-vnet", "db");
    String report = r.subnetId("data-rg", "report-vnet", "report");
    for (int i = 1; i <= 4; i++) {
      r.machine("vm-db-0" + i, "data-rg")
          .size("Standard_E8s_v5")
          .dataDisk("Premium_LRS")
          .dataDisk("Premium_LRS")
          .subnet(db)
          .add();
    }
    r.machine("vm-db-05", "data-rg")
        .size("Standard_E8s_v5")
        .dataDisk("PremiumV2_LRS")
        .zone("1")
        .subnet(db)
        .add();
    r.machine("vm-sap-01", "data-rg")
        .size("Standard_M8ms")
        .dataDisk("UltraSSD_LRS")
        .zone("1")
        .subnet(db)
        .add();
    r.machine("vm-batch-01", "data-rg").size("Standard_F4s_v2").spot().subnet(db).add();
    r.machine("vm-batch-02", "data-rg").size("Standard_F4s_v2").spot().subnet(db).add();
    r.machine("vm-report-01", "data-rg")
        .size("Standard_D2s_v5")
        .windows()
        .guestEncrypted()
        .subnet(report)
        .add();
    r.machine("vm-report-02", "data-rg").size("Standard_D2s_v5").windows().subnet(report).add();
    r.machine("vm-etl-01", "data-rg").size("Standard_L8s_v2").nics(2).subnet(db).add();
  }

  private static void offers(Subscriptions s) {
    for (String region : List.of(SOURCE, TARGET)) {
      s.diskKinds(region, "Standard_LRS", "StandardSSD_LRS", "Premium_LRS", "PremiumV2_LRS");
      s.size(region, "Standard_B2s", "standardBSFamily", 2, 4);
      s.size(region, "Standard_D2s_v5", "standardDSv5Family", 2, 8);
      s.size(region, "Standard_D4s_v5", "standardDSv5Family", 4, 16);
      s.size(region, "Standard_D8s_v5", "standardDSv5Family", 8, 32);
      s.size(region, "Standard_D2_v2", "standardDv2Family", 2, 7);
      s.size(region, "Standard_E8s_v5", "standardESv5Family", 8, 64);
      s.size(region, "Standard_F4s_v2", "standardFSv2Family", 4, 8);
      s.size(region, "Standard_L8s_v3", "standardLSv3Family", 8, 64);
    }
    s.diskKinds(SOURCE, "UltraSSD_LRS");
    s.size(SOURCE, "Standard_L8s_v2", "standardLSv2Family", 8, 64);
    s.size(SOURCE, "Standard_M8ms", "standardMSFamily", 8, 218);
    s.size(SOURCE, "Standard_E4s_v5", "standardESv5Family", 4, 32);
    s.size(
        TARGET,
        "Standard_E4s_v5",
        "standardESv5Family",
        4,
        32,
        List.of(Subscriptions.restriction("Zone", "NotAvailableForSubscription", List.of("2"))));
    s.size(
        TARGET,
        "Standard_M8ms",
        "standardMSFamily",
        8,
        218,
        List.of(Subscriptions.restriction("Location", "NotAvailableForSubscription", List.of())));
  }

  private static void quota(Subscriptions s, long used, long limit) {
    s.usage("Microsoft.Compute", TARGET, "availabilitySets", 0, 2500);
    s.usage("Microsoft.Compute", TARGET, "cores", used, 200);
    s.usage("Microsoft.Compute", TARGET, "virtualMachines", used / 4, 25000);
    s.usage("Microsoft.Compute", TARGET, "lowPriorityCores", 0, 100);
    s.usage("Microsoft.Compute", TARGET, "standardDSv5Family", used, limit);
    s.usage("Microsoft.Compute", TARGET, "standardESv5Family", 0, 100);
    s.usage("Microsoft.Compute", TARGET, "standardBSFamily", 0, 20);
    s.usage("Microsoft.Compute", TARGET, "standardDv2Family", 0, 20);
    s.usage("Microsoft.Compute", TARGET, "StandardFSv2Family", 0, 20);
    s.usage("Microsoft.Compute", TARGET, "standardLSv3Family", 0, 8);
    s.usage("Microsoft.Compute", TARGET, "standardMSFamily", 0, 0);
    s.usage("Microsoft.Compute", TARGET, "PremiumDiskCount", 12, 50000);
    s.usage("Microsoft.Compute", TARGET, "PremiumV2DiskCount", 0, 1000);
    s.usage("Microsoft.Compute", TARGET, "StandardDiskCount", 4, 50000);
    s.usage("Microsoft.Compute", TARGET, "StandardSSDDiskCount", 0, 50000);
    s.usage("Microsoft.Compute", TARGET, "UltraSSDDiskCount", 0, 1000);
    s.usage("Microsoft.Network", TARGET, "VirtualNetworks", 2, 1000);
    s.usage("Microsoft.Network", TARGET, "NetworkInterfaces", 10, 65536);
    s.usage("Microsoft.Network", TARGET, "PublicIPAddresses", 10, 10);
    s.usage("Microsoft.Network", TARGET, "StandardSkuPublicIpAddresses", 10, 10);
    s.usage("Microsoft.Storage", SOURCE, "StorageAccounts", 20, 250);
  }
}
