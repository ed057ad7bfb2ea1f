package io.github.asrprecheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.testing.Golden;
import java.io.IOException;
import java.nio.file.Path;
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

  private static String table(Report report, Look look) throws IOException {
    StringBuilder out = new StringBuilder();
    new TableReporter(look).write(report, out);
    return out.toString();
  }
}
