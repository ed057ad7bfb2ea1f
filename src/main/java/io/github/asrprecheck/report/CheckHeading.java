package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Check;
import io.github.asrprecheck.check.Rule;
import java.util.List;

/**
 * A check as a report names it, be it of this version or of the one that wrote a saved report.
 *
 * @param rules all of its rules; of a saved report those that said something
 */
public record CheckHeading(String id, String title, List<Rule> rules) {
  static CheckHeading of(Check check) {
    return new CheckHeading(check.id(), check.title(), check.rules());
  }
}
