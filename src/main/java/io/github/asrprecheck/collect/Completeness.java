package io.github.asrprecheck.collect;

import io.github.asrprecheck.fact.DenyAssignment;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Rights;
import java.util.List;

/**
 * Whether a list shows all there is. Azure leaves out of a list what the caller may not read,
 * without a word, so a list is only known when the caller may read that type in the whole scope.
 *
 * @param scope where the right is held
 * @param rights the caller's own, at that scope
 * @param denials what is denied in the subscription, to anybody
 */
record Completeness(
    ResourceId scope, Reading<Rights> rights, Reading<List<DenyAssignment>> denials) {

  /** The list, or why it may hide something. */
  <T> Reading<List<T>> of(Reading<List<T>> list, String what, String action) {
    Reading<Boolean> whole =
        Reading.join(rights, denials, (r, d) -> r.allow(action) && !denied(d, action));
    return Reading.join(list, whole, (all, complete) -> complete)
        .then(
            complete ->
                complete
                    ? list
                    : Reading.unreadable(
                        new Gap(
                            what + " of " + scope + ": some may be hidden from this login",
                            Gap.Cause.INCOMPLETE,
                            action,
                            scope.text(),
                            "Grant "
                                + action
                                + " on "
                                + scope
                                + " (the role Reader holds it), or narrow the run with"
                                + " --resource-group.",
                            null)));
  }

  /**
   * Whether anything below denies reading to somebody: whether to us cannot always be told, so it
   * counts.
   */
  private boolean denied(List<DenyAssignment> all, String action) {
    return all.stream()
        .filter(d -> above(d.scope()) || scope.holds(d.scope()))
        .flatMap(d -> d.denials().stream())
        .anyMatch(grant -> grant.allows(action));
  }

  /**
   * A scope without a subscription is a management group's, which holds us, or else it would not
   * have been listed.
   */
  private boolean above(ResourceId other) {
    return other.subscription().isEmpty() || other.holds(scope);
  }
}
