package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Choice;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.ResourceGroup;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.StorageAccount;
import io.github.asrprecheck.fact.VirtualNetwork;
import io.github.asrprecheck.rule.RuleBook;
import io.github.asrprecheck.scope.Region;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the target network, the target group and the cache account are. */
final class PlanRegionRules {
  private static final Rule GROUP =
      Rule.named("region-match/target-group")
          .title("The target resource group is not in the source region")
          .why(
              "A group's own records live in its region; when that is lost, what is in the group"
                  + " cannot be managed.")
          .remedy(
              "Name a group of another region with --target-resource-group, or leave it to Site"
                  + " Recovery.")
          .source(
              "https://learn.microsoft.com/azure/site-recovery/azure-to-azure-how-to-enable-replication",
              "2025-06-17");
  private final Rule network;
  private final Rule cache;

  PlanRegionRules(RuleBook book) {
    OldRules old = new OldRules(book);
    this.network =
        Rule.named("region-match/target-network")
            .title("The target network is in the target region")
            .why(
                "Replicas can only join a network of their own region."
                    + old.remark("network-in-vault-region"))
            .remedy(
                "Name a network of the target region with --target-vnet, or leave it to Site"
                    + " Recovery.")
            .source(
                "https://learn.microsoft.com/azure/site-recovery/azure-to-azure-network-mapping",
                "2026-02-12");
    this.cache =
        Rule.named("region-match/cache-account")
            .title("The cache account is in the machines' region and subscription")
            .why(
                "Every write of a machine goes to the cache first, which must be beside it. The"
                    + " portal offers accounts of the machines' own subscription only; PowerShell"
                    + " takes others."
                    + old.remark("storage-in-vault-region"))
            .remedy(
                "Name an account of the source region with --cache-storage-account, or leave it to"
                    + " Site Recovery.")
            .source(
                "https://learn.microsoft.com/azure/site-recovery/azure-to-azure-support-matrix",
                "2026-01-01");
  }

  List<Rule> all() {
    return List.of(network, GROUP, cache);
  }

  List<Finding> judge(Estate estate) {
    List<Finding> findings = new ArrayList<>();
    for (String subscription : estate.scope().targetSubscriptions()) {
      Subject subject = Subject.subscription(subscription);
      findings.add(
          estate
              .plannedNetwork(subscription)
              .fold(
                  (c, seen) -> network(estate, subject, c, seen),
                  gaps -> network.unknown(subject, gaps)));
      findings.add(
          estate
              .resourceGroups(subscription)
              .fold(
                  (all, seen) -> group(estate, subject, all, seen),
                  gaps -> GROUP.unknown(subject, gaps)));
    }
    for (String subscription : estate.scope().subscriptions()) {
      Subject subject = Subject.subscription(subscription);
      findings.add(
          estate
              .plannedCache(subscription, estate.scope().plan().churn())
              .fold(
                  (c, seen) -> cache(estate, subscription, c, seen),
                  gaps -> cache.unknown(subject, gaps)));
    }
    return findings;
  }

  private Finding network(Estate estate, Subject none, Choice<VirtualNetwork> choice, Seen seen) {
    VirtualNetwork chosen = choice.chosen();
    Region target = estate.scope().target();
    if (chosen == null) {
      return network.notApplicable(
          none, seen, "There is no network in " + target + "; Site Recovery would make one");
    }
    String where = "Network " + chosen.id().name() + " is in " + chosen.region();
    // A network of another region was never meant as a target: it is not worth a word that it is
    // not used.
    String how =
        choice.named() || choice.candidates().size() > 1
            ? Candidates.besides(unrejected(choice), VirtualNetwork::id, "")
            : "";
    return chosen.region().equals(target)
        ? network.pass(Subject.of(chosen.id()), seen, where + how)
        : network.fail(Subject.of(chosen.id()), seen, where + ", the replicas in " + target);
  }

  private static <T> Choice<T> unrejected(Choice<T> choice) {
    return new Choice<>(choice.chosen(), choice.candidates(), List.of(), choice.named());
  }

  private static Finding group(Estate estate, Subject subject, List<ResourceGroup> all, Seen seen) {
    String wanted = estate.scope().plan().targetResourceGroup();
    ResourceGroup group = wanted == null ? null : named(all, ResourceId.of(wanted).name());
    if (group == null) {
      return GROUP.notApplicable(
          subject,
          seen,
          (wanted == null ? "No target group is named" : "Group " + wanted + " does not exist")
              + "; Site Recovery would make one in "
              + estate.scope().target());
    }
    return group.region().equals(estate.scope().source())
        ? GROUP.fail(
            Subject.of(group.id()),
            seen,
            "Group " + wanted + " is in " + group.region() + ", the source region")
        : GROUP.pass(Subject.of(group.id()), seen, "Group " + wanted + " is in " + group.region());
  }

  private static @Nullable ResourceGroup named(List<ResourceGroup> all, String name) {
    return all.stream().filter(g -> g.id().name().equalsIgnoreCase(name)).findFirst().orElse(null);
  }

  private Finding cache(
      Estate estate, String subscription, Choice<StorageAccount> choice, Seen seen) {
    Region source = estate.scope().source();
    StorageAccount chosen = choice.chosen();
    if (chosen == null) {
      return cache.notApplicable(
          Subject.subscription(subscription),
          seen,
          "There is no account in "
              + source
              + " that could be the cache; Site Recovery would make one");
    }
    Subject subject = Subject.of(chosen.id());
    String where = "Account " + chosen.id().name() + " is in " + chosen.region();
    if (!chosen.region().equals(source)) {
      return cache.fail(subject, seen, where + ", the machines in " + source);
    }
    if (!chosen.id().subscription().equals(subscription)) {
      return cache.warn(
          subject,
          seen,
          where + ", but in another subscription than machines of " + subscription,
          "Use an account of the machines' subscription, or enable replication with PowerShell.");
    }
    return cache.pass(
        subject, seen, where + Candidates.besides(unrejected(choice), StorageAccount::id, ""));
  }
}
