package io.github.asrprecheck.check.egress;

import io.github.asrprecheck.check.remedy.Remedy;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.SecurityGroup;
import io.github.asrprecheck.fact.SecurityGroup.SecurityRule;
import io.github.asrprecheck.fact.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Every station that one flow passes on its way out, in order. One that blocks decides; one that is
 * unclear leaves it open.
 */
public record Egress(TagFlow flow, List<Step> steps) {

  private static final Map<String, String> SERVICE_ENDPOINTS =
      Map.of("EventHub", "Microsoft.EventHub", "AzureKeyVault", "Microsoft.KeyVault");

  /**
   * Follows one flow through a wiring.
   *
   * @param place which priorities the commands for this endpoint may take
   */
  public static Egress of(Wiring wiring, TagFlow flow, Place place) {
    List<Step> steps = new ArrayList<>();
    // Outbound traffic meets the group of the interface before that of the subnet.
    wiring.interfaceGroup().ifPresent(g -> steps.add(passing(g, "nic", wiring, flow, place)));
    wiring.subnetGroup().ifPresent(g -> steps.add(passing(g, "subnet", wiring, flow, place)));
    RouteDecision route = RouteDecision.of(wiring, flow);
    steps.add(unlessDirect(route.step(), wiring, flow));
    if (route.step() instanceof Step.Open) {
      steps.add(unlessDirect(WayOut.of(wiring, flow, route.kind()), wiring, flow));
    }
    policies(wiring, flow, steps);
    steps.add(NameResolution.of(wiring, flow));
    return new Egress(flow, List.copyOf(steps));
  }

  public List<Step.Blocked> blocked() {
    return of(Step.Blocked.class);
  }

  public List<Step.Unclear> unclear() {
    return of(Step.Unclear.class);
  }

  public List<Step.Open> open() {
    return of(Step.Open.class);
  }

  private <S extends Step> List<S> of(Class<S> kind) {
    return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static Step passing(
      SecurityGroup group, String level, Wiring wiring, TagFlow flow, Place place) {
    SecurityGroupDecision decision = SecurityGroupDecision.of(group, wiring.sender(), flow);
    SecurityRule rule = decision.decidedBy();
    return switch (decision.outcome()) {
      case ALLOWED -> new Step.Open(level + " security group " + group.id().name());
      case DENIED ->
          new Step.Blocked(
              "%s security group %s: %s denies, no earlier rule allows %s"
                  .formatted(
                      level,
                      group.id().name(),
                      rule == null ? "a default rule" : SecurityGroupDecision.named(rule),
                      flow.label()),
              rule == null
                  ? Remedy.of("allow " + flow.label())
                  : AllowRule.remedy(group, firstDenial(decision, wiring, flow), flow, place));
      case UNDECIDED -> undecided(decision, wiring, flow);
    };
  }

  /**
   * The priority of the first rule that denies or may deny: the allowing rule has to come before
   * them all.
   */
  private static int firstDenial(SecurityGroupDecision decision, Wiring wiring, TagFlow flow) {
    return decision.group().rules().stream()
        .filter(r -> !r.access().equalsIgnoreCase("Allow"))
        .filter(r -> RuleMatch.of(r, wiring.sender(), flow) != Match.NO)
        .mapToInt(SecurityRule::priority)
        .min()
        .orElseThrow();
  }

  private static Step undecided(SecurityGroupDecision decision, Wiring wiring, TagFlow flow) {
    ResourceId group = decision.group().id();
    List<Gap> gaps = new ArrayList<>();
    for (SecurityRule rule : decision.doubtful()) {
      String named = SecurityGroupDecision.named(rule) + " of security group " + group.name();
      if (Prefixes.holdPublicEndpoint(rule.destinations()) == Match.MAYBE) {
        gaps.add(
            Unseen.notRead(
                "whether the addresses in " + named + " are those of " + flow.label(),
                "Microsoft.Network/locations/serviceTags/read",
                Subscription.scope(wiring.subscription()),
                "Put service tag " + flow.label() + " in place of the addresses."));
      } else {
        gaps.add(
            Gap.unclear(
                "whether " + named + " speaks of " + flow.label(),
                Fact.SECURITY_GROUPS.action(),
                group.text()));
      }
    }
    return new Step.Unclear(List.copyOf(gaps), decision.literalAllows());
  }

  /**
   * A service endpoint may take the traffic past what would stop it. For storage the route has said
   * so already; whether those of other services reach into the other region, nobody says.
   */
  private static Step unlessDirect(Step step, Wiring wiring, TagFlow flow) {
    String service = SERVICE_ENDPOINTS.get(flow.service());
    if (!(step instanceof Step.Blocked)
        || service == null
        || wiring.subnet().serviceEndpoints().stream().noneMatch(service::equalsIgnoreCase)) {
      return step;
    }
    return Step.Unclear.because(
        Unseen.fromOutside(
            "whether service endpoint " + service + " takes traffic for " + flow.label(),
            wiring.subscription(),
            flow));
  }

  /**
   * A policy on the subnet lets service endpoints reach only the accounts that it names; it is not
   * read.
   */
  private static void policies(Wiring wiring, TagFlow flow, List<Step> steps) {
    if (!flow.storage()) {
      return;
    }
    for (ResourceId policy : wiring.subnet().serviceEndpointPolicies()) {
      steps.add(
          Step.Unclear.because(
              Unseen.notRead(
                  "whether service endpoint policy "
                      + policy.name()
                      + " lets the cache storage account through",
                  "Microsoft.Network/serviceEndpointPolicies/read",
                  policy,
                  "See that the policy names the cache storage account.")));
    }
  }
}
