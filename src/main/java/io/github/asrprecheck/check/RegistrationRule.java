package io.github.asrprecheck.check;

import io.github.asrprecheck.check.remedy.Remedy;
import io.github.asrprecheck.fact.DenyAssignment;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.Subscription;
import java.util.List;

/**
 * Registering the provider is a right on the subscription, and only needed where that has not been
 * done.
 */
record RegistrationRule(Estate estate, JudgedPrincipal who) {
  static final String WHEN = "provider-not-registered";
  private static final String ACTION = "Microsoft.RecoveryServices/register/action";

  Finding judge(String subscription) {
    Subject subject = Subject.subscription(subscription);
    return new PlanConditions(estate)
        .notRegistered(subscription)
        .fold(
            (open, seen) ->
                open
                    ? mayRegister(subscription, subject, seen)
                    : PermissionRules.REGISTRATION.pass(
                        subject,
                        seen,
                        "Microsoft.RecoveryServices is registered in the vault's subscription."),
            gaps -> PermissionRules.REGISTRATION.unknown(subject, gaps));
  }

  private Finding mayRegister(String subscription, Subject subject, Seen unregistered) {
    ResourceId at = Subscription.scope(subscription);
    Reading<List<DenyAssignment>> denied = estate.denyAssignments(subscription);
    return Reading.join(
            estate.rights(at),
            denied,
            (rights, list) -> new EffectiveRights(rights, new Denials(at, list, who.id())))
        .fold(
            (rights, seen) ->
                answer(
                    rights,
                    subscription,
                    subject,
                    who.with(unregistered.and(seen), rights.denials())),
            gaps -> PermissionRules.REGISTRATION.unknown(subject, gaps));
  }

  private Finding answer(EffectiveRights rights, String subscription, Subject subject, Seen seen) {
    EffectiveRights.Answer answer = rights.to(ACTION);
    DenyAssignment by = answer.by();
    if (by != null && answer.kind() == EffectiveRights.Kind.CANNOT_TELL) {
      return PermissionRules.REGISTRATION.unknown(subject, who.doubt(by));
    }
    String unregistered =
        "Microsoft.RecoveryServices is not registered in the vault's subscription; ";
    if (answer.kind() == EffectiveRights.Kind.ALLOWED
        || answer.kind() == EffectiveRights.Kind.CONDITIONAL) {
      return PermissionRules.REGISTRATION.pass(
          subject, seen, unregistered + who.label() + " may register it.");
    }
    return PermissionRules.REGISTRATION.warn(
        subject,
        seen,
        unregistered
            + who.label()
            + " lacks "
            + ACTION
            + (by == null ? "." : ", which deny assignment '" + by.name() + "' takes away."),
        Remedy.of("Have a Contributor of the subscription run: ")
            .run(ProviderRule.register("Microsoft.RecoveryServices", subscription)));
  }
}
