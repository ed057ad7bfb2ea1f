package io.github.asrprecheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.testing.Golden;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainTest {
  private static final Catalog CATALOG = Catalog.whole();

  static Stream<String> everything() {
    return Stream.concat(
        CATALOG.ids().stream(), CATALOG.book().errors().rows().stream().map(e -> e.codes().get(0)));
  }

  @Test
  void anErrorReadsLikeThis() {
    Golden.assertSame(Path.of("src/test/resources/golden/explain-150226.txt"), explain("150226"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"scopelocked", "SCOPELOCKED", "Conflict", "locked scope", " Locked Scope "})
  void anErrorIsFoundByEachCodeAndByItsNameInAnyCase(String typed) {
    assertThat(explain(typed)).startsWith("ScopeLocked, Conflict: Locked scope\n");
  }

  @Test
  void errorsOfOneNameAreAllExplained() {
    assertThat(explain("vss provider not registered"))
        .contains(
            "2147221164, 0x80040154: VSS provider not registered\n",
            "\n\n2147754756: VSS provider not registered\n");
  }

  @Test
  void anErrorNamesTheRulesThatPredictIt() {
    assertThat(explain("45005"))
        .contains(
            "In advance: the configuration in Azure tells some of its causes.\n"
                + "Predicted by:\n"
                + "  permissions/");
  }

  @Test
  void aNumberThatIsNotDocumentedIsNotTakenForAnother() {
    AppTest.Ended ended = AppTest.run("explain", "150098");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .contains("no rule, check or documented error")
        .doesNotContain("Did you mean");
  }

  @Test
  void aMisspeltNameIsRecognised() {
    assertThat(AppTest.run("explain", "ScopeLock").err()).contains("Did you mean 'ScopeLocked'?");
    assertThat(AppTest.run("explain", "root certificate missing").err())
        .contains("'Root certificates missing'");
  }

  @ParameterizedTest
  @MethodSource("everything")
  void nothingIsWiderThanATerminal(String subject) {
    assertThat(explain(subject).lines())
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(line.length() <= 80 || line.strip().indexOf(' ') < 0).as(line).isTrue());
  }

  private static String explain(String subject) {
    AppTest.Ended ended = AppTest.run("explain", subject);
    assertThat(ended.code()).as(ended.err()).isZero();
    return ended.out().replace("\r\n", "\n");
  }
}
