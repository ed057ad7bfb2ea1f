package io.github.asrprecheck.report;

import static io.github.asrprecheck.testing.Estates.SUB;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.check.Finding;
import io.github.asrprecheck.check.Rule;
import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.remedy.AzCommand;
import io.github.asrprecheck.check.remedy.Remedy;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.testing.Estates;
import io.github.asrprecheck.testing.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineStoryTest {
  private static final Rule CORES = Reports.CORES;
  private static final String OTHER_SUB = "99999999-9999-9999-9999-999999999999";

  @ParameterizedTest
  @CsvSource({"80, true, plain-80", "120, true, plain-120", "80, false, ascii-80"})
  void looksAsItShould(int width, boolean unicode, String name) throws IOException {
    Golden.assertSame(
        Path.of("src/test/resources/golden/story-" + name + ".txt"),
        story(report(Counting.everything()), "web", new Look(width, false, unicode, true)));
  }

  @Test
  void whatBearsOnOtherMachinesOnlyIsNotTold() throws IOException {
    assertThat(story(report(Counting.everything()), "web"))
        .doesNotContain("of db", "of another subscription", OTHER_SUB);
    assertThat(story(report(Counting.everything()), "db"))
        .contains("of db")
        .doesNotContain("of web");
  }

  /** The story and the machine's outcome come from the same findings. */
  @Test
  void everyRuleThatKeepsItFromReadyIsTold() throws IOException {
    Report report = report(new Counting(Set.of(), true));
    for (MachineOutcome machine : report.machines()) {
      assertThat(machine.rules()).isNotEmpty();
      String story = story(report, machine.name());
      assertThat(machine.rules()).allSatisfy(rule -> assertThat(story).contains("\n  " + rule));
    }
  }

  @Test
  void aWarningThatBlocksByStrictStandsUnderWhatBlocks() throws IOException {
    Finding warning = CORES.warn(Reports.web(), Reports.SEEN, "of web: tight");
    assertThat(story(of(Counting.everything(), warning), "web"))
        .startsWith("READY  web\n")
        .contains("What to mind\n  quota/cores")
        .doesNotContain("What blocks it");
    assertThat(story(of(new Counting(Set.of(), true), warning), "web"))
        .startsWith("BLOCKED  web\n")
        .contains("What blocks it\n  quota/cores")
        .doesNotContain("What to mind");
  }

  @Test
  void aWarningBesideAFailureOfItsRuleDoesNotBlock() throws IOException {
    String story = story(report(Counting.everything()), "web");
    assertThat(story.indexOf("of the subscription: tight"))
        .isGreaterThan(story.indexOf("What to mind"));
  }

  @Test
  void everyGapIsToldWithTheRightThatWouldLiftIt() throws IOException {
    assertThat(story(Reports.mixed(Counting.everything()), "web", new Look(200, false, true, true)))
        .contains(
            "not asked: root certificates inside the machine; needs"
                + " Microsoft.Compute/virtualMachines/runCommand/action on /subscriptions/"
                + SUB);
  }

  @Test
  void namesFromAzureCannotSteerTheTerminal() throws IOException {
    Report hostile = Reports.hostile();
    String story = story(hostile, hostile.machines().get(0).name());
    assertThat(story.chars().filter(c -> c != '\n'))
        .noneMatch(c -> Character.isISOControl(c) || c == 0x202e);
  }

  private static Report report(Counting counting) {
    ResourceId group = Estates.machine("web").id().group();
    return of(
        counting,
        CORES.fail(
            Reports.web(),
            Reports.SEEN,
            "of web: too few",
            Remedy.of("Ask for more: ").run(AzCommand.of("x").with("name", "two words"))),
        CORES.fail(Reports.db(), Reports.SEEN, "of db: too few"),
        CORES.fail(Subject.of(group), Reports.SEEN, "of the group: none"),
        CORES.warn(Subject.subscription(SUB), Reports.SEEN, "of the subscription: tight"),
        CORES.warn(Subject.subscription(OTHER_SUB), Reports.SEEN, "of the subscription: tight"),
        CORES.warn(Subject.subscription(OTHER_SUB), Reports.SEEN, "of another subscription"),
        CORES.unknown(Subject.everyMachine(), Reports.NOT_ASKED),
        CORES.pass(Reports.web(), Reports.SEEN, "enough of another kind for all that can be told"),
        CORES.notApplicable(Reports.web(), Reports.SEEN, "no Spot machine"));
  }

  private static Report of(Counting counting, Finding... findings) {
    return Report.of(
        Reports.run(),
        Estates.set(
            Estates.ready(),
            Fact.MACHINES,
            SUB,
            Stream.of("web", "db").map(Estates::machine).toList()),
        List.of(Reports.quota(findings)),
        counting);
  }

  private static String story(Report report, String name) throws IOException {
    return story(report, name, new Look(80, false, true, true));
  }

  private static String story(Report report, String name, Look look) throws IOException {
    MachineOutcome machine =
        report.machines().stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
    StringBuilder out = new StringBuilder();
    new MachineStory(look).write(report, machine, out);
    return out.toString();
  }
}
