package io.github.asrprecheck.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.check.Check;
import io.github.asrprecheck.check.Checks;
import io.github.asrprecheck.check.Rule;
import io.github.asrprecheck.json.RuleBookJson;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorTableTest {
  private static final RuleBook BOOK = RuleBookJson.load(RuleBook.Edition.GUIDE_2017_08);
  private static final List<ErrorCode> ROWS = BOOK.errors().rows();
  private static final List<String> CODES = ROWS.stream().flatMap(r -> r.codes().stream()).toList();

  @Test
  void everyErrorIsExplainedSourcedAndDated() {
    assertThat(ROWS).hasSize(69);
    for (ErrorCode row : ROWS) {
      assertThat(row.codes()).isNotEmpty();
      assertThat(row.causes())
          .as("causes of %s", row.codes())
          .isNotEmpty()
          .noneMatch(String::isBlank);
      assertThat(List.of(row.message(), row.remedy()))
          .as("%s", row.codes())
          .noneMatch(String::isBlank);
      assertThat(row.predictable())
          .isIn("arm", "guest", "arm+guest", "metric", "partly: arm", "no");
      assertThat(row.doc()).startsWith("https://");
      assertThat(row.asOf())
          .as("%s", row.codes())
          .isAfter("2017-01-01")
          .isBeforeOrEqualTo(BOOK.errors().asOf());
    }
  }

  @Test
  void textsEndAsSentences() {
    assertThat(ROWS)
        .allSatisfy(
            row -> {
              assertThat(row.message()).endsWith(".");
              assertThat(row.remedy()).endsWith(".");
              assertThat(row.causes()).allMatch(c -> c.endsWith("."));
            });
  }

  @Test
  void noCodeStandsTwice() {
    assertThat(CODES).hasSize(75).doesNotHaveDuplicates();
    assertThat(CODES.stream().map(c -> c.toLowerCase(java.util.Locale.ROOT)))
        .doesNotHaveDuplicates();
  }

  @Test
  void theErrorsOfEnablingAreThere() {
    assertThat(CODES)
        .contains("150097", "151066", "151195", "151196", "151197", "151037", "151072", "45005");
  }

  @Test
  void whatARulePredictsIsDocumented() {
    List<Integer> predicted =
        Checks.all(BOOK).stream()
            .map(Check::rules)
            .flatMap(List::stream)
            .map(Rule::predicts)
            .flatMap(List::stream)
            .distinct()
            .toList();
    assertThat(predicted).isNotEmpty();
    assertThat(CODES).containsAll(predicted.stream().map(String::valueOf).toList());
  }
}
