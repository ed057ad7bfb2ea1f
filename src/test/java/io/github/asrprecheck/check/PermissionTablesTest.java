package io.github.asrprecheck.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.fact.PlanScope;
import io.github.asrprecheck.json.RuleBookJson;
import io.github.asrprecheck.rule.BuiltInRole;
import io.github.asrprecheck.rule.RequiredAction;
import io.github.asrprecheck.rule.RuleBook;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermissionTablesTest {
  private static final RuleBook BOOK = RuleBookJson.load(RuleBook.Edition.CURRENT);

  @Test
  void everyActionIsPlacedDatedAndExplained() {
    assertThat(BOOK.actions().rows()).hasSizeGreaterThan(40);
    Set<String> once = new HashSet<>();
    for (RequiredAction row : BOOK.actions().rows()) {
      assertThat(PlanScope.Role.valueOf(row.scope())).isNotNull();
      assertThat(row.level()).isIn("FAIL", "WARN");
      assertThat(row.when())
          .isIn("always", "missing", "cmk", "ade", "no-shared-keys", "provider-not-registered");
      assertThat(row.action())
          .matches("Microsoft\\.[A-Za-z]+(/[A-Za-z]+)*/(read|write|delete|action|\\*)");
      assertThat(row.why()).isNotBlank();
      assertThat(row.doc()).startsWith("https://learn.microsoft.com/");
      assertThat(row.asOf()).isBeforeOrEqualTo(BOOK.actions().asOf());
      assertThat(once.add(row.scope() + row.action() + row.when())).as("%s once", row).isTrue();
    }
  }

  @Test
  void everyScopeFailsOnSomething() {
    for (PlanScope.Role role : PlanScope.Role.values()) {
      assertThat(BOOK.actions().rows())
          .anyMatch(r -> r.scope().equals(role.name()) && r.level().equals("FAIL"));
    }
  }

  @Test
  void whatTheOlderListAsksForOnlyWarns() {
    assertThat(BOOK.actions().rows())
        .filteredOn(r -> r.asOf().getYear() < 2020)
        .isNotEmpty()
        .allMatch(r -> r.level().equals("WARN"));
  }

  @Test
  void rolesGrantSomethingAndAreNamedOnce() {
    List<BuiltInRole> roles = BOOK.roles().rows();
    assertThat(roles)
        .extracting(BuiltInRole::name)
        .doesNotHaveDuplicates()
        .contains("Owner", "Reader");
    assertThat(roles).extracting(BuiltInRole::id).doesNotHaveDuplicates();
    assertThat(roles).allSatisfy(r -> assertThat(r.actions()).isNotEmpty());
  }
}
