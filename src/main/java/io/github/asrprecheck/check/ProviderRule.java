package io.github.asrprecheck.check;

import io.github.asrprecheck.check.remedy.AzCommand;
import io.github.asrprecheck.check.remedy.Remedy;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Provider;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.Subscription;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether the providers that replication creates resources of are registered in the subscriptions
 * that hold them.
 */
record ProviderRule(Estate estate) {
  static final Rule RULE =
      Rule.named("account/providers")
          .title("The resource providers are registered where they are needed")
          .why(
              "A subscription takes no resource of a provider that is not registered. The portal"
                  + " may register one on its own when whoever enables replication holds the right"
                  + " to, so that this warns.")
          .remedy("Have a Contributor of the subscription register it.")
          .source(
              "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-providers-and-types",
              "2025-04-28");

  List<Finding> judge() {
    List<Finding> findings = new ArrayList<>();
    for (String subscription : estate.scope().allSubscriptions()) {
      Subject subject = Subject.subscription(subscription);
      estate
          .providers(subscription)
          .fold(
              (all, seen) -> findings.addAll(judge(subscription, subject, all, seen)),
              gaps -> findings.add(RULE.unknown(subject, gaps)));
    }
    return findings;
  }

  /**
   * Replicas, networks and the vault are made on the target's side, cache and snapshots on the
   * source's.
   */
  private Set<String> needed(String subscription) {
    Set<String> needed = new TreeSet<>();
    if (estate.scope().subscriptions().contains(subscription)) {
      needed.addAll(List.of("Microsoft.Compute", "Microsoft.Storage"));
    }
    if (estate.scope().targetSubscriptions().contains(subscription)) {
      needed.addAll(
          List.of(
              "Microsoft.Compute",
              "Microsoft.Network",
              "Microsoft.RecoveryServices",
              "Microsoft.Storage"));
    }
    return needed;
  }

  private List<Finding> judge(String subscription, Subject subject, List<Provider> all, Seen seen) {
    Set<String> missing = new LinkedHashSet<>();
    List<Gap> unclear = new ArrayList<>();
    for (String namespace : needed(subscription)) {
      String state = state(all, namespace);
      switch (state.toLowerCase(Locale.ROOT)) {
        case "registered" -> {}
        case "notregistered", "unregistered", "unregistering", "registering" ->
            missing.add(namespace);
        default ->
            unclear.add(
                Gap.unclear(
                    "registration of " + namespace + " (" + state + ")",
                    Fact.PROVIDERS.action(),
                    Subscription.scope(subscription).text()));
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (String namespace : missing) {
      findings.add(
          RULE.warn(
              subject,
              seen,
              namespace + " is " + state(all, namespace),
              Remedy.of("Register it: ").run(register(namespace, subscription))));
    }
    if (!unclear.isEmpty()) {
      findings.add(RULE.unknown(subject, unclear));
    }
    if (findings.isEmpty()) {
      findings.add(
          RULE.pass(subject, seen, String.join(", ", needed(subscription)) + " are registered"));
    }
    return findings;
  }

  /** The command that registers a provider. */
  static AzCommand register(String namespace, String subscription) {
    return AzCommand.of("provider register")
        .with("namespace", namespace)
        .with("subscription", subscription);
  }

  private static String state(List<Provider> all, String namespace) {
    return all.stream()
        .filter(p -> p.namespace().equalsIgnoreCase(namespace))
        .map(p -> String.valueOf(p.registrationState()))
        .findFirst()
        .orElse("absent from the list");
  }
}
