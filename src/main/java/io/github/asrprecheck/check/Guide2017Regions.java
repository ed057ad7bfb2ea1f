package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Choice;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.StorageAccount;
import io.github.asrprecheck.fact.Vault;
import io.github.asrprecheck.fact.VirtualNetwork;
import io.github.asrprecheck.rule.RuleBook;
import io.github.asrprecheck.scope.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What the guide of August 2017 asked of regions: it warns where the guide advised, and fails where
 * it said must.
 */
final class Guide2017Regions {
  private final Rule vault;
  private final Rule storage;
  private final Rule network;

  Guide2017Regions(RuleBook book) {
    OldRules old = new OldRules(book);
    this.vault =
        old.rule(
                "region-match/guide-2017-vault",
                "the vault is in the target region",
                "vault-in-target-region")
            .remedy("Create a vault in the target region.");
    this.storage =
        old.rule(
                "region-match/guide-2017-storage",
                "storage accounts are in the vault's region",
                "storage-in-vault-region")
            .remedy(
                "Today's rule, which says otherwise, is what Azure goes by: see"
                    + " region-match/cache-account.");
    this.network =
        old.rule(
                "region-match/guide-2017-network",
                "the target network is in the vault's region",
                "network-in-vault-region")
            .remedy("Put the vault into the target region, where the network is.");
  }

  List<Rule> all() {
    return List.of(vault, storage, network);
  }

  List<Finding> judge(Estate estate) {
    List<Finding> findings = new ArrayList<>();
    Reading<Choice<Vault>> planned = estate.plannedVault();
    Subject none = Subject.named("vault");
    findings.add(
        planned.fold(
            (c, seen) -> vault(c, estate.scope().target(), seen),
            gaps -> vault.unknown(none, gaps)));
    for (String subscription : estate.scope().subscriptions()) {
      findings.add(
          beside(
              storage,
              planned,
              estate.plannedCache(subscription, estate.scope().plan().churn()),
              StorageAccount::id,
              StorageAccount::region,
              subscription));
    }
    for (String subscription : estate.scope().targetSubscriptions()) {
      findings.add(
          beside(
              network,
              planned,
              estate.plannedNetwork(subscription),
              VirtualNetwork::id,
              VirtualNetwork::region,
              subscription));
    }
    return findings;
  }

  private Finding vault(Choice<Vault> choice, Region target, Seen seen) {
    Vault chosen = choice.chosen();
    if (chosen == null) {
      return vault.notApplicable(Subject.named("vault"), seen, "2017 guide: there is no vault yet");
    }
    String where = "2017 guide: vault " + chosen.id().name() + " is in " + chosen.region();
    return chosen.region().equals(target)
        ? vault.pass(Subject.of(chosen.id()), seen, where + ", the target region")
        : vault.warn(Subject.of(chosen.id()), seen, where + ", not in the target region " + target);
  }

  private record Places(Region vault, ResourceId id, Region region) {}

  /** Whether a thing is in the region of the vault; nothing to say where either does not exist. */
  private static <T> Finding beside(
      Rule rule,
      Reading<Choice<Vault>> planned,
      Reading<Choice<T>> other,
      Function<T, ResourceId> id,
      Function<T, Region> region,
      String subscription) {
    Subject none = Subject.subscription(subscription);
    return Reading.join(planned, other, (v, o) -> places(v, o, id, region))
        .fold(
            (places, seen) ->
                places.isEmpty()
                    ? rule.notApplicable(none, seen, "2017 guide: there is nothing to compare yet")
                    : beside(rule, places.get(0), seen),
            gaps -> rule.unknown(none, gaps));
  }

  private static <T> List<Places> places(
      Choice<Vault> vault,
      Choice<T> other,
      Function<T, ResourceId> id,
      Function<T, Region> region) {
    Vault v = vault.chosen();
    T o = other.chosen();
    return v == null || o == null
        ? List.of()
        : List.of(new Places(v.region(), id.apply(o), region.apply(o)));
  }

  private static Finding beside(Rule rule, Places places, Seen seen) {
    String says =
        "2017 guide: %s is in %s, the vault in %s"
            .formatted(places.id().name(), places.region(), places.vault());
    Subject subject = Subject.of(places.id());
    return places.region().equals(places.vault())
        ? rule.pass(subject, seen, says)
        : rule.fail(subject, seen, says);
  }
}
