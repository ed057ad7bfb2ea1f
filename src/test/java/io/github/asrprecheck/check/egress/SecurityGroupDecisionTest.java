package io.github.asrprecheck.check.egress;

import static io.github.asrprecheck.testing.Wired.allow;
import static io.github.asrprecheck.testing.Wired.applicationGroup;
import static io.github.asrprecheck.testing.Wired.deny;
import static io.github.asrprecheck.testing.Wired.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.check.egress.SecurityGroupDecision.Outcome;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.SecurityGroup;
import io.github.asrprecheck.fact.SecurityGroup.SecurityRule;
import io.github.asrprecheck.testing.Wired;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecurityGroupDecisionTest {
  private static final Sender WEB = new Sender("10.0.0.4", List.of(applicationGroup("webs")));

  private static SecurityGroupDecision decide(SecurityRule... rules) {
    return SecurityGroupDecision.of(
        new SecurityGroup(Wired.groupId("nsg"), List.of(rules)), WEB, Flows.storage());
  }

  @Test
  void withoutRulesAzuresOwnLetItOut() {
    SecurityGroupDecision decision = decide();
    assertThat(decision.outcome()).isEqualTo(Outcome.ALLOWED);
    assertThat(decision.decidedBy()).isNull();
  }

  @Test
  void theLowestPriorityThatMatchesDecides() {
    SecurityGroupDecision decision =
        decide(deny(300, "*"), allow(200, "Storage"), deny(250, "Sql"));
    assertThat(decision.outcome()).isEqualTo(Outcome.ALLOWED);
    assertThat(decision.decidedBy().priority()).isEqualTo(200);
  }

  @Test
  void aRuleThatMayMatchCountsOnlyWhereItWouldTurnTheOutcome() {
    assertThat(decide(deny(100, "20.0.0.0/8"), deny(200, "Internet")).outcome())
        .isEqualTo(Outcome.DENIED);
    assertThat(decide(allow(100, "20.0.0.0/8"), allow(200, "Storage")).outcome())
        .isEqualTo(Outcome.ALLOWED);
    assertThat(decide(deny(100, "20.0.0.0/8"), allow(200, "Storage")).outcome())
        .isEqualTo(Outcome.UNDECIDED);
    assertThat(decide(deny(200, "20.0.0.0/8"), allow(100, "Storage")).outcome())
        .isEqualTo(Outcome.ALLOWED);
    assertThat(decide(deny(100, "20.0.0.0/8")).outcome()).isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void allowancesOfAddressesAreToldApart() {
    assertThat(decide(allow(100, "20.0.0.0/8"), deny(200, "Internet")).literalAllows())
        .extracting(SecurityRule::priority)
        .containsExactly(100);
    assertThat(decide(deny(100, "20.0.0.0/8"), allow(200, "Internet")).literalAllows()).isEmpty();
    assertThat(decide(allow(100, "AzureNewThing"), deny(200, "Internet")).literalAllows())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "*, DENIED",
    "Tcp, DENIED",
    "TCP, DENIED",
    "tcp, DENIED",
    "All, DENIED",
    "Udp, ALLOWED",
    "Icmp, ALLOWED",
    "Esp, ALLOWED",
    "Ah, ALLOWED",
    "Quic, UNDECIDED",
  })
  void protocolsAreReadInAnyCase(String protocol, Outcome outcome) {
    assertThat(decide(rule(100, "Deny", protocol, "*", "*", "*")).outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "*, DENIED",
    "VirtualNetwork, DENIED",
    "10.0.0.4, DENIED",
    "10.0.0.0/24, DENIED",
    "0.0.0.0/0, DENIED",
    "10.0.1.0/24, ALLOWED",
    "Internet, ALLOWED",
    "AzureLoadBalancer, ALLOWED",
    "AzureCloud.eastus, ALLOWED",
    "AzureNewThing, UNDECIDED",
  })
  void onlyRulesForThisSenderCount(String source, Outcome outcome) {
    assertThat(decide(rule(100, "Deny", "*", source, "*", "*")).outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"Outbound, DENIED", "outbound, DENIED", "Inbound, ALLOWED", "Sideways, UNDECIDED"})
  void onlyOutboundRulesCount(String direction, Outcome outcome) {
    SecurityRule all = deny(100, "*");
    assertThat(
            decide(changed(all, direction, all.sources(), List.of(), List.of("*"), List.of()))
                .outcome())
        .isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"webs, DENIED", "WEBS, DENIED", "dbs, ALLOWED"})
  void anApplicationGroupMeansItsMembers(String group, Outcome outcome) {
    List<ResourceId> sources = List.of(applicationGroup(group));
    assertThat(
            decide(changed(deny(100, "*"), "Outbound", List.of(), sources, List.of("*"), List.of()))
                .outcome())
        .isEqualTo(outcome);
  }

  @Test
  void anApplicationGroupIsNeverAPublicDestination() {
    List<ResourceId> targets = List.of(applicationGroup("webs"));
    assertThat(
            decide(changed(deny(100, "*"), "Outbound", List.of("*"), List.of(), List.of(), targets))
                .outcome())
        .isEqualTo(Outcome.ALLOWED);
  }

  @Test
  void aRuleThatLacksItsDestinationOrSourceIsUndecided() {
    assertThat(
            decide(
                    changed(
                        deny(100, "*"), "Outbound", List.of("*"), List.of(), List.of(), List.of()))
                .outcome())
        .isEqualTo(Outcome.UNDECIDED);
    assertThat(
            decide(
                    changed(
                        deny(100, "*"), "Outbound", List.of(), List.of(), List.of("*"), List.of()))
                .outcome())
        .isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void severalDestinationsAndPortsInOneRuleAreAllRead() {
    assertThat(decide(deny(100, "10.0.0.0/8", "Internet")).outcome()).isEqualTo(Outcome.DENIED);
    assertThat(decide(rule(100, "Deny", "Tcp", "*", "80,443", "Internet")).outcome())
        .isEqualTo(Outcome.DENIED);
  }

  private static SecurityRule changed(
      SecurityRule r,
      String direction,
      List<String> sources,
      List<ResourceId> sourceGroups,
      List<String> destinations,
      List<ResourceId> destinationGroups) {
    return new SecurityRule(
        r.name(),
        r.priority(),
        direction,
        r.access(),
        r.protocol(),
        sources,
        r.sourcePorts(),
        destinations,
        r.destinationPorts(),
        sourceGroups,
        destinationGroups);
  }
}
