package io.github.asrprecheck.check;

import io.github.asrprecheck.rule.LegacyRule;
import io.github.asrprecheck.rule.RuleBook;

/** The guide of 2017: as a remark beside today's rule, and as the source of a rule of its own. */
record OldRules(RuleBook book) {
  /** The sentence for a rule of today that says otherwise. */
  String remark(String id) {
    return " " + row(id).then() + " That no longer holds.";
  }

  /** A rule of the old guide, to be given its why and remedy. */
  Rule rule(String id, String title, String legacy) {
    LegacyRule row = row(legacy);
    return Rule.named(id)
        .title("By the guide of 2017: " + title)
        .why(row.then() + " Today: " + row.now())
        .source(row.doc(), row.asOf().toString());
  }

  private LegacyRule row(String id) {
    return book.legacy().rows().stream()
        .filter(r -> r.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the table of old rules lacks " + id));
  }
}
