package io.github.asrprecheck.fact;

import io.github.asrprecheck.scope.Region;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A virtual network with its subnets.
 *
 * @param dnsServers custom ones; empty: Azure's own resolver
 */
public record VirtualNetwork(
    ResourceId id,
    Region region,
    List<String> addressPrefixes,
    List<String> dnsServers,
    List<Subnet> subnets,
    List<Peering> peerings) {

  /**
   * A subnet.
   *
   * @param defaultOutboundAccess false: a private subnet; true or null: implicit access to the
   *     Internet is on
   * @param serviceEndpoints service names such as {@code Microsoft.Storage}
   * @param serviceEndpointPolicies ids
   */
  public record Subnet(
      ResourceId id,
      List<String> addressPrefixes,
      @Nullable ResourceId securityGroup,
      @Nullable ResourceId routeTable,
      @Nullable ResourceId natGateway,
      @Nullable Boolean defaultOutboundAccess,
      List<String> serviceEndpoints,
      List<ResourceId> serviceEndpointPolicies) {}

  /** A peering; {@code useRemoteGateways} lets the peer's gateway announce routes here. */
  public record Peering(
      String name, @Nullable ResourceId remoteNetwork, @Nullable Boolean useRemoteGateways) {}

  /**
   * Whether it has a subnet for a VPN or ExpressRoute gateway, or for a route server: either may
   * announce routes.
   */
  public boolean mayLearnRoutes() {
    return subnets.stream()
        .map(s -> s.id().name())
        .anyMatch(
            n -> n.equalsIgnoreCase("GatewaySubnet") || n.equalsIgnoreCase("RouteServerSubnet"));
  }
}
