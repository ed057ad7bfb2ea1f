package io.github.asrprecheck.check.egress;

/**
 * How surely a condition of a rule holds for the traffic; MAYBE where only Azure's address lists
 * could tell.
 */
public enum Match {
  NO,
  MAYBE,
  YES;

  /** Both conditions must hold. */
  Match and(Match other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** One of them is enough. */
  Match or(Match other) {
    return compareTo(other) >= 0 ? this : other;
  }

  static Match when(boolean holds) {
    return holds ? YES : NO;
  }
}
