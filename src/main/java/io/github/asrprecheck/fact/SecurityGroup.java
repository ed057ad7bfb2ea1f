package io.github.asrprecheck.fact;

import java.util.List;

/** A network security group: its custom rules; Azure's default rules come behind them. */
public record SecurityGroup(ResourceId id, List<SecurityRule> rules) {

  /**
   * One rule. Singular and plural forms of ARM are merged into the lists; a list may hold {@code
   * *}, an address, a prefix, or a service tag.
   *
   * @param priority 100 to 4096, the lowest first
   * @param direction {@code Inbound} or {@code Outbound}, as written
   * @param access {@code Allow} or {@code Deny}, as written
   * @param protocol {@code Tcp}, {@code Udp}, {@code *}, ... in any case
   */
  public record SecurityRule(
      String name,
      int priority,
      String direction,
      String access,
      String protocol,
      List<String> sources,
      List<String> sourcePorts,
      List<String> destinations,
      List<String> destinationPorts,
      List<ResourceId> sourceApplicationGroups,
      List<ResourceId> destinationApplicationGroups) {}
}
