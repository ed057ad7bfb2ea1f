package io.github.asrprecheck.check;

import io.github.asrprecheck.check.egress.Egress;
import io.github.asrprecheck.check.egress.NameResolution;
import io.github.asrprecheck.check.egress.PlatformDns;
import io.github.asrprecheck.check.egress.SecurityGroupDecision;
import io.github.asrprecheck.check.egress.Step;
import io.github.asrprecheck.check.egress.Wiring;
import io.github.asrprecheck.check.remedy.Remedy;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.SecurityGroup;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is to be said of one way of being connected. */
final class OutboundDrafts {
  private static final String OUTSIDE_VIEW =
      "; DNS answers, a proxy inside the guest, a network manager's security admin rules and"
          + " private endpoints are outside this view";

  /** Of all endpoints only sign-in is never had privately. */
  private static final String ALWAYS_PUBLIC = "entra";

  private OutboundDrafts() {}

  /**
   * @param blocked FAIL, or WARN for an endpoint that only one way of enabling replication needs
   */
  static Draft of(Rule rule, Egress egress, Verdict.Kind blocked) {
    String where =
        egress.flow().label()
            + " on port "
            + egress.flow().port()
            + " ("
            + egress.flow().host()
            + ")";
    if (!egress.blocked().isEmpty()) {
      return Draft.of(
          rule,
          blocked,
          where
              + " is blocked: "
              + joined(egress.blocked().stream().map(Step.Blocked::how))
              + (egress.flow().endpoint().equals(ALWAYS_PUBLIC)
                  ? ""
                  : "; private endpoints are outside this view"),
          sentence(egress));
    }
    if (!egress.unclear().isEmpty()) {
      Set<Gap> gaps = new LinkedHashSet<>();
      egress.unclear().forEach(u -> gaps.addAll(u.gaps()));
      return Draft.unknown(rule, List.copyOf(gaps));
    }
    return Draft.of(
        rule,
        Verdict.Kind.PASS,
        where
            + " is not blocked by configuration: "
            + egress.open().stream().map(Step.Open::how).collect(Collectors.joining(", "))
            + OUTSIDE_VIEW,
        "");
  }

  /** Rules with written-out addresses that some endpoint's answer hangs on. */
  static Optional<Draft> literalAddresses(List<Egress> egresses) {
    Set<String> rules = new LinkedHashSet<>();
    for (Egress egress : egresses) {
      for (Step.Unclear unclear : egress.unclear()) {
        unclear.literalAllows().forEach(r -> rules.add(SecurityGroupDecision.named(r)));
      }
    }
    return rules.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Draft.of(
                OutboundRules.LITERAL_ADDRESSES,
                Verdict.Kind.WARN,
                "Only written-out addresses stand between this traffic and a rule that denies it: "
                    + String.join(", ", rules),
                OutboundRules.LITERAL_ADDRESSES.remedy()));
  }

  static Draft platformDns(Wiring wiring) {
    Rule rule = OutboundRules.PLATFORM_DNS;
    if (!NameResolution.byAzure(wiring)) {
      return Draft.of(
          rule, Verdict.Kind.NOT_APPLICABLE, "The network has DNS servers of its own", "");
    }
    List<Gap> gaps = new ArrayList<>();
    for (SecurityGroup group :
        Stream.of(wiring.interfaceGroup(), wiring.subnetGroup())
            .flatMap(Optional::stream)
            .toList()) {
      SecurityGroupDecision decision = PlatformDns.by(group, wiring.sender());
      if (decision.outcome() == SecurityGroupDecision.Outcome.DENIED
          && decision.decidedBy() != null) {
        return Draft.of(
            rule,
            Verdict.Kind.FAIL,
            "%s of security group %s denies AzurePlatformDNS"
                .formatted(SecurityGroupDecision.named(decision.decidedBy()), group.id().name()),
            rule.remedy());
      }
      decision
          .doubtful()
          .forEach(
              r ->
                  gaps.add(
                      Gap.unclear(
                          "whether %s of security group %s denies AzurePlatformDNS"
                              .formatted(SecurityGroupDecision.named(r), group.id().name()),
                          Fact.SECURITY_GROUPS.action(),
                          group.id().text())));
    }
    return gaps.isEmpty()
        ? Draft.of(rule, Verdict.Kind.PASS, "No rule denies AzurePlatformDNS", "")
        : Draft.unknown(rule, gaps);
  }

  private static String joined(Stream<String> parts) {
    return parts.collect(Collectors.joining("; "));
  }

  private static Remedy sentence(Egress egress) {
    Remedy all =
        egress.blocked().stream()
            .map(Step.Blocked::remedy)
            .reduce((a, b) -> a.and("; ", b))
            .orElse(Remedy.NONE);
    String text = all.text();
    return new Remedy(
        text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1), all.commands());
  }
}
