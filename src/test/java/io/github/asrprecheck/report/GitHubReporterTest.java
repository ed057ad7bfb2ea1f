package io.github.asrprecheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.testing.Estates;
import io.github.asrprecheck.testing.Golden;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GitHubReporterTest {

  @Test
  void looksAsItShould() {
    Golden.assertSame(
        Path.of("src/test/resources/golden/github.txt"),
        github(Reports.mixed(Counting.everything()), Counting.everything()));
  }

  @Test
  void aWarningIsAnErrorWhereItBlocks() {
    Counting strict = new Counting(Set.of(), true);
    assertThat(github(Reports.mixed(strict), strict))
        .contains("::error title=WARN quota/cores::")
        .doesNotContain("::warning");
  }

  @Test
  void whatDoesNotCountIsNamedInTheNoticeOnly() {
    Counting allowed = new Counting(Set.of("roots"), false);
    assertThat(github(Reports.mixed(allowed), allowed).lines())
        .hasSize(3)
        .noneMatch(l -> l.contains("UNKNOWN roots/present"))
        .last()
        .asString()
        .startsWith("::notice title=asr-precheck::BLOCKED, not looked at: roots: 1 fail, ");
  }

  @Test
  void noMoreThanGitHubShowsAndTheRestInNumbers() {
    String github = github(Reports.many(400), Counting.everything());
    assertThat(github.lines().filter(l -> l.startsWith("::error "))).hasSize(10);
    assertThat(github.lines().filter(l -> l.startsWith("::warning "))).hasSize(10);
    assertThat(github.lines().filter(l -> l.startsWith("::notice ")))
        .singleElement()
        .asString()
        .contains(" more annotations than GitHub shows");
  }

  @Test
  void noTextIsACommandOfItsOwn() {
    assertThat(github(Reports.hostile(), Counting.everything()).lines())
        .hasSize(21)
        .allMatch(l -> l.matches("::(error|warning|notice) title=[A-Za-z/ -]+::[^\\p{Cntrl}]*"));
  }

  @Test
  void aPercentSignIsNoEscape() {
    Report report =
        Report.of(
            Reports.run(),
            Estates.ready(),
            List.of(
                Reports.quota(
                    Reports.CORES.fail(Reports.web(), Reports.SEEN, "at 90%0A::error::forged"))),
            Counting.everything());
    assertThat(github(report, Counting.everything()).lines())
        .first()
        .asString()
        .isEqualTo(
            "::error title=FAIL quota/cores::web: at 90%250A::error::forged%0AFix: Ask for more"
                + " cores.");
  }

  private static String github(Report report, Counting counting) {
    return Written.by(new GitHubReporter(counting), report);
  }
}
