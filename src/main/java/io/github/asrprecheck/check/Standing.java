package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.DenyAssignment;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.PlanScope;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.rule.RequiredAction;
import java.util.List;

/**
 * How a principal stands at one scope of the plan: what it lacks there of what the plan needs.
 *
 * @param needed how many actions are needed there in any case
 * @param missing no role grants it
 * @param denied a role grants it, a deny assignment takes it away
 * @param conditional granted, but a condition may rule it out
 * @param gaps what keeps us from telling more
 */
record Standing(
    PlanScope scope,
    Seen seen,
    int needed,
    List<RequiredAction> missing,
    List<Denied> denied,
    List<RequiredAction> conditional,
    List<Gap> gaps) {

  /** An action and the deny assignment that takes it away. */
  record Denied(RequiredAction action, DenyAssignment by) {}

  Subject subject() {
    return subject(scope);
  }

  static Subject subject(PlanScope scope) {
    return scope.missing()
        ? Subject.subscription(scope.at().subscription())
        : Subject.of(scope.at());
  }

  boolean fails() {
    return missing.stream().anyMatch(Standing::fails)
        || denied.stream().anyMatch(d -> fails(d.action()));
  }

  boolean wellEnough() {
    return missing.isEmpty() && denied.isEmpty() && conditional.isEmpty();
  }

  static boolean fails(RequiredAction action) {
    return action.level().equals("FAIL");
  }

  /** Standings that are the same but for where. */
  List<Object> kind() {
    return List.of(scope.role(), scope.missing(), missing, denied, conditional, gaps.isEmpty());
  }
}
