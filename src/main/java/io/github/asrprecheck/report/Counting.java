package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Finding;
import io.github.asrprecheck.check.Verdict;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which findings count towards the outcome.
 *
 * @param allowUnknown ids of checks or rules whose UNKNOWN findings do not count
 * @param strict whether a WARN blocks
 */
public record Counting(Set<String> allowUnknown, boolean strict) {
  public Counting {
    allowUnknown = Set.copyOf(allowUnknown);
  }

  public static Counting everything() {
    return new Counting(Set.of(), false);
  }

  /** Why a finding does not count, or null when it does. */
  @Nullable String exemption(Finding finding) {
    if (finding.verdict().kind() != Verdict.Kind.UNKNOWN) {
      return null;
    }
    if (allowUnknown.contains(finding.rule().id()) || allowUnknown.contains(finding.rule().check())) {
      return "allowed by --allow-unknown";
    }
    return null;
  }

  boolean blocks(Verdict.Kind kind) {
    return kind == Verdict.Kind.FAIL || (strict && kind == Verdict.Kind.WARN);
  }
}
