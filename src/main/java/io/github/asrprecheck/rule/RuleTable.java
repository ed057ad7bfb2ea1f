package io.github.asrprecheck.rule;

import java.time.LocalDate;
import java.util.List;

/**
 * Rules of Azure that are rows.
 *
 * @param source where the rows come from
 * @param asOf the date that they were true by that source
 */
public record RuleTable<T>(String source, LocalDate asOf, List<T> rows) {
  public RuleTable {
    rows = List.copyOf(rows);
  }
}
