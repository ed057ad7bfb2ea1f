package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.ResourceId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one rule says of one subject.
 *
 * @param says what was seen, with numbers and names; what to do is the verdict's remedy
 * @param machines the machines that it bears on where its subject does not tell, as a quota family
 *     does not; empty: all that share the subject
 * @param measure the same numbers for a drawing, where it is about a quota that could be read
 */
public record Finding(
    Rule rule,
    Verdict verdict,
    Subject subject,
    String says,
    Set<ResourceId> machines,
    @Nullable Measure measure) {
  public Finding {
    machines = Set.copyOf(machines);
  }

  public Finding(Rule rule, Verdict verdict, Subject subject, String says) {
    this(rule, verdict, subject, says, Set.of(), null);
  }

  Finding saying(String text) {
    return new Finding(rule, verdict, subject, text, machines, measure);
  }

  Finding bearingOn(Set<ResourceId> bearers) {
    return new Finding(rule, verdict, subject, says, bearers, measure);
  }

  /** The same, with the numbers behind it. */
  public Finding measured(Measure numbers) {
    return new Finding(rule, verdict, subject, says, machines, numbers);
  }
}
