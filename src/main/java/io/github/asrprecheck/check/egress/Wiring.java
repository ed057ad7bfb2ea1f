package io.github.asrprecheck.check.egress;

import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.RouteTable;
import io.github.asrprecheck.fact.SecurityGroup;
import io.github.asrprecheck.fact.SecurityGroup.SecurityRule;
import io.github.asrprecheck.fact.VirtualNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How one machine is connected: what its traffic to the outside passes.
 *
 * @param subscription of the machine
 * @param interfaceGroup security group of the primary interface
 * @param routes the subnet's user-defined routes
 * @param dnsServers those of the interface, which go before those of the network
 * @param loadBalancerPools back-end pools that any configuration of any interface of the machine is
 *     in
 * @param publicAddress the primary configuration has one
 * @param publicAddressElsewhere another configuration or interface of the machine has one
 * @param scaleSet the machine is an instance of a flexible scale set
 */
public record Wiring(
    String subscription,
    Sender sender,
    Optional<SecurityGroup> interfaceGroup,
    Optional<SecurityGroup> subnetGroup,
    Optional<RouteTable> routes,
    VirtualNetwork network,
    VirtualNetwork.Subnet subnet,
    List<String> dnsServers,
    List<ResourceId> loadBalancerPools,
    boolean publicAddress,
    boolean publicAddressElsewhere,
    boolean scaleSet) {

  /**
   * All that a decision depends on: machines with equal keys get equal decisions. An address counts
   * only by the rules whose source it lies in.
   */
  public record Key(
      String subscription,
      ResourceId subnet,
      Optional<ResourceId> interfaceGroup,
      List<ResourceId> applicationGroups,
      Set<String> sources,
      List<String> dnsServers,
      List<ResourceId> loadBalancerPools,
      boolean publicAddress,
      boolean publicAddressElsewhere,
      boolean scaleSet) {}

  public Key key() {
    return new Key(
        subscription,
        subnet.id(),
        interfaceGroup.map(SecurityGroup::id),
        sender.applicationGroups(),
        meantSources(),
        dnsServers,
        loadBalancerPools,
        publicAddress,
        publicAddressElsewhere,
        scaleSet);
  }

  /** With what the machine's other interfaces add. */
  Wiring and(boolean addressElsewhere, List<ResourceId> morePools) {
    List<ResourceId> pools = new ArrayList<>(loadBalancerPools);
    pools.addAll(morePools);
    return new Wiring(
        subscription,
        sender,
        interfaceGroup,
        subnetGroup,
        routes,
        network,
        subnet,
        dnsServers,
        List.copyOf(pools),
        publicAddress,
        publicAddressElsewhere || addressElsewhere,
        scaleSet);
  }

  private Set<String> meantSources() {
    Set<String> mine = new TreeSet<>();
    List<SecurityGroup> groups = new ArrayList<>();
    interfaceGroup.ifPresent(groups::add);
    subnetGroup.ifPresent(groups::add);
    for (SecurityGroup group : groups) {
      for (SecurityRule rule : group.rules()) {
        for (String source : rule.sources()) {
          mine.add(source + " " + sender.isMeantBy(source));
        }
      }
    }
    return mine;
  }

  /**
   * Whether the VirtualNetwork tag may reach beyond the network: it takes in the prefixes of
   * routes, default ones too.
   */
  public boolean tagHoldsPublicRoutes() {
    boolean own =
        routes.map(RouteTable::routes).orElse(List.of()).stream()
            .map(RouteTable.Route::prefix)
            .anyMatch(
                p -> !Prefixes.literal(p) || Prefixes.holdPublicEndpoint(List.of(p)) != Match.NO);
    return own || spaceIsPublic() || mayLearnRoutes();
  }

  /** Whether the network took public addresses for its own: traffic to such never leaves it. */
  boolean spaceIsPublic() {
    return Prefixes.holdPublicEndpoint(network.addressPrefixes()) != Match.NO;
  }

  /**
   * Whether routes may come from elsewhere than the route table: a gateway, a route server, a hub's
   * gateway.
   */
  boolean learnsRoutes() {
    boolean shutOut = routes.filter(t -> Boolean.TRUE.equals(t.disableGatewayRoutes())).isPresent();
    return !shutOut && mayLearnRoutes();
  }

  private boolean mayLearnRoutes() {
    return network.mayLearnRoutes() || network.peerings().stream().anyMatch(Wiring::mayBringRoutes);
  }

  /** A hub of Virtual WAN peers under this name, and announces what its own routing says. */
  private static boolean mayBringRoutes(VirtualNetwork.Peering peering) {
    return !Boolean.FALSE.equals(peering.useRemoteGateways())
        || peering.name().toLowerCase(Locale.ROOT).startsWith("remotevnettohubpeering");
  }
}
