package io.github.asrprecheck.check;

import io.github.asrprecheck.check.remedy.Remedy;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Seen;
import java.util.List;

/** A finding without its subject: decided once, said of every machine that is configured alike. */
record Draft(Rule rule, Verdict.Kind kind, String says, Remedy remedy, List<Gap> gaps) {

  static Draft of(Rule rule, Verdict.Kind kind, String says, String remedy) {
    return of(rule, kind, says, Remedy.of(remedy));
  }

  static Draft of(Rule rule, Verdict.Kind kind, String says, Remedy remedy) {
    return new Draft(rule, kind, says, remedy, List.of());
  }

  static Draft unknown(Rule rule, List<Gap> gaps) {
    return new Draft(rule, Verdict.Kind.UNKNOWN, "", Remedy.NONE, gaps);
  }

  Finding about(Subject subject, Seen seen) {
    return switch (kind) {
      case FAIL -> rule.fail(subject, seen, says, remedy);
      case WARN -> rule.warn(subject, seen, says, remedy);
      case PASS -> rule.pass(subject, seen, says);
      case NOT_APPLICABLE -> rule.notApplicable(subject, seen, says);
      case UNKNOWN -> rule.unknown(subject, gaps);
    };
  }
}
