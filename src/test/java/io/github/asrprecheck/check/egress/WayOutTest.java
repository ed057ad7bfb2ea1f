package io.github.asrprecheck.check.egress;

import static io.github.asrprecheck.testing.Wired.otherNic;
import static io.github.asrprecheck.testing.Wired.plainly;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.check.egress.RouteDecision.Kind;
import io.github.asrprecheck.testing.Wired;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WayOutTest {

  static Stream<Arguments> ways() {
    String nat = "NAT gateway nat";
    String own = "its own public address";
    String access = "default outbound access, which subnet default does not turn off";
    String azures = "storage of the same region needs no public address";
    return Stream.of(
        row(plainly(), Kind.SYSTEM, access, access),
        row(plainly(), Kind.USER, access, access),
        row(plainly().natGateway().publicAddress().pools("lb"), Kind.SYSTEM, nat, nat),
        row(plainly().publicAddress().pools("lb"), Kind.SYSTEM, own, own),
        row(plainly().publicAddress().privateSubnet(), Kind.USER, own, own),
        row(
            plainly().privateSubnet(),
            Kind.SYSTEM,
            azures,
            "blocked: subnet default of shop-vnet is private"),
        row(
            plainly().privateSubnet(),
            Kind.USER,
            "unclear: without a way out",
            "blocked: is private"),
        row(
            plainly().privateSubnet(),
            Kind.SERVICE_ENDPOINT,
            "no public address needed",
            "no public address needed"),
        row(
            plainly().privateSubnet().pools("lb"),
            Kind.SYSTEM,
            "unclear: load balancer lb",
            "unclear: load balancer lb"),
        row(
            plainly().scaleSet(),
            Kind.SYSTEM,
            "unclear: without a way out",
            "blocked: flexible scale set"),
        row(plainly().scaleSet().natGateway(), Kind.SYSTEM, nat, nat),
        row(
            plainly().secondNic(otherNic("two", "ip")),
            Kind.SYSTEM,
            "unclear: on another configuration",
            "unclear: on another configuration"),
        row(
            plainly().secondNic(otherNic("two", null, "lb2")),
            Kind.SYSTEM,
            "unclear: lb2",
            "unclear: lb2"));
  }

  private static Arguments row(Wired wired, Kind route, String storage, String entra) {
    return Arguments.of(wired, route, storage, entra);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void theWayOutIsFound(Wired wired, Kind route, String storage, String entra) {
    Wiring wiring = wired.wiring();
    assertThat(told(WayOut.of(wiring, Flows.storage(), route))).containsSubsequence(parts(storage));
    assertThat(told(WayOut.of(wiring, Flows.entra(), route))).containsSubsequence(parts(entra));
  }

  private static List<String> parts(String expected) {
    int kind = expected.indexOf(": ");
    return kind < 0
        ? List.of("open: ", expected)
        : List.of(expected.substring(0, kind + 2), expected.substring(kind + 2));
  }

  private static String told(Step step) {
    if (step instanceof Step.Open open) {
      return "open: " + open.how();
    }
    return step instanceof Step.Blocked blocked
        ? "blocked: " + blocked.how()
        : "unclear: " + ((Step.Unclear) step).gaps().get(0).what();
  }
}
