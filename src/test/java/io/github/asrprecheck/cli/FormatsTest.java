package io.github.asrprecheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FormatsTest {
  private static final Map<String, String> IN_ACTIONS = Map.of("GITHUB_ACTIONS", "true");

  @ParameterizedTest
  @EnumSource(Output.Format.class)
  void theExitCodeIsTheSameForAll(Output.Format format) {
    String name = format.name().toLowerCase(java.util.Locale.ROOT);
    AppTest.Ended blocked = in("eastus", "centralus", "-o", name);
    assertThat(blocked.code()).as(blocked.err()).isEqualTo(1);
    assertThat(blocked.out()).isNotBlank().contains("target-quota").endsWith("\n");
    assertThat(in("westeurope", "northeurope", "-o", name).code()).isEqualTo(3);
  }

  @Test
  void oneRunWritesManyDocuments(@TempDir Path folder) throws IOException {
    List<String> args = new ArrayList<>();
    for (String format : List.of("json", "junit", "sarif", "markdown", "csv", "table")) {
      args.addAll(List.of("-o", format + "=" + folder.resolve("report." + format)));
    }
    args.addAll(List.of("-o", "table", "-o", "github"));
    AppTest.Ended ended = in("eastus", "centralus", args.toArray(String[]::new));
    assertThat(ended.code()).as(ended.err()).isEqualTo(1);
    assertThat(ended.out()).startsWith("asr-precheck ").contains("\nBLOCKED\n::error title=FAIL ");
    assertThat(folder.resolve("report.junit")).content().startsWith("<?xml ");
    assertThat(folder.resolve("report.sarif")).content().contains("\"2.1.0\"");
    assertThat(folder.resolve("report.markdown")).content().startsWith("## asr-precheck eastus");
    assertThat(folder.resolve("report.csv")).content().startsWith("check,rule,verdict,");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(6);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true | -o markdwon | Did you mean 'markdown'?",
        "true | -o junti | Did you mean 'junit'?",
        "true | -o sarif= | the file's name is missing",
        "true | -o github=log.txt | annotations work on stdout only",
        "true | -o github -o json | only one document can go to stdout",
        "true | -o github -o github | only one document can go to stdout",
        "true | -o table -o table -o github | only one document can go to stdout",
        "false | -o github | where GITHUB_ACTIONS is true"
      })
  void whatCannotBeIsOneLineAndCode2(boolean inActions, String args, String says) {
    List<String> all = new ArrayList<>(List.of("--demo", "--source", "eastus"));
    all.addAll(List.of("--target", "centralus"));
    all.addAll(Arrays.asList(args.split(" ")));
    AppTest.Ended ended =
        AppTest.run(inActions ? IN_ACTIONS : Map.of(), all.toArray(String[]::new));
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines()).singleElement().asString().contains(says);
  }

  @Test
  void helpNamesEveryFormat() {
    String help = AppTest.run("--help").out().replaceAll("\\s+", " ");
    assertThat(help).contains(Output.Format.names());
  }

  private static AppTest.Ended in(String source, String target, String... more) {
    List<String> args = new ArrayList<>(List.of("--demo", "--source", source, "--target", target));
    args.addAll(Arrays.asList(more));
    return AppTest.run(IN_ACTIONS, args.toArray(String[]::new));
  }
}
