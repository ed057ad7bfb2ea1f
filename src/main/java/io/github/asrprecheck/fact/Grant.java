package io.github.asrprecheck.fact;

import java.util.List;
import java.util.Locale;

/**
 * What one role assignment grants at a scope: its actions minus its own notActions. A principal's
 * right is the union over its grants; the notActions of one never reduce another.
 *
 * @param conditional whether the assignment carries a condition
 */
public record Grant(List<String> actions, List<String> notActions, boolean conditional) {

  /** Whether this grant alone allows a control-plane action, conditions left aside. */
  public boolean allows(String action) {
    return actions.stream().anyMatch(p -> matches(p, action))
        && notActions.stream().noneMatch(p -> matches(p, action));
  }

  /**
   * Azure's wildcard: {@code *} stands for any run of characters, none and slashes included;
   * everything else is literal, case aside, and the whole action must match.
   */
  public static boolean matches(String pattern, String action) {
    String p = pattern.toLowerCase(Locale.ROOT);
    String a = action.toLowerCase(Locale.ROOT);
    int pi = 0;
    int ai = 0;
    int star = -1;
    int resume = 0;
    while (ai < a.length()) {
      if (pi < p.length() && p.charAt(pi) == '*') {
        star = pi++;
        resume = ai;
      } else if (pi < p.length() && p.charAt(pi) == a.charAt(ai)) {
        pi++;
        ai++;
      } else if (star >= 0) {
        pi = star + 1;
        ai = ++resume;
      } else {
        return false;
      }
    }
    while (pi < p.length() && p.charAt(pi) == '*') {
      pi++;
    }
    return pi == p.length();
  }
}
