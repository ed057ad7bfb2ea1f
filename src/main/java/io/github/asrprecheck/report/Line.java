package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Rule;
import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Findings that say the same, folded into one.
 *
 * @param exemption why it does not count towards the outcome, or null when it counts
 */
public record Line(
    Rule rule, Verdict verdict, List<Subject> subjects, String says, @Nullable String exemption) {

  public boolean counted() {
    return exemption == null;
  }

  public Verdict.Kind kind() {
    return verdict.kind();
  }
}
