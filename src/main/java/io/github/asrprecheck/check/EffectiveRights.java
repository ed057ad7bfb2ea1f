package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.DenyAssignment;
import io.github.asrprecheck.fact.Rights;
import org.jspecify.annotations.Nullable;

/** What a principal may do at a scope: what its roles grant, less what is denied. */
record EffectiveRights(Rights rights, Denials denials) {

  /** Whether an action is allowed. */
  enum Kind {
    ALLOWED,
    /** Every grant of it carries a condition that may rule it out. */
    CONDITIONAL,
    /** No role grants it. */
    MISSING,
    /** A role grants it, a deny assignment takes it away. */
    DENIED,
    /**
     * A role grants it; whether a deny assignment takes it away depends on who the principal is.
     */
    CANNOT_TELL
  }

  /**
   * The answer and its reason.
   *
   * @param by the deny assignment that it hangs on
   */
  record Answer(Kind kind, @Nullable DenyAssignment by) {}

  // An action with a wildcard of its own is covered when a pattern matches it letter by letter:
  // Grant.matches does just that.
  Answer to(String action) {
    if (!rights.allow(action)) {
      return new Answer(Kind.MISSING, null);
    }
    DenyAssignment sure = denials.surely(action);
    if (sure != null) {
      return new Answer(Kind.DENIED, sure);
    }
    DenyAssignment perhaps = denials.perhaps(action);
    if (perhaps != null) {
      return new Answer(Kind.CANNOT_TELL, perhaps);
    }
    return new Answer(
        rights.allowOnlyUnderCondition(action) ? Kind.CONDITIONAL : Kind.ALLOWED, null);
  }
}
