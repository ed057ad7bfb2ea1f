package io.github.asrprecheck.collect;

import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.RouteTable;
import io.github.asrprecheck.fact.SecurityGroup;
import io.github.asrprecheck.fact.VirtualNetwork;
import io.github.asrprecheck.scope.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Rows of {@code networks.kql} as networks, security groups and route tables. */
final class NetworkRows {
  private NetworkRows() {}

  static VirtualNetwork network(Row row) {
    return new VirtualNetwork(
        ResourceId.of(row.text("id")),
        Region.of(row.text("location")),
        row.needTexts("addressPrefixes"),
        row.texts("dnsServers"),
        row.needRows("subnets").stream().map(NetworkRows::subnet).toList(),
        row.rows("peerings").stream().map(NetworkRows::peering).toList());
  }

  private static VirtualNetwork.Subnet subnet(Row row) {
    return new VirtualNetwork.Subnet(
        ResourceId.of(row.text("id")),
        both(row, "properties.addressPrefix", "properties.addressPrefixes"),
        ResourceId.ofNullable(row.textOrNull("properties.networkSecurityGroup.id")),
        ResourceId.ofNullable(row.textOrNull("properties.routeTable.id")),
        ResourceId.ofNullable(row.textOrNull("properties.natGateway.id")),
        row.flagOrNull("properties.defaultOutboundAccess"),
        row.rows("properties.serviceEndpoints").stream()
            .map(e -> e.filledOrNull("service"))
            .filter(Objects::nonNull)
            .toList(),
        Inventory.ids(row.rows("properties.serviceEndpointPolicies")));
  }

  private static VirtualNetwork.Peering peering(Row row) {
    return new VirtualNetwork.Peering(
        row.text("name"),
        ResourceId.ofNullable(row.textOrNull("properties.remoteVirtualNetwork.id")),
        row.flagOrNull("properties.useRemoteGateways"));
  }

  static SecurityGroup securityGroup(Row row) {
    return new SecurityGroup(
        ResourceId.of(row.text("id")),
        row.needRows("rules").stream().map(NetworkRows::rule).toList());
  }

  private static SecurityGroup.SecurityRule rule(Row row) {
    return new SecurityGroup.SecurityRule(
        row.text("name"),
        Math.toIntExact(row.number("properties.priority")),
        row.text("properties.direction"),
        row.text("properties.access"),
        row.text("properties.protocol"),
        both(row, "properties.sourceAddressPrefix", "properties.sourceAddressPrefixes"),
        both(row, "properties.sourcePortRange", "properties.sourcePortRanges"),
        both(row, "properties.destinationAddressPrefix", "properties.destinationAddressPrefixes"),
        both(row, "properties.destinationPortRange", "properties.destinationPortRanges"),
        Inventory.ids(row.rows("properties.sourceApplicationSecurityGroups")),
        Inventory.ids(row.rows("properties.destinationApplicationSecurityGroups")));
  }

  static RouteTable routeTable(Row row) {
    return new RouteTable(
        ResourceId.of(row.text("id")),
        row.needRows("routes").stream()
            .map(
                r ->
                    new RouteTable.Route(
                        r.text("name"),
                        r.text("properties.addressPrefix"),
                        r.text("properties.nextHopType"),
                        r.filledOrNull("properties.nextHopIpAddress")))
            .toList(),
        row.flagOrNull("disableGatewayRoutes"));
  }

  /** ARM has a singular and a plural member for the same thing; either or both may be filled. */
  private static List<String> both(Row row, String one, String many) {
    List<String> all = new ArrayList<>();
    String single = row.filledOrNull(one);
    if (single != null) {
      all.add(single);
    }
    row.texts(many).stream().filter(t -> !t.isEmpty() && !all.contains(t)).forEach(all::add);
    return List.copyOf(all);
  }
}
