package io.github.asrprecheck.fact;

import java.util.List;

/**
 * One kind of thing that a run reads, with the ARM action that reading it takes. {@code at} in
 * {@link Estate} says where it was read: a subscription id, a scope, or the empty string for things
 * of the run itself.
 *
 * @param name stable, kebab-case; the name in snapshots
 * @param action the right that lets a principal read it
 */
@SuppressWarnings("UnusedTypeParameter") // it types the reading that is stored under the fact
public record Fact<T>(String name, String action) {
  public static final Fact<Login> LOGIN = new Fact<>("login", "login");
  public static final Fact<List<Subscription>> SUBSCRIPTIONS =
      new Fact<>("subscriptions", "Microsoft.Resources/subscriptions/read");

  public static final Fact<List<Location>> LOCATIONS =
      new Fact<>("locations", "Microsoft.Resources/subscriptions/locations/read");
  public static final Fact<List<Provider>> PROVIDERS =
      new Fact<>("providers", "Microsoft.Resources/subscriptions/providers/read");
  public static final Fact<List<ResourceGroup>> RESOURCE_GROUPS =
      new Fact<>("resource-groups", "Microsoft.Resources/subscriptions/resourceGroups/read");

  public static final Fact<List<Machine>> MACHINES =
      new Fact<>("machines", "Microsoft.Compute/virtualMachines/read");
  public static final Fact<List<Disk>> DISKS = new Fact<>("disks", "Microsoft.Compute/disks/read");
  public static final Fact<List<Nic>> NICS =
      new Fact<>("network-interfaces", "Microsoft.Network/networkInterfaces/read");
  public static final Fact<List<VirtualNetwork>> NETWORKS =
      new Fact<>("virtual-networks", "Microsoft.Network/virtualNetworks/read");
  public static final Fact<List<SecurityGroup>> SECURITY_GROUPS =
      new Fact<>("security-groups", "Microsoft.Network/networkSecurityGroups/read");
  public static final Fact<List<RouteTable>> ROUTE_TABLES =
      new Fact<>("route-tables", "Microsoft.Network/routeTables/read");
  public static final Fact<List<Vault>> VAULTS =
      new Fact<>("vaults", "Microsoft.RecoveryServices/vaults/read");
  public static final Fact<List<StorageAccount>> STORAGE_ACCOUNTS =
      new Fact<>("storage-accounts", "Microsoft.Storage/storageAccounts/read");
  public static final Fact<List<ProtectedItem>> PROTECTED_ITEMS =
      new Fact<>(
          "protected-items",
          "Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/replicationProtectedItems/read");

  /** What the target region offers to a target subscription. */
  public static final Fact<Offer> TARGET_OFFER =
      new Fact<>("target-offer", "Microsoft.Compute/skus/read");

  /**
   * What the source region offers to a source subscription: tells the features of sizes that the
   * target lacks.
   */
  public static final Fact<Offer> SOURCE_OFFER =
      new Fact<>("source-offer", "Microsoft.Compute/skus/read");

  public static final Fact<List<Usage>> COMPUTE_USAGE =
      new Fact<>("compute-usage", "Microsoft.Compute/locations/usages/read");
  public static final Fact<List<Usage>> NETWORK_USAGE =
      new Fact<>("network-usage", "Microsoft.Network/locations/usages/read");

  /** Of the source region, where a cache account would be created. */
  public static final Fact<List<Usage>> STORAGE_USAGE =
      new Fact<>("storage-usage", "Microsoft.Storage/locations/usages/read");

  /** Rights of the judged principal; {@code at} is a scope. */
  public static final Fact<Rights> RIGHTS =
      new Fact<>("rights", "Microsoft.Authorization/permissions/read");

  public static final Fact<List<DenyAssignment>> DENY_ASSIGNMENTS =
      new Fact<>("deny-assignments", "Microsoft.Authorization/denyAssignments/read");

  /**
   * Root certificates that a machine trusts; only its inside can tell; {@code at} is the machine.
   */
  public static final Fact<GuestRoots> GUEST_ROOTS =
      new Fact<>("guest-roots", "Microsoft.Compute/virtualMachines/runCommand/action");
}
