package io.github.asrprecheck.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.json.RuleBookJson;
import io.github.asrprecheck.rule.RuleBook;
import io.github.asrprecheck.testing.Golden;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check's page says what the check says; {@code -Dupdate} writes the pages. */
class DocPagesTest {

  /** With the rules of the old guide, which the pages describe too. */
  static Stream<Check> checks() {
    return Checks.all(RuleBookJson.load(RuleBook.Edition.GUIDE_2017_08)).stream();
  }

  @ParameterizedTest
  @MethodSource("checks")
  void thePageIsGeneratedFromTheCheck(Check check) {
    Golden.assertSame(Path.of("docs/checks/" + check.id() + ".md"), page(check));
  }

  @ParameterizedTest
  @MethodSource("checks")
  void everyRuleIsFullyDescribed(Check check) {
    Set<String> ids = new HashSet<>();
    for (Rule rule : check.rules()) {
      assertThat(rule.check()).isEqualTo(check.id());
      assertThat(ids.add(rule.id())).as("%s is listed once", rule.id()).isTrue();
      assertThat(List.of(rule.title(), rule.why(), rule.remedy(), rule.doc()))
          .as(rule.id())
          .noneMatch(String::isBlank);
      assertThat(rule.doc()).as(rule.id()).startsWith("https://");
      assertThat(rule.asOf()).as(rule.id()).isAfter("2015-01-01");
    }
  }

  @Test
  void theListNamesEveryCheck() {
    StringBuilder list =
        new StringBuilder("# Checks\n\nGenerated from the checks; do not edit.\n\n");
    checks()
        .forEach(c -> list.append("- [`%s`](%s.md): %s%n".formatted(c.id(), c.id(), c.title())));
    Golden.assertSame(Path.of("docs/checks/README.md"), list.toString());
  }

  private static String page(Check check) {
    StringBuilder page = new StringBuilder();
    page.append("# ").append(check.id()).append(": ").append(check.title()).append("\n\n");
    page.append("Generated from the check; do not edit.\n\n").append(check.proves()).append("\n");
    for (Rule rule : check.rules()) {
      page.append("\n## `").append(rule.id()).append("`\n\n").append(rule.title()).append(".\n\n");
      page.append("- Why: ").append(rule.why()).append("\n");
      page.append("- Fix: ").append(rule.remedy()).append("\n");
      if (!rule.predicts().isEmpty()) {
        page.append("- Predicts: ")
            .append(String.join(", ", rule.predicts().stream().map(String::valueOf).toList()))
            .append("\n");
      }
      page.append("- Source: <")
          .append(rule.doc())
          .append(">, as of ")
          .append(rule.asOf())
          .append("\n");
    }
    return page.toString();
  }
}
