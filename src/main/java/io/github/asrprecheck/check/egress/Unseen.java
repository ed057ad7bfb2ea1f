package io.github.asrprecheck.check.egress;

import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Subscription;

/** The gaps of a judgement from configuration: what it does not read or cannot see. */
final class Unseen {
  private Unseen() {}

  /** Only a look from inside a machine would tell. */
  static Gap fromOutside(String what, String subscription, TagFlow flow) {
    return new Gap(
        what,
        Gap.Cause.UNSUPPORTED,
        Fact.GUEST_ROOTS.action(),
        Subscription.scope(subscription).text(),
        "Inside a machine of that subnet open a TLS connection to "
            + flow.host()
            + " on port "
            + flow.port()
            + ": only that shows it.",
        null);
  }

  /** This version does not read it. */
  static Gap notRead(String what, String action, ResourceId scope, String remedy) {
    return new Gap(what, Gap.Cause.UNSUPPORTED, action, scope.text(), remedy, null);
  }
}
