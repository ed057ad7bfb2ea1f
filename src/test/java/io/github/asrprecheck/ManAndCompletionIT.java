package io.github.asrprecheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.asrprecheck.cli.App;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.OptionSpec;

/** The manual pages and the completion in the distribution, as the programs read them. */
class ManAndCompletionIT {
  private static final Path SHARE =
      Path.of(System.getProperty("asrprecheck.dist", "target/asr-precheck"), "share");
  private static final Path MAN = SHARE.resolve("man/man1");

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(MAN)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageIsRenderedWithoutAWarning(Path page) throws Exception {
    Ended ended = run("groff", "-man", "-Tutf8", "-ww", "-P-cbou", page.toString());
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).contains("NAME", "SYNOPSIS", "asr-precheck");
  }

  @Test
  void everyCommandHasAPage() throws IOException {
    List<String> names =
        App.commandLine().getSubcommands().values().stream()
            .map(c -> c.getCommandSpec())
            .filter(s -> !s.usageMessage().hidden())
            .map(s -> "asr-precheck-" + s.name() + ".1")
            .distinct()
            .toList();
    assertThat(names).hasSizeGreaterThanOrEqualTo(2);
    assertThat(pages().map(p -> p.getFileName().toString()))
        .containsAll(names)
        .contains("asr-precheck.1")
        .hasSize(names.size() + 1);
  }

  @Test
  void thePageTellsEveryOptionLetterForLetter() throws Exception {
    String page =
        run("groff", "-man", "-Tutf8", "-P-cbou", MAN.resolve("asr-precheck.1").toString()).out();
    for (OptionSpec option : App.commandLine().getCommandSpec().options()) {
      assertThat(page).contains(option.longestName());
    }
    assertThat(page)
        .contains("can't", "as eastus or \"East US\"", "'web-*'")
        .contains("asr-precheck --source eastus --target centralus -o table -o html=report.html");
  }

  @ParameterizedTest
  @CsvSource({
    "asr-precheck --sou, --source",
    "asr-precheck --fix, --fix-out",
    "asr-precheck --auth man, managed-identity",
    "asr-precheck -o js, json",
    "asr-precheck --cloud AzureU, AzureUSGovernment",
    "asr-precheck --rule-book 20, 2017-08",
    "asr-precheck --allow-unknown target-quota/family, target-quota/family-cores",
    "asr-precheck exp, explain",
    "asr-precheck explain target-quota/family, target-quota/family-cores",
    "asr-precheck checks --out, --output"
  })
  void bashCompletes(String typed, String completed) throws Exception {
    String[] words = typed.split(" ");
    String script =
        "compopt() { :; }; source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; COMP_POINT=%d; _complete_asr-precheck; printf '%%s\\n' \"${COMPREPLY[@]}\""
            .formatted(
                SHARE.resolve("completions/asr-precheck.bash").toAbsolutePath(),
                typed,
                words.length - 1,
                typed,
                typed.length());
    Ended ended = run("bash", "--norc", "-c", script);
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out().strip()).isEqualTo(completed);
  }

  record Ended(String out, String err) {}

  private static Ended run(String... command) throws Exception {
    assumeTrue(onPath(command[0]), command[0] + " is not installed");
    Path err = Files.createTempFile("err", ".txt");
    try {
      Process process = new ProcessBuilder(command).redirectError(err.toFile()).start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      return new Ended(out, Files.readString(err));
    } finally {
      Files.delete(err);
    }
  }

  private static boolean onPath(String program) {
    for (String place : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (Files.isExecutable(Path.of(place, program))) {
        return true;
      }
    }
    return false;
  }
}
