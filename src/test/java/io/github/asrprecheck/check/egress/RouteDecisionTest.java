package io.github.asrprecheck.check.egress;

import static io.github.asrprecheck.testing.Wired.plainly;
import static io.github.asrprecheck.testing.Wired.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.check.egress.RouteDecision.Kind;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.RouteTable.Route;
import io.github.asrprecheck.testing.Wired;
import org.junit.jupiter.api.Test;

class RouteDecisionTest {

  private static RouteDecision storage(Wired wired) {
    return RouteDecision.of(wired.wiring(), Flows.storage());
  }

  private static Step.Blocked blocked(RouteDecision decision) {
    assertThat(decision.step()).isInstanceOf(Step.Blocked.class);
    return (Step.Blocked) decision.step();
  }

  private static Step.Unclear unclear(RouteDecision decision) {
    assertThat(decision.step()).isInstanceOf(Step.Unclear.class);
    return (Step.Unclear) decision.step();
  }

  @Test
  void withoutATableAzuresDefaultRouteLeadsToTheInternet() {
    RouteDecision decision = storage(plainly());
    assertThat(decision.step()).isEqualTo(new Step.Open("Azure's default route to the Internet"));
    assertThat(decision.kind()).isEqualTo(Kind.SYSTEM);
  }

  @Test
  void theDefaultRouteOfATableComesBeforeAzures() {
    RouteDecision decision = storage(plainly().routes(route("0.0.0.0/0", "Internet")));
    assertThat(decision.step()).isEqualTo(new Step.Open("a user-defined route to the Internet"));
    assertThat(decision.kind()).isEqualTo(Kind.USER);
  }

  @Test
  void oneOfItsOwnForSomeAddressesIsNoLongerAzuresRoute() {
    assertThat(storage(plainly().routes(route("20.0.0.0/8", "Internet"))).kind())
        .isEqualTo(Kind.USER);
    assertThat(storage(plainly().routes(route("10.0.0.0/8", "None"))).kind())
        .isEqualTo(Kind.SYSTEM);
  }

  @Test
  void aServiceEndpointNeedsNoWayOut() {
    assertThat(storage(plainly().serviceEndpoints("Microsoft.Storage")).kind())
        .isEqualTo(Kind.SERVICE_ENDPOINT);
    assertThat(
            RouteDecision.of(
                    plainly().serviceEndpoints("Microsoft.Storage").wiring(), Flows.entra())
                .kind())
        .isEqualTo(Kind.SYSTEM);
    assertThat(storage(plainly().serviceEndpoints("Microsoft.Sql")).kind()).isEqualTo(Kind.SYSTEM);
  }

  @Test
  void nextHopsAreReadInAnyCase() {
    assertThat(blocked(storage(plainly().routes(route("0.0.0.0/0", "NONE")))).how())
        .contains("drops it (next hop None)");
  }

  @Test
  void theMoreSpecificTagWinsInWhateverOrder() {
    Route global = route("Storage", "None");
    Route regional = route("Storage.EastUS", "Internet");
    Route cloud = route("AzureCloud", "VirtualAppliance");
    Route region = route("AzureCloud.eastus", "VnetLocal");
    Route all = route("0.0.0.0/0", "VirtualAppliance");
    assertThat(storage(plainly().routes(all, cloud, region, global, regional)).step())
        .isInstanceOf(Step.Open.class);
    assertThat(storage(plainly().routes(regional, global, region, cloud, all)).step())
        .isInstanceOf(Step.Open.class);
    assertThat(blocked(storage(plainly().routes(global, region, cloud, all))).how())
        .contains("(Storage)");
    assertThat(blocked(storage(plainly().routes(all, cloud, region))).how())
        .contains("(AzureCloud.eastus)");
    assertThat(unclear(storage(plainly().routes(all, cloud))).gaps().get(0).what())
        .contains("(AzureCloud)");
  }

  @Test
  void aTagOfAnotherRegionIsPassedBy() {
    assertThat(storage(plainly().routes(route("Storage.CentralUS", "None"))).step())
        .isInstanceOf(Step.Open.class);
  }

  @Test
  void aRouteForSomeAddressesThatLeadsElsewhereLeavesItOpen() {
    assertThat(
            unclear(
                    storage(
                        plainly()
                            .routes(route("0.0.0.0/0", "None"), route("20.0.0.0/8", "Internet"))))
                .gaps())
        .extracting(Gap::what)
        .containsExactly(
            "whether route to-Internet (20.0.0.0/8) of table default-rt to Internet takes traffic"
                + " for Storage.EastUS");
  }

  @Test
  void aRouteForSomeAddressesThatLeadsTheSameWayDoesNot() {
    assertThat(
            storage(plainly().routes(route("0.0.0.0/0", "None"), route("20.0.0.0/8", "none")))
                .step())
        .isInstanceOf(Step.Blocked.class);
  }

  @Test
  void anApplianceAndAGatewayThatAnnouncesRoutesAreBothNamed() {
    Wired wired = plainly().subnet("GatewaySubnet").routes(route("0.0.0.0/0", "VirtualAppliance"));
    assertThat(unclear(storage(wired)).gaps())
        .extracting(Gap::what)
        .satisfiesExactly(
            a -> assertThat(a).contains("appliance 10.9.0.4"),
            b -> assertThat(b).contains("announces routes to network shop-vnet"));
  }

  @Test
  void aNewRouteDoesNotOverwriteOneOfItsName() {
    Route taken = new Route("siterecovery-storage.eastus", "10.9.0.0/16", "None", null);
    assertThat(
            blocked(storage(plainly().routes(route("0.0.0.0/0", "None"), taken))).remedy().text())
        .contains("route create", "--name SiteRecovery-Storage.EastUS-2 ");
  }

  @Test
  void aHostileRouteNameIsQuoted() {
    Route evil = new Route("a b; $(reboot)", "Storage.EastUS", "None", null);
    assertThat(blocked(storage(plainly().routes(evil))).remedy().text())
        .contains("route update", "--name 'a b; $(reboot)' ");
  }
}
