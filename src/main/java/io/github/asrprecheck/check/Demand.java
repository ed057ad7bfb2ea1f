package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Seen;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much of one quota is needed: exactly so much, or at least so much where something could not
 * be seen.
 *
 * @param gaps what hides the rest; empty: the number is whole
 * @param seen what the number rests on; null as long as nothing was counted
 */
record Demand(long atLeast, List<Gap> gaps, @Nullable Seen seen) {
  static final Demand NONE = new Demand(0, List.of(), null);

  static Demand of(long number, Seen seen) {
    return new Demand(number, List.of(), seen);
  }

  static Demand hidden(List<Gap> gaps) {
    return new Demand(0, gaps, null);
  }

  Demand and(Demand other) {
    Set<Gap> both = new LinkedHashSet<>(gaps);
    both.addAll(other.gaps);
    return new Demand(
        atLeast + other.atLeast,
        both.size() == gaps.size() ? gaps : new ArrayList<>(both),
        seen == null ? other.seen : other.seen == null ? seen : seen.and(other.seen));
  }

  /** Whether there is nothing to count and nothing hidden. */
  boolean nothing() {
    return atLeast == 0 && gaps.isEmpty();
  }
}
