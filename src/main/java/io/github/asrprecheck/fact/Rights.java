package io.github.asrprecheck.fact;

import java.util.List;

/** What a principal was granted at one scope, inherited grants included. */
public record Rights(List<Grant> grants) {

  public boolean allow(String action) {
    return grants.stream().anyMatch(g -> g.allows(action));
  }

  /** Whether the action is allowed, but only by grants that carry a condition. */
  public boolean allowOnlyUnderCondition(String action) {
    return allow(action)
        && grants.stream().filter(g -> g.allows(action)).allMatch(Grant::conditional);
  }
}
