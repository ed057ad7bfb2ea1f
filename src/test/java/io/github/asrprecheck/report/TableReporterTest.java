package io.github.asrprecheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.remedy.AzCommand;
import io.github.asrprecheck.check.remedy.Remedy;
import io.github.asrprecheck.testing.Estates;
import io.github.asrprecheck.testing.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableReporterTest {

  @ParameterizedTest
  @CsvSource({
    "80, false, true, plain-80",
    "120, false, true, plain-120",
    "80, true, true, colour-80",
    "80, false, false, ascii-80"
  })
  void looksAsItShould(int width, boolean colour, boolean unicode, String name) throws IOException {
    Golden.assertSame(
        Path.of("src/test/resources/golden/table-" + name + ".txt"),
        table(Reports.mixed(Counting.everything()), new Look(width, colour, unicode, false)));
  }

  @Test
  void theLastLineIsTheOutcomeAndNamesWhatWasNotLookedAt() throws IOException {
    String table =
        table(
            Reports.wellButForRoots(new Counting(Set.of("roots"), false)),
            new Look(80, false, true, false));
    assertThat(table.lines().reduce((a, b) -> b)).contains("READY, not looked at: roots");
  }

  @Test
  void namesFromAzureCannotSteerTheTerminal() throws IOException {
    String table = table(Reports.hostile(), new Look(80, false, true, true));
    assertThat(table.chars().filter(c -> c != '\n'))
        .noneMatch(c -> Character.isISOControl(c) || c == 0x202e);
    String ascii = table(Reports.hostile(), new Look(80, false, false, true));
    assertThat(ascii.chars().filter(c -> c != '\n')).allMatch(c -> c >= 0x20 && c < 0x7f);
  }

  @Test
  void noLineOfWordsIsWiderThanTheTerminal() throws IOException {
    for (int width : new int[] {60, 80, 120}) {
      assertThat(
              table(Reports.mixed(Counting.everything()), new Look(width, false, true, true))
                  .lines())
          .allMatch(
              line ->
                  line.length() <= width
                      || !line.strip().contains(" ")
                      || line.contains("/subscriptions/"));
    }
  }

  @Test
  void subscriptionsAreNamedButInCommands() throws IOException {
    Subject subject = Subject.subscription(Estates.SUB);
    Report report =
        Report.of(
            Reports.run(),
            Estates.ready(),
            List.of(
                Reports.quota(
                    Reports.CORES.fail(
                        subject,
                        Reports.SEEN,
                        "none in subscription " + Estates.SUB,
                        "Run: az x --subscription " + Estates.SUB))),
            Counting.everything());
    assertThat(table(report, new Look(120, false, true, false)))
        .contains(
            "cores  subscription shop\n",
            "none in subscription shop\n",
            "az x --subscription " + Estates.SUB);
  }

  @Test
  void aCommandStandsOnALineOfItsOwnAndIsNotBroken() throws IOException {
    AzCommand command =
        AzCommand.of("quota update")
            .with("scope", "/subscriptions/" + Estates.SUB)
            .with("name", "several words in one value, wider than the terminal is");
    Report report = Reports.curable(Remedy.of("Ask for more: ").run(command).say(". Or wait."));
    assertThat(table(report, new Look(80, true, true, false)))
        .contains(
            "            fix: Ask for more:\n            run: "
                + command
                + "\n            fix: Or wait.\n");
  }

  @Test
  void whatIsWellTakesOneLineAndAllOfItWithDetails() throws IOException {
    Report report = Reports.wellButForRoots(Counting.everything());
    assertThat(table(report, new Look(120, false, true, false)))
        .contains("✔ PASS    cores  every machine: need 8 of 50 free\n");
    assertThat(table(report, new Look(120, false, true, true)))
        .contains("✔ PASS    cores  every machine\n            need 8 of 50 free\n");
  }

  private static String table(Report report, Look look) throws IOException {
    StringBuilder out = new StringBuilder();
    new TableReporter(look).write(report, out);
    return out.toString();
  }
}
