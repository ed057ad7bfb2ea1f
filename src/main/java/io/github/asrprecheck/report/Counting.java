package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Finding;
import io.github.asrprecheck.check.Verdict;
import java.util.Collection;
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
    if (allowUnknown.contains(finding.rule().id())
        || allowUnknown.contains(finding.rule().check())) {
      return "allowed by --allow-unknown";
    }
    return null;
  }

  boolean blocks(Line line) {
    boolean bad = line.kind() == Verdict.Kind.FAIL || (strict && line.kind() == Verdict.Kind.WARN);
    return line.counted() && bad;
  }

  boolean keepsFromReady(Line line) {
    return blocks(line) || (line.counted() && line.kind() == Verdict.Kind.UNKNOWN);
  }

  /** What these findings come to. */
  Outcome outcome(Collection<Line> lines, boolean noMachine) {
    if (lines.stream().anyMatch(this::blocks)) {
      return Outcome.BLOCKED;
    }
    return noMachine || lines.stream().anyMatch(this::keepsFromReady)
        ? Outcome.UNDECIDED
        : Outcome.READY;
  }
}
