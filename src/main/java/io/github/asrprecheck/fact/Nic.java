package io.github.asrprecheck.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network interface.
 *
 * @param securityGroup its own one, beside that of the subnet
 * @param dnsServers its own ones; empty: those of the network
 * @param acceleratedNetworking null when Azure does not say
 */
public record Nic(
    ResourceId id,
    @Nullable ResourceId securityGroup,
    List<IpConfiguration> ipConfigurations,
    List<String> dnsServers,
    @Nullable Boolean acceleratedNetworking) {

  /**
   * One address of the interface.
   *
   * @param primary null when Azure does not say
   * @param loadBalancerPools ids of the back-end pools it belongs to
   * @param applicationSecurityGroups ids
   */
  public record IpConfiguration(
      String name,
      @Nullable Boolean primary,
      @Nullable ResourceId subnet,
      @Nullable String privateAddress,
      @Nullable ResourceId publicAddress,
      List<ResourceId> loadBalancerPools,
      List<ResourceId> applicationSecurityGroups) {}

  /** The primary configuration, or the only one. */
  public @Nullable IpConfiguration primaryConfiguration() {
    if (ipConfigurations.size() == 1) {
      return ipConfigurations.get(0);
    }
    return ipConfigurations.stream()
        .filter(c -> Boolean.TRUE.equals(c.primary()))
        .findFirst()
        .orElse(null);
  }
}
