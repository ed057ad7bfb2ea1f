package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Subscription;
import java.util.List;

/** A run that looked at no machine has proved nothing. */
record MachinesFoundRule(Estate estate) {
  static final Rule RULE =
      Rule.named("account/machines-found")
          .title("There are machines in scope")
          .why(
              "A wrong region, group or name gives an empty list, and an empty list breaks no"
                  + " rule.")
          .remedy("Look at --source, --subscription, --resource-group, --vm and --tag.")
          .source(
              "https://learn.microsoft.com/azure/site-recovery/azure-to-azure-how-to-enable-replication",
              "2025-06-17");

  List<Finding> judge() {
    return estate.scope().subscriptions().stream().map(this::judge).toList();
  }

  private Finding judge(String subscription) {
    Subject subject = Subject.subscription(subscription);
    String region = estate.scope().source().name();
    return estate
        .machines(subscription)
        .fold(
            (machines, seen) ->
                machines.isEmpty()
                    ? RULE.unknown(subject, none(subscription, region))
                    : RULE.pass(
                        subject,
                        seen,
                        machines.size()
                            + (machines.size() == 1 ? " machine" : " machines")
                            + " in "
                            + region),
            gaps -> RULE.unknown(subject, gaps));
  }

  private static Gap none(String subscription, String region) {
    return new Gap(
        "no virtual machine in " + region + " of subscription " + subscription + " is in scope",
        Gap.Cause.INCOMPLETE,
        Fact.MACHINES.action(),
        Subscription.scope(subscription).text(),
        RULE.remedy(),
        null);
  }
}
