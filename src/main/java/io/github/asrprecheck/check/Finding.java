package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.ResourceId;
import java.util.Set;

/**
 * What one rule says of one subject.
 *
 * @param says what was seen, with numbers and names; what to do is the verdict's remedy
 * @param machines the machines that it bears on where its subject does not tell, as a quota family
 *     does not; empty: all that share the subject
 */
public record Finding(
    Rule rule, Verdict verdict, Subject subject, String says, Set<ResourceId> machines) {
  public Finding {
    machines = Set.copyOf(machines);
  }

  public Finding(Rule rule, Verdict verdict, Subject subject, String says) {
    this(rule, verdict, subject, says, Set.of());
  }

  Finding bearingOn(Set<ResourceId> bearers) {
    return new Finding(rule, verdict, subject, says, bearers);
  }
}
