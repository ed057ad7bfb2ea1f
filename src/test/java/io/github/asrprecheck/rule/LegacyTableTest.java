package io.github.asrprecheck.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.json.RuleBookJson;
import java.util.List;
import org.junit.jupiter.api.Test;

class LegacyTableTest {
  private static final RuleTable<LegacyRule> TABLE =
      RuleBookJson.load(RuleBook.Edition.GUIDE_2017_08).legacy();

  @Test
  void everyRuleSaysWhatWasAndWhatIs() {
    assertThat(TABLE.rows()).hasSize(28);
    for (LegacyRule row : TABLE.rows()) {
      assertThat(row.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
      assertThat(List.of(row.topic(), row.then(), row.now()))
          .as(row.id())
          .noneMatch(String::isBlank);
      assertThat(row.then()).as(row.id()).isNotEqualTo(row.now()).endsWith(".");
      assertThat(row.now()).as(row.id()).endsWith(".");
      assertThat(row.doc()).startsWith("https://learn.microsoft.com/");
      assertThat(row.asOf()).as(row.id()).isAfter("2017-08-31").isBeforeOrEqualTo(TABLE.asOf());
    }
  }

  @Test
  void idsAreStable() {
    assertThat(TABLE.rows())
        .extracting(LegacyRule::id)
        .doesNotHaveDuplicates()
        .contains(
            "vault-in-target-region",
            "storage-in-vault-region",
            "network-in-vault-region",
            "standard-log-account",
            "no-premium-in-india");
  }

  @Test
  void whatTheGuideOnlyAdvisesIsNotCalledAMust() {
    assertThat(then("vault-in-target-region")).contains("should").doesNotContain("must");
    assertThat(then("storage-in-vault-region")).contains("must");
    assertThat(then("network-in-vault-region")).contains("must");
  }

  private static String then(String id) {
    return TABLE.rows().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow().then();
  }
}
