package io.github.asrprecheck.check.egress;

import io.github.asrprecheck.check.remedy.AzCommand;
import io.github.asrprecheck.check.remedy.Remedy;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Subscription;

/**
 * By what address the traffic leaves for the Internet, once a route sends it there; without one it
 * goes nowhere.
 */
final class WayOut {
  private WayOut() {}

  static Step of(Wiring wiring, TagFlow flow, RouteDecision.Kind route) {
    if (route == RouteDecision.Kind.SERVICE_ENDPOINT) {
      return new Step.Open("no public address needed");
    }
    ResourceId natGateway = wiring.subnet().natGateway();
    if (natGateway != null) {
      return new Step.Open("NAT gateway " + natGateway.name());
    }
    if (wiring.publicAddress()) {
      return new Step.Open("its own public address");
    }
    if (!wiring.loadBalancerPools().isEmpty()) {
      return balancer(wiring.loadBalancerPools().get(0));
    }
    boolean privateSubnet = Boolean.FALSE.equals(wiring.subnet().defaultOutboundAccess());
    if (privateSubnet && flow.storage() && route == RouteDecision.Kind.SYSTEM) {
      return new Step.Open("storage of the same region needs no public address");
    }
    if (wiring.publicAddressElsewhere()) {
      return elsewhere(wiring);
    }
    if (privateSubnet || wiring.scaleSet()) {
      return none(wiring, flow, privateSubnet);
    }
    // Azure leaves the member out for networks older than it, in which access by default stays on.
    return new Step.Open(
        "default outbound access, which subnet "
            + wiring.subnet().id().name()
            + " does not turn off");
  }

  private static Step balancer(ResourceId pool) {
    ResourceId balancer = pool.parent();
    return Step.Unclear.because(
        Unseen.notRead(
            "whether load balancer "
                + balancer.name()
                + " lets its pool out (outbound rules are not read)",
            "Microsoft.Network/loadBalancers/read",
            balancer,
            "Look for an outbound rule for the pool on the load balancer, or attach a NAT gateway"
                + " to the subnet."));
  }

  private static Step none(Wiring wiring, TagFlow flow, boolean privateSubnet) {
    if (flow.storage()) {
      // Storage of the same region is said to be reachable from a private subnet over Azure's own
      // routes; for a scale set
      // or a user-defined route nobody says so.
      return Step.Unclear.because(
          Unseen.fromOutside(
              "whether storage of the same region is reachable without a way out to the Internet",
              wiring.subscription(),
              flow));
    }
    String why =
        privateSubnet
            ? "subnet "
                + wiring.subnet().id().name()
                + " of "
                + wiring.network().id().name()
                + " is private"
            : "instances of a flexible scale set have no default outbound access";
    return new Step.Blocked(
        "no way out to the Internet: "
            + why
            + ", without NAT gateway, public address or load balancer",
        Remedy.of("create a NAT gateway with a public address and attach it: ")
            .run(
                AzCommand.of("network vnet subnet update")
                    .with("ids", wiring.subnet().id().text())
                    .with("nat-gateway", AzCommand.Blank.NAT_GATEWAY_ID)));
  }

  /** An address on any interface turns default outbound access off for the whole machine. */
  private static Step elsewhere(Wiring wiring) {
    return Step.Unclear.because(
        Unseen.notRead(
            "whether a machine whose public address is on another configuration still gets out by"
                + " its primary one",
            "Microsoft.Network/networkInterfaces/read",
            Subscription.scope(wiring.subscription()),
            "Attach a NAT gateway to the subnet of the primary interface: a public address on any"
                + " interface turns default outbound access off for the whole machine."));
  }
}
