package io.github.asrprecheck.testing;

import io.github.asrprecheck.check.egress.Wiring;
import io.github.asrprecheck.check.egress.Wirings;
import io.github.asrprecheck.fact.Disk;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Nic;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.RouteTable;
import io.github.asrprecheck.fact.SecurityGroup;
import io.github.asrprecheck.fact.SecurityGroup.SecurityRule;
import io.github.asrprecheck.fact.VirtualNetwork;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the machines of an estate are connected, in words: {@code
 * Wired.plainly().subnetGroup(deny(100, "Internet"))}. Plainly means one machine (web) and nothing
 * but a subnet that does not say whether it is private.
 */
public final class Wired {
  private static final String NETWORKS = "Microsoft.Network/virtualNetworks";
  private List<String> machines = List.of("web");
  private @Nullable List<SecurityRule> nicGroup;
  private @Nullable List<SecurityRule> subnetGroup;
  private @Nullable List<RouteTable.Route> routes;
  private @Nullable Boolean gatewayRoutesOff;
  private @Nullable Boolean outboundAccess;
  private boolean natGateway;
  private @Nullable String publicAddress;
  private boolean scaleSet;
  private boolean encrypted;
  private @Nullable String address = "10.0.0.4";
  private List<String> pools = List.of();
  private List<String> applicationGroups = List.of();
  private List<String> serviceEndpoints = List.of();
  private List<String> policies = List.of();
  private List<String> networkDns = List.of();
  private List<String> nicDns = List.of();
  private List<String> space = List.of("10.0.0.0/16");
  private final List<VirtualNetwork.Subnet> moreSubnets = new ArrayList<>();
  private final List<VirtualNetwork.Peering> peerings = new ArrayList<>();
  private final List<Nic> moreNics = new ArrayList<>();

  private Wired() {}

  public static Wired plainly() {
    return new Wired();
  }

  public Wired machines(String... names) {
    machines = List.of(names);
    return this;
  }

  public Wired nicGroup(SecurityRule... rules) {
    nicGroup = List.of(rules);
    return this;
  }

  public Wired subnetGroup(SecurityRule... rules) {
    subnetGroup = List.of(rules);
    return this;
  }

  public Wired routes(RouteTable.Route... table) {
    routes = List.of(table);
    return this;
  }

  public Wired gatewayRoutesOff() {
    gatewayRoutesOff = true;
    return this;
  }

  public Wired privateSubnet() {
    outboundAccess = false;
    return this;
  }

  public Wired natGateway() {
    natGateway = true;
    return this;
  }

  public Wired publicAddress() {
    publicAddress = "web-ip";
    return this;
  }

  public Wired scaleSet() {
    scaleSet = true;
    return this;
  }

  public Wired encrypted() {
    encrypted = true;
    return this;
  }

  public Wired address(@Nullable String text) {
    address = text;
    return this;
  }

  public Wired pools(String... balancers) {
    pools = List.of(balancers);
    return this;
  }

  public Wired applicationGroups(String... names) {
    applicationGroups = List.of(names);
    return this;
  }

  public Wired serviceEndpoints(String... services) {
    serviceEndpoints = List.of(services);
    return this;
  }

  public Wired policies(String... names) {
    policies = List.of(names);
    return this;
  }

  public Wired networkDns(String... servers) {
    networkDns = List.of(servers);
    return this;
  }

  public Wired nicDns(String... servers) {
    nicDns = List.of(servers);
    return this;
  }

  public Wired space(String... prefixes) {
    space = List.of(prefixes);
    return this;
  }

  public Wired subnet(String name) {
    moreSubnets.add(
        new VirtualNetwork.Subnet(
            ResourceId.of(Estates.id("shop-rg", NETWORKS, "shop-vnet") + "/subnets/" + name),
            List.of("10.0.9.0/27"),
            null,
            null,
            null,
            null,
            List.of(),
            List.of()));
    return this;
  }

  public Wired peering(String name, @Nullable Boolean useRemoteGateways) {
    peerings.add(
        new VirtualNetwork.Peering(name, Estates.id("hub-rg", NETWORKS, "hub"), useRemoteGateways));
    return this;
  }

  /** A second interface of every machine. */
  public Wired secondNic(Nic nic) {
    moreNics.add(nic);
    return this;
  }

  public Estate estate() {
    List<Machine> all = machines.stream().map(this::machine).toList();
    Estate estate = Estates.withMachines(all.toArray(Machine[]::new));
    List<Nic> nics = new ArrayList<>(machines.stream().map(this::nic).toList());
    nics.addAll(moreNics);
    estate = Estates.set(estate, Fact.NICS, Estates.SUB, List.copyOf(nics));
    estate = Estates.set(estate, Fact.NETWORKS, Estates.SUB, List.of(network()));
    estate = Estates.set(estate, Fact.SECURITY_GROUPS, Estates.SUB, groups());
    estate = Estates.set(estate, Fact.ROUTE_TABLES, Estates.SUB, tables());
    return encrypted
        ? Estates.changed(
            estate, Fact.DISKS, Estates.SUB, ds -> ds.stream().map(Wired::encrypt).toList())
        : estate;
  }

  /** The wiring of the first machine. */
  public Wiring wiring() {
    return new Wirings(estate())
        .of(machine(machines.get(0)))
        .fold(
            (w, seen) -> w,
            gaps -> {
              throw new IllegalStateException(gaps.toString());
            });
  }

  private static Disk encrypt(Disk d) {
    return new Disk(
        d.id(), d.region(), d.kind(), d.sizeGb(), true, d.encryptionSet(), d.generation());
  }

  private Machine machine(String name) {
    Machine m = Estates.machine(name);
    List<Machine.AttachedNic> nics = new ArrayList<>(m.nics());
    moreNics.forEach(n -> nics.add(new Machine.AttachedNic(n.id(), false)));
    return new Machine(
        m.id(),
        m.name(),
        m.region(),
        m.size(),
        m.zones(),
        m.osType(),
        m.osDisk(),
        m.dataDisks(),
        List.copyOf(nics),
        m.priority(),
        scaleSet
            ? Estates.id("shop-rg", "Microsoft.Compute/virtualMachineScaleSets", "flex")
            : null,
        m.securityType(),
        m.powerState(),
        m.tags());
  }

  private Nic nic(String machine) {
    return new Nic(
        Estates.nicId(machine),
        nicGroup == null ? null : groupId("web-nsg"),
        List.of(
            new Nic.IpConfiguration(
                "ipconfig1",
                true,
                Estates.subnetId("shop-vnet", "shop-rg"),
                address,
                publicAddress == null
                    ? null
                    : Estates.id("shop-rg", "Microsoft.Network/publicIPAddresses", publicAddress),
                pools.stream().map(Wired::pool).toList(),
                applicationGroups.stream().map(Wired::applicationGroup).toList())),
        nicDns,
        false);
  }

  /** A second interface's make. */
  public static Nic otherNic(String name, @Nullable String publicAddress, String... pools) {
    return new Nic(
        Estates.id("shop-rg", "Microsoft.Network/networkInterfaces", name),
        null,
        List.of(
            new Nic.IpConfiguration(
                "ipconfig1",
                true,
                Estates.subnetId("shop-vnet", "shop-rg"),
                "10.0.0.99",
                publicAddress == null
                    ? null
                    : Estates.id("shop-rg", "Microsoft.Network/publicIPAddresses", publicAddress),
                List.of(pools).stream().map(Wired::pool).toList(),
                List.of())),
        List.of(),
        false);
  }

  private static ResourceId pool(String balancer) {
    return ResourceId.of(
        Estates.id("shop-rg", "Microsoft.Network/loadBalancers", balancer)
            + "/backendAddressPools/pool");
  }

  public static ResourceId applicationGroup(String name) {
    return Estates.id("shop-rg", "Microsoft.Network/applicationSecurityGroups", name);
  }

  public static ResourceId groupId(String name) {
    return Estates.id("shop-rg", "Microsoft.Network/networkSecurityGroups", name);
  }

  private VirtualNetwork network() {
    List<VirtualNetwork.Subnet> subnets = new ArrayList<>();
    subnets.add(
        new VirtualNetwork.Subnet(
            Estates.subnetId("shop-vnet", "shop-rg"),
            List.of("10.0.0.0/24"),
            subnetGroup == null ? null : groupId("default-nsg"),
            routes == null ? null : tableId(),
            natGateway ? Estates.id("shop-rg", "Microsoft.Network/natGateways", "nat") : null,
            outboundAccess,
            serviceEndpoints,
            policies.stream()
                .map(p -> Estates.id("shop-rg", "Microsoft.Network/serviceEndpointPolicies", p))
                .toList()));
    subnets.addAll(moreSubnets);
    return new VirtualNetwork(
        Estates.id("shop-rg", NETWORKS, "shop-vnet"),
        Estates.EAST,
        space,
        networkDns,
        List.copyOf(subnets),
        List.copyOf(peerings));
  }

  private List<SecurityGroup> groups() {
    List<SecurityGroup> groups = new ArrayList<>();
    if (nicGroup != null) {
      groups.add(new SecurityGroup(groupId("web-nsg"), nicGroup));
    }
    if (subnetGroup != null) {
      groups.add(new SecurityGroup(groupId("default-nsg"), subnetGroup));
    }
    return List.copyOf(groups);
  }

  private List<RouteTable> tables() {
    return routes == null
        ? List.of()
        : List.of(new RouteTable(tableId(), routes, gatewayRoutesOff));
  }

  private static ResourceId tableId() {
    return Estates.id("shop-rg", "Microsoft.Network/routeTables", "default-rt");
  }

  public static SecurityRule allow(int priority, String... destinations) {
    return rule(priority, "Allow", "Tcp", "*", "443", destinations);
  }

  public static SecurityRule deny(int priority, String... destinations) {
    return rule(priority, "Deny", "*", "*", "*", destinations);
  }

  /** An outbound rule called after what it does, such as {@code DenyInternet}. */
  public static SecurityRule rule(
      int priority,
      String access,
      String protocol,
      String source,
      String port,
      String... destinations) {
    return new SecurityRule(
        access + String.join("", destinations).replace("*", "All"),
        priority,
        "Outbound",
        access,
        protocol,
        List.of(source),
        List.of("*"),
        List.of(destinations),
        List.of(port),
        List.of(),
        List.of());
  }

  public static RouteTable.Route route(String prefix, String nextHop) {
    return new RouteTable.Route(
        "to-" + nextHop, prefix, nextHop, nextHop.equals("VirtualAppliance") ? "10.9.0.4" : null);
  }
}
