package io.github.asrprecheck.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of user-defined routes.
 *
 * @param disableGatewayRoutes true: routes learned by a gateway do not reach the subnet
 */
public record RouteTable(
    ResourceId id, List<Route> routes, @Nullable Boolean disableGatewayRoutes) {

  /**
   * One route.
   *
   * @param prefix an address prefix or a service tag
   * @param nextHopType {@code Internet}, {@code None}, {@code VirtualAppliance}, {@code
   *     VirtualNetworkGateway}, {@code VnetLocal}, as written
   */
  public record Route(
      String name, String prefix, String nextHopType, @Nullable String nextHopAddress) {}
}
