package io.github.asrprecheck.testing;

import io.github.asrprecheck.fact.DenyAssignment;
import io.github.asrprecheck.fact.Disk;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Grant;
import io.github.asrprecheck.fact.Location;
import io.github.asrprecheck.fact.Login;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Nic;
import io.github.asrprecheck.fact.Offer;
import io.github.asrprecheck.fact.Provider;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.ResourceGroup;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Rights;
import io.github.asrprecheck.fact.RouteTable;
import io.github.asrprecheck.fact.SecurityGroup;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.Source;
import io.github.asrprecheck.fact.StorageAccount;
import io.github.asrprecheck.fact.Subscription;
import io.github.asrprecheck.fact.Usage;
import io.github.asrprecheck.fact.Vantage;
import io.github.asrprecheck.fact.Vault;
import io.github.asrprecheck.fact.VirtualNetwork;
import io.github.asrprecheck.fact.VmSize;
import io.github.asrprecheck.scope.Cloud;
import io.github.asrprecheck.scope.Plan;
import io.github.asrprecheck.scope.Region;
import io.github.asrprecheck.scope.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A small estate in which everything is well, and ways to spoil it: two machines (web, db) of one
 * subscription in eastus, to be replicated to centralus. Each reading has a source of its own,
 * named after its key.
 */
public final class Estates {
  public static final String SUB = "11111111-1111-1111-1111-111111111111";
  public static final String TENANT = "99999999-9999-9999-9999-999999999999";
  public static final String PRINCIPAL = "55555555-5555-5555-5555-555555555555";
  public static final Region EAST = Region.of("eastus");
  public static final Region CENTRAL = Region.of("centralus");
  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private Estates() {}

  public static Scope scope() {
    return new Scope(
        Cloud.PUBLIC,
        EAST,
        CENTRAL,
        List.of(SUB),
        null,
        Set.of(),
        List.of(),
        Map.of(),
        Plan.none());
  }

  /** The same scope with another plan. */
  public static Scope scope(Plan plan) {
    return new Scope(
        Cloud.PUBLIC, EAST, CENTRAL, List.of(SUB), null, Set.of(), List.of(), Map.of(), plan);
  }

  public static Estate ready() {
    Map<Estate.Key, Reading<?>> all = new HashMap<>();
    put(all, Fact.LOGIN, "", new Login(PRINCIPAL, TENANT, "ops@example.com"));
    put(
        all,
        Fact.SUBSCRIPTIONS,
        "",
        List.of(new Subscription(SUB, "shop", TENANT, "Enabled", "PayAsYouGo_2014-09-01", "Off")));
    put(
        all,
        Fact.LOCATIONS,
        SUB,
        List.of(
            new Location(EAST, "East US", "Physical", List.of("1", "2", "3")),
            new Location(CENTRAL, "Central US", "Physical", List.of("1", "2", "3")),
            new Location(Region.of("westus3"), "West US 3", "Physical", List.of("1", "2", "3"))));
    put(
        all,
        Fact.PROVIDERS,
        SUB,
        List.of(
            new Provider(
                "Microsoft.RecoveryServices",
                "Registered",
                List.of("East US", "Central US", "West US 3")),
            new Provider("Microsoft.Compute", "Registered", List.of()),
            new Provider("Microsoft.Network", "Registered", List.of()),
            new Provider("Microsoft.Storage", "Registered", List.of())));
    put(
        all,
        Fact.RESOURCE_GROUPS,
        SUB,
        List.of(
            new ResourceGroup(group("shop-rg"), EAST), new ResourceGroup(group("dr-rg"), CENTRAL)));
    put(all, Fact.MACHINES, SUB, List.of(machine("web"), machine("db")));
    put(all, Fact.DISKS, SUB, List.of(disk("web"), disk("db")));
    put(all, Fact.NICS, SUB, List.of(nic("web"), nic("db")));
    put(
        all,
        Fact.NETWORKS,
        SUB,
        List.of(network("shop-vnet", EAST, "shop-rg"), network("shop-vnet-asr", CENTRAL, "dr-rg")));
    put(all, Fact.SECURITY_GROUPS, SUB, List.<SecurityGroup>of());
    put(all, Fact.ROUTE_TABLES, SUB, List.<RouteTable>of());
    put(
        all,
        Fact.VAULTS,
        SUB,
        List.of(
            new Vault(
                id("dr-rg", "Microsoft.RecoveryServices/vaults", "dr-vault"),
                CENTRAL,
                null,
                "Succeeded")));
    put(
        all,
        Fact.STORAGE_ACCOUNTS,
        SUB,
        List.of(
            new StorageAccount(
                id("shop-rg", "Microsoft.Storage/storageAccounts", "shopcache"),
                EAST,
                "StorageV2",
                "Standard_LRS",
                true,
                "Allow")));
    put(all, Fact.PROTECTED_ITEMS, SUB, List.of());
    put(all, Fact.TARGET_OFFER, SUB, offer());
    put(all, Fact.SOURCE_OFFER, SUB, offer());
    put(
        all,
        Fact.COMPUTE_USAGE,
        SUB,
        List.of(
            new Usage("cores", 10, 100),
            new Usage("virtualMachines", 5, 25000),
            new Usage("lowPriorityCores", 0, 100),
            new Usage("standardDSv5Family", 0, 50),
            new Usage("standardESv5Family", 0, 50),
            new Usage("PremiumDiskCount", 10, 50000),
            new Usage("StandardDiskCount", 10, 50000),
            new Usage("StandardSSDDiskCount", 10, 50000)));
    put(
        all,
        Fact.NETWORK_USAGE,
        SUB,
        List.of(
            new Usage("NetworkInterfaces", 10, 65536),
            new Usage("PublicIPAddresses", 1, 1000),
            new Usage("StandardSkuPublicIpAddresses", 1, 1000),
            new Usage("VirtualNetworks", 2, 1000)));
    put(all, Fact.STORAGE_USAGE, SUB, List.of(new Usage("StorageAccounts", 4, 250)));
    Rights owner = new Rights(List.of(new Grant(List.of("*"), List.of(), false)));
    put(all, Fact.RIGHTS, "/subscriptions/" + SUB, owner);
    for (ResourceId at :
        List.of(
            group("shop-rg"),
            group("dr-rg"),
            id("dr-rg", "Microsoft.RecoveryServices/vaults", "dr-vault"),
            id("shop-rg", "Microsoft.Storage/storageAccounts", "shopcache"),
            id("dr-rg", "Microsoft.Network/virtualNetworks", "shop-vnet-asr"))) {
      put(all, Fact.RIGHTS, at.key(), owner);
    }
    put(all, Fact.DENY_ASSIGNMENTS, SUB, List.<DenyAssignment>of());
    return Estate.of(scope(), all);
  }

  /** A reading with a source of its own. */
  public static <T> Reading<T> known(Fact<T> fact, String at, T value) {
    return Reading.known(
        value,
        Seen.of(new Source(new Estate.Key(fact, at).at() + " " + fact.name(), NOON, Vantage.ARM)));
  }

  private static <T> void put(Map<Estate.Key, Reading<?>> all, Fact<T> fact, String at, T value) {
    all.put(new Estate.Key(fact, at), known(fact, at, value));
  }

  /** The estate with a list changed: {@code changed(estate, Fact.MACHINES, SUB, ms -> ...)}. */
  public static <T> Estate changed(
      Estate estate, Fact<T> fact, String at, UnaryOperator<T> change) {
    T before =
        estate
            .read(fact, at)
            .fold(
                (value, seen) -> value,
                gaps -> {
                  throw new IllegalStateException("not readable: " + gaps);
                });
    return estate.with(fact, at, known(fact, at, change.apply(before)));
  }

  /** The estate with a reading set. */
  public static <T> Estate set(Estate estate, Fact<T> fact, String at, T value) {
    return estate.with(fact, at, known(fact, at, value));
  }

  /** The ready estate with other machines; disks and interfaces of theirs come along, one each. */
  public static Estate withMachines(Machine... machines) {
    Estate estate = set(ready(), Fact.MACHINES, SUB, List.of(machines));
    List<Disk> disks = new ArrayList<>();
    List<Nic> nics = new ArrayList<>();
    for (Machine machine : machines) {
      disks.add(disk(machine.name()));
      nics.add(nic(machine.name()));
    }
    return set(set(estate, Fact.DISKS, SUB, List.copyOf(disks)), Fact.NICS, SUB, List.copyOf(nics));
  }

  public static <T> Estate forbidden(Estate estate, Fact<T> fact, String at) {
    return estate.with(fact, at, Reading.unreadable(forbidden(fact, at)));
  }

  public static Gap forbidden(Fact<?> fact, String at) {
    return new Gap(
        fact.name() + " at " + at,
        Gap.Cause.FORBIDDEN,
        fact.action(),
        at,
        "Grant " + fact.action() + ".",
        "corr-1");
  }

  public static ResourceId group(String name) {
    return ResourceId.of("/subscriptions/" + SUB + "/resourceGroups/" + name);
  }

  public static ResourceId id(String group, String type, String name) {
    return ResourceId.of(
        "/subscriptions/" + SUB + "/resourceGroups/" + group + "/providers/" + type + "/" + name);
  }

  public static Machine machine(String name) {
    return machine(name, "Standard_D4s_v5");
  }

  public static Machine machine(String name, @Nullable String size) {
    return new Machine(
        id("shop-rg", "Microsoft.Compute/virtualMachines", name),
        name,
        EAST,
        size,
        List.of(),
        "Linux",
        new Machine.AttachedDisk(diskId(name), "Premium_LRS", 64, null, false),
        List.of(),
        List.of(new Machine.AttachedNic(nicId(name), true)),
        null,
        null,
        null,
        "PowerState/running",
        Map.of());
  }

  public static ResourceId diskId(String machine) {
    return id("shop-rg", "Microsoft.Compute/disks", machine + "-os");
  }

  public static ResourceId nicId(String machine) {
    return id("shop-rg", "Microsoft.Network/networkInterfaces", machine + "-nic");
  }

  public static Disk disk(String machine) {
    return new Disk(diskId(machine), EAST, "Premium_LRS", 64, false, null, "V2");
  }

  public static Nic nic(String machine) {
    return new Nic(
        nicId(machine),
        null,
        List.of(
            new Nic.IpConfiguration(
                "ipconfig1",
                true,
                subnetId("shop-vnet", "shop-rg"),
                "10.0.0.4",
                null,
                List.of(),
                List.of())),
        List.of(),
        false);
  }

  public static ResourceId subnetId(String network, String group) {
    return ResourceId.of(
        id(group, "Microsoft.Network/virtualNetworks", network) + "/subnets/default");
  }

  public static VirtualNetwork network(String name, Region region, String group) {
    return new VirtualNetwork(
        id(group, "Microsoft.Network/virtualNetworks", name),
        region,
        List.of("10.0.0.0/16"),
        List.of(),
        List.of(
            new VirtualNetwork.Subnet(
                subnetId(name, group),
                List.of("10.0.0.0/24"),
                null,
                null,
                id(group, "Microsoft.Network/natGateways", "nat"),
                null,
                List.of(),
                List.of())),
        List.of());
  }

  public static VmSize size(String name, String family, int vCpus) {
    return new VmSize(
        name,
        family,
        vCpus,
        vCpus * 4.0,
        vCpus * 2,
        4,
        true,
        true,
        List.of("V1", "V2"),
        "x64",
        List.of("1", "2", "3"),
        List.of());
  }

  public static Offer offer() {
    return new Offer(
        List.of(
            size("Standard_D2s_v5", "standardDSv5Family", 2),
            size("Standard_D4s_v5", "standardDSv5Family", 4),
            size("Standard_D8s_v5", "standardDSv5Family", 8),
            size("Standard_E4s_v5", "standardESv5Family", 4)),
        List.of("Standard_LRS", "StandardSSD_LRS", "Premium_LRS", "PremiumV2_LRS", "UltraSSD_LRS"));
  }
}
