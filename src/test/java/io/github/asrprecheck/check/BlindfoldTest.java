package io.github.asrprecheck.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.json.RuleBookJson;
import io.github.asrprecheck.rule.RuleBook;
import io.github.asrprecheck.testing.Blindfold;
import io.github.asrprecheck.testing.Estates;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The one test for all checks, those not yet written included. */
class BlindfoldTest {

  static Stream<Check> checks() {
    return Stream.of(RuleBook.Edition.values())
        .flatMap(edition -> Checks.all(RuleBookJson.load(edition)).stream());
  }

  @ParameterizedTest
  @MethodSource("checks")
  void noCheckPassesOnWhatItCouldNotSee(Check check) {
    assertThat(Blindfold.hold(check, Estates.ready())).isPositive();
  }
}
