package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What became, between two reports, of what one rule says of one subject.
 *
 * @param was the worst verdict before, or null: nothing was said
 * @param is the worst verdict now, or null: nothing is said any more
 * @param counts the worst verdict that is new and counts towards the outcome, or null
 * @param says what was seen with the worst verdict, now or else before
 */
public record Change(
    Kind kind,
    String rule,
    Subject subject,
    Verdict.@Nullable Kind was,
    Verdict.@Nullable Kind is,
    Verdict.@Nullable Kind counts,
    String says) {

  /** Better or worse. */
  public enum Kind {
    /** Not there before, or not as bad, or it did not count. */
    NEW,
    /** There is nothing to do any more. */
    FIXED,
    /** Still something to do, or it cannot be told. */
    UNCHANGED
  }
}
