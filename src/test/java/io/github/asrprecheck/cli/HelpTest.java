package io.github.asrprecheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.testing.Golden;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class HelpTest {

  @Test
  void readsLikeThis() {
    Golden.assertSame(Path.of("src/test/resources/golden/help-80.txt"), help(80, "--help"));
  }

  @Test
  void isOneScreenWithExamplesAndExitCodes() {
    List<String> lines = help(80, "--help").lines().toList();
    assertThat(lines).hasSizeBetween(24, 40).allMatch(line -> line.length() <= 80);
    assertThat(lines)
        .contains("Examples:")
        .anyMatch(line -> line.contains("--help-all"))
        .anyMatch(line -> line.startsWith("Exit codes: 0 ready"));
  }

  @Test
  void everyOptionIsOnTheFullPageOnceAndUnderAHeading() {
    String all = help(100, "--help-all");
    CommandSpec spec = App.commandLine().getCommandSpec();
    for (OptionSpec option : spec.options()) {
      assertThat(
              all.lines().filter(line -> line.strip().startsWith(HelpText.names(option).strip())))
          .as(option.longestName())
          .hasSize(1);
    }
    assertThat(all)
        .contains(
            "\nWhat to look at:\n      --source REGION ",
            "\nSign-in and network:\n      --auth WAY ",
            "\nWhat comes out and what counts:\n  -o, --output FORMAT",
            "\nOther options:\n      --demo ");
  }

  @ParameterizedTest
  @CsvSource({"70, 70", "80, 80", "100, 100", "300, 110", "20, 62"})
  void isAsWideAsTheTerminalAtMost(int columns, int width) {
    for (String page : List.of("--help", "--help-all")) {
      assertThat(help(columns, page).lines().mapToInt(String::length).max().orElse(0))
          .as(page)
          .isBetween(width - 12, width);
    }
    assertThat(help(columns, "explain", "--help").lines()).allMatch(line -> line.length() <= width);
  }

  @Test
  void everyCommandIsNamedAndHasAHelpOfItsOwn() {
    for (Map.Entry<String, CommandLine> command : App.commandLine().getSubcommands().entrySet()) {
      if (!command.getValue().getCommandSpec().usageMessage().hidden()) {
        assertThat(help(80, "--help")).contains("\n  " + command.getKey() + " ");
      }
      assertThat(help(80, command.getKey(), "--help")).startsWith("Usage: asr-precheck ");
    }
  }

  private static String help(int columns, String... args) {
    StringWriter out = new StringWriter();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings around =
        new Surroundings(
            Map.of(),
            new Terminal(false, false, columns, true, false),
            new PrintWriter(out),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(App.run(around, args)).isZero();
    assertThat(err.size()).isZero();
    return out.toString().replace("\r\n", "\n");
  }
}
