package io.github.asrprecheck.report;

import static io.github.asrprecheck.report.Reports.CORES;
import static io.github.asrprecheck.report.Reports.SEEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.check.Check;
import io.github.asrprecheck.check.Finding;
import io.github.asrprecheck.check.Rule;
import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.Verdict;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.Source;
import io.github.asrprecheck.fact.Vantage;
import io.github.asrprecheck.testing.Estates;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportTest {

  @Test
  void aCountedFailBlocks() {
    Report report = Reports.mixed(Counting.everything());
    assertThat(report.outcome()).isEqualTo(Outcome.BLOCKED);
    assertThat(report.outcome().exitCode()).isEqualTo(1);
  }

  @Test
  void aCountedUnknownLeavesItUndecided() {
    Report report = Reports.wellButForRoots(Counting.everything());
    assertThat(report.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(report.outcome().exitCode()).isEqualTo(3);
  }

  @Test
  void anAllowedUnknownDoesNotCountButKeepsItsVerdictAndIsNamed() {
    for (String id : List.of("roots", "roots/present")) {
      Report report = Reports.wellButForRoots(new Counting(Set.of(id), false));
      assertThat(report.outcome()).isEqualTo(Outcome.READY);
      assertThat(report.outcome().exitCode()).isZero();
      Line line = report.sections().get(1).lines().get(0);
      assertThat(line.kind()).isEqualTo(Verdict.Kind.UNKNOWN);
      assertThat(line.counted()).isFalse();
      assertThat(report.notLookedAt()).containsExactly("roots");
      assertThat(report.notCounted()).isEqualTo(2);
    }
  }

  @Test
  void allowingUnknownNeverExcusesAFail() {
    assertThat(Reports.mixed(new Counting(Set.of("quota", "roots"), false)).outcome())
        .isEqualTo(Outcome.BLOCKED);
  }

  @Test
  void aWarningBlocksOnlyWhenStrict() {
    Check check = Reports.quota(CORES.warn(Subject.everyMachine(), SEEN, "tight"));
    assertThat(report(check, new Counting(Set.of(), false)).outcome()).isEqualTo(Outcome.READY);
    assertThat(report(check, new Counting(Set.of(), true)).outcome()).isEqualTo(Outcome.BLOCKED);
  }

  @Test
  void noMachineIsUndecidedHoweverWellTheRestIs() {
    Estate empty = Estates.set(Estates.ready(), Fact.MACHINES, Estates.SUB, List.of());
    Check check = Reports.quota(CORES.pass(Subject.everyMachine(), SEEN, "fine"));
    assertThat(Report.of(Reports.run(), empty, List.of(check), Counting.everything()).outcome())
        .isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void aCheckThatThrowsIsAnUnknownOfItsOwnAndTheOthersStand() {
    Check broken = new Broken();
    Report report =
        Report.of(
            Reports.run(),
            Estates.ready(),
            List.of(broken, Reports.quota(CORES.pass(Subject.everyMachine(), SEEN, "fine"))),
            Counting.everything());
    Verdict verdict = report.sections().get(0).lines().get(0).verdict();
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Unknown.class,
            u -> assertThat(u.gaps().get(0).cause()).isEqualTo(Gap.Cause.DEFECT));
    assertThat(report.sections().get(1).verdict()).isEqualTo(Verdict.Kind.PASS);
    assertThat(report.outcome()).isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void aCheckThatSaysNothingIsUnknown() {
    Report report = report(Reports.quota(), Counting.everything());
    assertThat(report.sections().get(0).verdict()).isEqualTo(Verdict.Kind.UNKNOWN);
  }

  @Test
  void theWorstVerdictSpeaksForACheck() {
    assertThat(Reports.mixed(Counting.everything()).sections().get(0).verdict())
        .isEqualTo(Verdict.Kind.FAIL);
    assertThat(Verdict.Kind.UNKNOWN.or(Verdict.Kind.WARN)).isEqualTo(Verdict.Kind.UNKNOWN);
    assertThat(Verdict.Kind.PASS.or(Verdict.Kind.WARN)).isEqualTo(Verdict.Kind.WARN);
  }

  @Test
  void findingsThatSayTheSameAreFolded() {
    Report report = Reports.wellButForRoots(Counting.everything());
    List<Line> lines = report.sections().get(1).lines();
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).subjects()).extracting(Subject::label).containsExactly("db", "web");
    assertThat(report.summary().get(Verdict.Kind.UNKNOWN)).isEqualTo(2);
  }

  @Test
  void aMachineIsBlockedByItsOwnFindingsAndByThoseOfAll() {
    Check check =
        Reports.quota(
            CORES.fail(Reports.web(), SEEN, "no such size"),
            CORES.pass(Subject.everyMachine(), SEEN, "fine"));
    Report report = report(check, Counting.everything());
    assertThat(report.machines())
        .extracting(m -> m.name() + " " + m.outcome() + " " + m.rules())
        .containsExactly("web BLOCKED [quota/cores]", "db READY []");
    Report all =
        report(
            Reports.quota(CORES.fail(Subject.everyMachine(), SEEN, "none")), Counting.everything());
    assertThat(all.machines()).extracting(MachineOutcome::outcome).containsOnly(Outcome.BLOCKED);
  }

  @Test
  void findingsThatWereSeenInDifferentPlacesAreFoldedAndRestOnBoth() {
    Seen other = Seen.of(new Source("compute usages in westus3", Estates.NOON, Vantage.ARM));
    Report report =
        report(
            Reports.quota(
                CORES.fail(Reports.web(), SEEN, "too few"),
                CORES.fail(Reports.db(), other, "too few")),
            Counting.everything());
    List<Line> lines = report.sections().get(0).lines();
    assertThat(lines).hasSize(1);
    assertThat(((Verdict.Fail) lines.get(0).verdict()).seen()).isEqualTo(SEEN.and(other));
    assertThat(
            report(
                    Reports.quota(
                        CORES.fail(Reports.web(), SEEN, "too few", "ask for 2"),
                        CORES.fail(Reports.db(), SEEN, "too few", "ask for 4")),
                    Counting.everything())
                .sections()
                .get(0)
                .lines())
        .as("different remedies stay apart")
        .hasSize(2);
  }

  @Test
  void whatAMachineSharesWithOthersCountsForIt() {
    assertThat(outcomes(Subject.of(Estates.group("shop-rg"))))
        .containsExactly("web BLOCKED", "db BLOCKED");
    assertThat(outcomes(Subject.subscription(Estates.SUB)))
        .containsExactly("web BLOCKED", "db BLOCKED");
    assertThat(
            outcomes(
                new Subject(
                    "/subscriptions/" + Estates.SUB + "/locations/x/usages/cores", "cores")))
        .containsExactly("web BLOCKED", "db BLOCKED");
    assertThat(outcomes(Subject.named("eastus -> centralus")))
        .containsExactly("web BLOCKED", "db BLOCKED");
    assertThat(outcomes(Subject.subscription("22222222-2222-2222-2222-222222222222")))
        .as("another subscription")
        .containsExactly("web READY", "db READY");
    assertThat(outcomes(Reports.db())).containsExactly("web READY", "db BLOCKED");
  }

  @Test
  void aFindingThatTellsItsMachinesBearsOnNoOther() {
    Finding family =
        new Finding(
            CORES,
            new Verdict.Fail(SEEN, "ask"),
            Subject.subscription(Estates.SUB),
            "too few",
            Set.of(Estates.machine("db").id()),
            null);
    assertThat(report(Reports.quota(family), Counting.everything()).machines())
        .extracting(m -> m.name() + " " + m.outcome())
        .containsExactly("web READY", "db BLOCKED");
  }

  private static List<String> outcomes(Subject failing) {
    return report(Reports.quota(CORES.fail(failing, SEEN, "none")), Counting.everything())
        .machines()
        .stream()
        .map(m -> m.name() + " " + m.outcome())
        .toList();
  }

  private static Report report(Check check, Counting counting) {
    return Report.of(Reports.run(), Estates.ready(), List.of(check), counting);
  }

  private static final class Broken implements Check {
    @Override
    public String id() {
      return "broken";
    }

    @Override
    public String title() {
      return "Broken";
    }

    @Override
    public String proves() {
      return "Nothing.";
    }

    @Override
    public List<Rule> rules() {
      return List.of();
    }

    @Override
    public List<Finding> judge(Estate estate) {
      throw new IllegalStateException("a defect");
    }
  }
}
