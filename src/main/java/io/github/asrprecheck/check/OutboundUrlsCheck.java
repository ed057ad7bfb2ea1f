package io.github.asrprecheck.check;

import io.github.asrprecheck.check.egress.Egress;
import io.github.asrprecheck.check.egress.Place;
import io.github.asrprecheck.check.egress.Wiring;
import io.github.asrprecheck.check.egress.Wirings;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.rule.Endpoint;
import io.github.asrprecheck.rule.RuleBook;
import io.github.asrprecheck.scope.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Whether configuration stops a machine from reaching the services that replicate it. */
public final class OutboundUrlsCheck implements Check {
  private static final String KEY_VAULT = "keyvault";
  private final Map<String, Rule> rules;
  private final EndpointFlows flows;

  public OutboundUrlsCheck(RuleBook book) {
    this.rules = OutboundRules.byEndpoint(book);
    this.flows = new EndpointFlows(book);
  }

  @Override
  public String id() {
    return "outbound-urls";
  }

  @Override
  public String title() {
    return "Outbound connections";
  }

  @Override
  public String proves() {
    return "Follows the traffic of each machine's primary network interface through its security"
        + " groups, routes and way out to the Internet, for every service that replication"
        + " needs. A pass says that nothing in this configuration blocks the traffic, not"
        + " that it arrives: DNS answers, a proxy or firewall inside the guest, security"
        + " admin rules of a network manager, private endpoints, the addresses of a NAT"
        + " gateway, the kind of a public address (Basic ones are retired) and the firewall"
        + " of the cache storage account are outside its view, and what an appliance, a"
        + " gateway or a load balancer does with the traffic stays unknown. A subnet that"
        + " does not say otherwise has default outbound access: networks made since"
        + " 2026-03-31 say so where they are private.";
  }

  @Override
  public List<Rule> rules() {
    return OutboundRules.all(rules);
  }

  @Override
  public List<Finding> judge(Estate estate) {
    List<Endpoint> endpoints = flows.of(estate.scope());
    if (endpoints.isEmpty()) {
      return undocumented(estate.scope());
    }
    Judging judging = new Judging(estate, endpoints);
    return estate.scope().subscriptions().stream().flatMap(s -> judging.judge(s).stream()).toList();
  }

  private List<Finding> undocumented(Scope scope) {
    Gap gap =
        new Gap(
            "the endpoints that Site Recovery uses in cloud " + scope.cloud().name(),
            Gap.Cause.UNSUPPORTED,
            "none",
            String.valueOf(scope.cloud().resourceManager()),
            "Ask the operator of this cloud for the endpoints and test them from inside a machine.",
            null);
    return rules.values().stream().map(r -> r.unknown(Subject.everyMachine(), gap)).toList();
  }

  /**
   * One run over one estate; what was decided for one way of being connected is kept for all
   * machines of that way.
   */
  private final class Judging {
    private final Scope scope;
    private final Estate estate;
    private final List<Endpoint> endpoints;
    private final Wirings wirings;
    private final GuestEncryption encryption;
    private final Map<Wiring.Key, Drafts> decided = new HashMap<>();

    Judging(Estate estate, List<Endpoint> endpoints) {
      this.scope = estate.scope();
      this.estate = estate;
      this.endpoints = endpoints;
      this.wirings = new Wirings(estate);
      this.encryption = new GuestEncryption(estate);
    }

    List<Finding> judge(String subscription) {
      return estate
          .machines(subscription)
          .fold(
              (machines, seen) ->
                  machines.isEmpty() ? none(subscription, seen) : all(machines, seen),
              gaps -> always(r -> r.unknown(Subject.subscription(subscription), gaps)));
    }

    private List<Finding> none(String subscription, Seen seen) {
      return always(
          r -> r.notApplicable(Subject.subscription(subscription), seen, "No machine in scope"));
    }

    private List<Finding> always(Function<Rule, Finding> say) {
      return endpoints.stream()
          .map(Endpoint::id)
          .filter(e -> !e.equals(KEY_VAULT))
          .map(e -> say.apply(rule(e)))
          .toList();
    }

    private List<Finding> all(List<Machine> machines, Seen seen) {
      List<Finding> findings = new ArrayList<>(machines.size() * (endpoints.size() + 1));
      for (Machine machine : machines) {
        one(machine, seen, findings);
      }
      return findings;
    }

    private void one(Machine machine, Seen machineSeen, List<Finding> findings) {
      Subject subject = Subject.of(machine);
      Reading<Drafts> drafts =
          Reading.known(machine, machineSeen)
              .then(wirings::of)
              .map(w -> decided.computeIfAbsent(w.key(), k -> decide(w)));
      findings.addAll(
          drafts.fold(
              (d, seen) -> about(subject, seen, d.always()),
              gaps -> always(r -> r.unknown(subject, gaps))));
      findings.addAll(keyVault(machine, subject, machineSeen, drafts));
    }

    private List<Finding> keyVault(
        Machine machine, Subject subject, Seen machineSeen, Reading<Drafts> drafts) {
      Rule rule = rule(KEY_VAULT);
      return encryption
          .of(machine, machineSeen)
          .fold(
              (encrypted, seen) ->
                  encrypted
                      ? drafts.fold(
                          (d, more) -> about(subject, seen.and(more), d.keyVault()),
                          gaps -> List.of(rule.unknown(subject, gaps)))
                      : List.of(
                          rule.notApplicable(
                              subject, seen, "No disk is encrypted inside the guest")),
              gaps -> List.of(rule.unknown(subject, gaps)));
    }

    private static List<Finding> about(Subject subject, Seen seen, List<Draft> drafts) {
      return drafts.stream().map(d -> d.about(subject, seen)).toList();
    }

    private Drafts decide(Wiring wiring) {
      List<Egress> egresses = new ArrayList<>();
      for (Endpoint endpoint : endpoints) {
        Place place = new Place(egresses.size(), endpoints.size());
        egresses.add(Egress.of(wiring, flows.flow(endpoint, scope, wiring), place));
      }
      List<Draft> always = new ArrayList<>();
      List<Draft> keyVault = new ArrayList<>();
      for (Egress egress : egresses) {
        Rule rule = rule(egress.flow().endpoint());
        if (egress.flow().endpoint().equals(KEY_VAULT)) {
          // Only enabling in the portal needs it, and how replication will be enabled is not known
          // here.
          keyVault.add(OutboundDrafts.of(rule, egress, Verdict.Kind.WARN));
        } else {
          always.add(OutboundDrafts.of(rule, egress, Verdict.Kind.FAIL));
        }
      }
      always.add(OutboundDrafts.platformDns(wiring));
      OutboundDrafts.literalAddresses(egresses).ifPresent(always::add);
      return new Drafts(List.copyOf(always), List.copyOf(keyVault));
    }
  }

  /**
   * What is to be said of every machine of a wiring, and what of those that need Key Vault besides.
   */
  private record Drafts(List<Draft> always, List<Draft> keyVault) {}

  private Rule rule(String endpoint) {
    Rule rule = rules.get(endpoint);
    if (rule == null) {
      throw new IllegalStateException("no rule for endpoint " + endpoint);
    }
    return rule;
  }
}
