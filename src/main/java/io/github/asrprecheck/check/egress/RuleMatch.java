package io.github.asrprecheck.check.egress;

import io.github.asrprecheck.fact.SecurityGroup.SecurityRule;
import java.util.Locale;

/** Whether a security rule speaks of some traffic: every one of its conditions must hold. */
final class RuleMatch {
  private RuleMatch() {}

  static Match of(SecurityRule rule, Sender sender, Flow flow) {
    return direction(rule)
        .and(protocol(rule, flow))
        .and(Ports.hold(rule.destinationPorts(), flow.port()))
        .and(destination(rule, flow))
        .and(Ports.holdClient(rule.sourcePorts()))
        .and(sender.isMeantBy(rule));
  }

  private static Match direction(SecurityRule rule) {
    return switch (rule.direction().toLowerCase(Locale.ROOT)) {
      case "outbound" -> Match.YES;
      case "inbound" -> Match.NO;
      default -> Match.MAYBE;
    };
  }

  private static Match protocol(SecurityRule rule, Flow flow) {
    String protocol = rule.protocol().toLowerCase(Locale.ROOT);
    return switch (protocol) {
      case "*", "all", "any" -> Match.YES;
      case "tcp", "udp", "icmp", "esp", "ah" ->
          Match.when(protocol.equalsIgnoreCase(flow.protocol()));
      default -> Match.MAYBE;
    };
  }

  private static Match destination(SecurityRule rule, Flow flow) {
    if (!rule.destinations().isEmpty()) {
      return flow.headedFor(rule.destinations());
    }
    // Application security groups are interfaces of the network: a public endpoint is never among
    // them.
    return rule.destinationApplicationGroups().isEmpty() ? Match.MAYBE : Match.NO;
  }
}
