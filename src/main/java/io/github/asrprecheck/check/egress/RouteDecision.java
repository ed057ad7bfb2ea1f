package io.github.asrprecheck.check.egress;

import io.github.asrprecheck.check.remedy.AzCommand;
import io.github.asrprecheck.check.remedy.Remedy;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.RouteTable;
import io.github.asrprecheck.fact.RouteTable.Route;
import io.github.asrprecheck.fact.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which route the traffic takes: a service endpoint first, then the longest prefix of the
 * user-defined routes, then Azure's own route to the Internet unless a gateway may have announced
 * another.
 */
public record RouteDecision(Step step, Kind kind) {

  /** By what the traffic leaves the subnet. */
  public enum Kind {
    /** Straight to the service: needs no way out to the Internet. */
    SERVICE_ENDPOINT,
    /** A user-defined route. */
    USER,
    /** Azure's own default route. */
    SYSTEM
  }

  public static RouteDecision of(Wiring wiring, TagFlow flow) {
    return new Routes(wiring, flow).decide();
  }

  /** The routes of one subnet as one flow meets them. */
  private record Routes(Wiring wiring, TagFlow flow) {

    RouteDecision decide() {
      List<Route> partly = userRoutes(Match.MAYBE);
      Route sure = longest(userRoutes(Match.YES));
      if (serviceEndpoint()) {
        return overServiceEndpoint(partly, sure);
      }
      if (sure != null) {
        return new RouteDecision(unless(doubts(partly, sure.nextHopType()), hop(sure)), Kind.USER);
      }
      Step open = new Step.Open("Azure's default route to the Internet");
      // A private subnet's own way to storage is known for Azure's routes only.
      Kind kind = partly.isEmpty() ? Kind.SYSTEM : Kind.USER;
      return new RouteDecision(unless(doubts(partly, "Internet"), open), kind);
    }

    private boolean serviceEndpoint() {
      return flow.storage()
          && wiring.subnet().serviceEndpoints().stream()
              .anyMatch(
                  s ->
                      s.equalsIgnoreCase("Microsoft.Storage")
                          || s.equalsIgnoreCase("Microsoft.Storage.Global"));
    }

    /**
     * Its prefixes are longer than 0.0.0.0/0; against routes for a tag or for single prefixes they
     * may lose.
     */
    private RouteDecision overServiceEndpoint(List<Route> partly, @Nullable Route sure) {
      List<Route> rivals = new ArrayList<>(partly);
      if (sure != null && !Prefixes.everything(sure.prefix())) {
        rivals.add(sure);
      }
      Step open = new Step.Open("service endpoint for storage");
      return new RouteDecision(unless(rivals(rivals, ""), open), Kind.SERVICE_ENDPOINT);
    }

    private List<Route> userRoutes(Match wanted) {
      return wiring.routes().map(RouteTable::routes).orElse(List.of()).stream()
          .filter(r -> flow.headedFor(List.of(r.prefix())) == wanted)
          .toList();
    }

    /**
     * Among routes that all hold the whole service: a tag is longer than the default route, a
     * regional tag than the rest.
     */
    private @Nullable Route longest(List<Route> routes) {
      Route best = null;
      for (Route route : routes) {
        if (best == null || rank(route) > rank(best)) {
          best = route;
        }
      }
      return best;
    }

    private int rank(Route route) {
      String tag = TagFlow.plain(route.prefix());
      if (Prefixes.literal(route.prefix())) {
        return 0;
      }
      int service = tag.startsWith("azurecloud") ? 0 : 2;
      return 1 + service + (tag.indexOf('.') < 0 ? 0 : 1);
    }

    /**
     * What may take the traffic from the route that was found, other than by a longer prefix in the
     * same table.
     */
    private List<Gap> doubts(List<Route> partly, String nextHop) {
      List<Gap> doubts = new ArrayList<>(rivals(partly, nextHop));
      if (wiring.spaceIsPublic()) {
        doubts.add(
            addressList(
                "whether the public address space of network "
                    + wiring.network().id().name()
                    + " holds addresses of "
                    + flow.label(),
                "Compare the network's address space with the service tag's address list."));
      }
      if (wiring.learnsRoutes()) {
        doubts.add(
            Unseen.notRead(
                "whether a gateway or route server announces routes to network "
                    + wiring.network().id().name()
                    + " that take this traffic elsewhere",
                "Microsoft.Network/networkInterfaces/effectiveRouteTable/action",
                Subscription.scope(wiring.subscription()),
                "Look at the effective routes of an interface in that subnet: a route of source"
                    + " VirtualNetworkGateway for public addresses takes the traffic elsewhere. A"
                    + " route table that disables gateway route propagation keeps such routes"
                    + " out."));
      }
      return doubts;
    }

    /**
     * Routes that hold some addresses of the service, perhaps those that are meant, and lead
     * elsewhere.
     */
    private List<Gap> rivals(List<Route> partly, String nextHop) {
      return partly.stream()
          .filter(r -> !r.nextHopType().equalsIgnoreCase(nextHop))
          .map(
              r ->
                  addressList(
                      "whether "
                          + named(r)
                          + " to "
                          + r.nextHopType()
                          + " takes traffic for "
                          + flow.label(),
                      "Give the route a service tag as its prefix, or look at the effective routes"
                          + " of an interface."))
          .toList();
    }

    private Gap addressList(String what, String remedy) {
      return Unseen.notRead(
          what,
          "Microsoft.Network/locations/serviceTags/read",
          Subscription.scope(wiring.subscription()),
          remedy);
    }

    private static Step unless(List<Gap> doubts, Step step) {
      if (doubts.isEmpty()) {
        return step;
      }
      List<Gap> gaps = new ArrayList<>(step instanceof Step.Unclear u ? u.gaps() : List.of());
      gaps.addAll(doubts);
      return new Step.Unclear(List.copyOf(gaps), List.of());
    }

    private Step hop(Route route) {
      return switch (route.nextHopType().toLowerCase(Locale.ROOT)) {
        case "internet" -> new Step.Open("a user-defined route to the Internet");
        case "none" -> new Step.Blocked(named(route) + " drops it (next hop None)", reroute(route));
        case "vnetlocal" ->
            new Step.Blocked(
                named(route) + " keeps it in the virtual network (next hop VnetLocal)",
                reroute(route));
        case "virtualappliance" ->
            Step.Unclear.because(
                Unseen.fromOutside(
                    "what appliance "
                        + Optional.ofNullable(route.nextHopAddress()).orElse("(no address)")
                        + " behind "
                        + named(route)
                        + " does with traffic to "
                        + flow.label(),
                    wiring.subscription(),
                    flow));
        case "virtualnetworkgateway" ->
            Step.Unclear.because(
                Unseen.fromOutside(
                    "what becomes of traffic to "
                        + flow.label()
                        + " behind the gateway of "
                        + named(route)
                        + "; Microsoft advises against forced tunnelling for replication",
                    wiring.subscription(),
                    flow));
        default ->
            Step.Unclear.because(
                Gap.unclear(
                    "next hop " + route.nextHopType() + " of " + named(route),
                    Fact.ROUTE_TABLES.action(),
                    table().id().text()));
      };
    }

    private Remedy reroute(Route route) {
      boolean ownRoute = TagFlow.plain(route.prefix()).equals(TagFlow.plain(flow.label()));
      return Remedy.of("send it to the Internet: ")
          .run(
              AzCommand.of("network route-table route " + (ownRoute ? "update" : "create"))
                  .with("subscription", table().id().subscription())
                  .with("resource-group", table().id().resourceGroup())
                  .with("route-table-name", table().id().name())
                  .with("name", ownRoute ? route.name() : freeName("SiteRecovery-" + flow.label()))
                  .with("address-prefix", flow.label())
                  .with("next-hop-type", "Internet"));
    }

    /** Creating a route under a name that exists would overwrite that route. */
    private String freeName(String wanted) {
      String name = wanted;
      for (int n = 2; taken(name); n++) {
        name = wanted + "-" + n;
      }
      return name;
    }

    private boolean taken(String name) {
      return table().routes().stream().anyMatch(r -> r.name().equalsIgnoreCase(name));
    }

    private String named(Route route) {
      return "route " + route.name() + " (" + route.prefix() + ") of table " + table().id().name();
    }

    private RouteTable table() {
      return wiring.routes().orElseThrow();
    }
  }
}
