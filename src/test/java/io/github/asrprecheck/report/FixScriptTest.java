package io.github.asrprecheck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.remedy.AzCommand;
import io.github.asrprecheck.check.remedy.Remedy;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.testing.Estates;
import io.github.asrprecheck.testing.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixScriptTest {
  private static final AzCommand QUOTA =
      AzCommand.of("quota update").with("resource-name", "cores").with("limit-object", "value=64");
  private static final String EVIL = "a'; touch pwned; echo '$(touch pwned)`touch pwned`\"";

  @TempDir Path folder;

  @Test
  void looksAsItShould() throws IOException {
    Golden.assertSame(Path.of("src/test/resources/golden/fix.sh"), script(report()));
  }

  @Test
  void nothingRunsBeforeSomebodyHasReadIt() throws Exception {
    Files.writeString(folder.resolve("fix.sh"), script(report()));
    assertThat(run("sh", "fix.sh")).isEqualTo(1);
    assertThat(folder.resolve("calls")).doesNotExist();
    assertThat(folder.resolve("pwned")).doesNotExist();
  }

  @Test
  void onceReadItRunsEachCommandOnceWithTheNamesAsTheyAre() throws Exception {
    Files.writeString(
        folder.resolve("fix.sh"), script(report()).replace("\nreviewed=no\n", "\nreviewed=yes\n"));
    assertThat(run("sh", "fix.sh")).isZero();
    assertThat(folder.resolve("calls"))
        .hasContent(
            "<quota><update><--resource-name><cores><--limit-object><value=64>\n"
                + "<x><--name><"
                + EVIL
                + ">\n");
    assertThat(folder.resolve("pwned")).doesNotExist();
  }

  @Test
  void everyShellReadsIt() throws Exception {
    Files.writeString(folder.resolve("fix.sh"), script(report()));
    Files.writeString(folder.resolve("hostile.sh"), script(Reports.hostile()));
    assertThat(run("sh", "-n", "fix.sh")).isZero();
    assertThat(run("sh", "-n", "hostile.sh")).isZero();
  }

  @Test
  void theLinterOfShellsHasNothingToSay() throws Exception {
    assumeTrue(onPath("shellcheck"), "shellcheck is not installed");
    Files.writeString(folder.resolve("fix.sh"), script(report()));
    Files.writeString(folder.resolve("hostile.sh"), script(Reports.hostile()));
    assertThat(run("shellcheck", "fix.sh", "hostile.sh")).isZero();
  }

  @Test
  void hostileTextStaysInComments() throws IOException {
    String evil = "x\nrm -rf /\r\u2028az login";
    Report report =
        Report.of(
            Reports.run(),
            Estates.ready(),
            List.of(
                Reports.quota(
                    Reports.CORES.fail(
                        new Subject(evil, evil),
                        Reports.SEEN,
                        evil,
                        Remedy.of(evil + ": ").run(AzCommand.of("x").with("name", evil))))),
            Counting.everything());
    assertThat(body(script(report))).isEmpty();
    assertThat(body(script(Reports.hostile()))).isEmpty();
  }

  @Test
  void commandsThatTheTextDoesNotSpellOutAreThereToo() throws IOException {
    List<AzCommand> three =
        List.of(AzCommand.of("one"), AzCommand.of("two"), AzCommand.of("three"));
    Remedy remedy = Remedy.of("Do: ").run(three, 1).say("; and 2 more. Or wait.");
    assertThat(body(script(Reports.curable(remedy))))
        .containsExactly("az one", "az two", "az three");
    assertThat(script(Reports.curable(remedy)))
        .contains("az three\n#   fix: and 2 more. Or wait.\n");
  }

  @Test
  void withoutACommandItSaysSo() throws IOException {
    String script = script(Reports.mixed(Counting.everything()));
    assertThat(body(script)).isEmpty();
    assertThat(script)
        .contains(
            "#   by hand: Ask for more cores.\n",
            "# There is no command to run.\n",
            "# Not here: what could not be read (2 UNKNOWN)");
  }

  /** The lines that a shell would run once the script was read. */
  private static List<String> body(String script) {
    return script
        .substring(script.indexOf("\nfi\n") + 4)
        .lines()
        .filter(l -> !l.isBlank() && !l.startsWith("#"))
        .toList();
  }

  private static Report report() {
    Remedy quota = Remedy.of("Ask for more: ").run(QUOTA).say(". Or use fewer machines.");
    return Report.of(
        Reports.run(),
        Estates.ready(),
        List.of(
            Reports.quota(
                Reports.CORES.fail(
                    Subject.named("standardDSv5Family"), Reports.SEEN, "need 24, free 10", quota),
                Reports.CORES.warn(Reports.web(), Reports.SEEN, "need 8, free 2", quota),
                Reports.CORES.warn(
                    new Subject(EVIL, EVIL),
                    Reports.SEEN,
                    "none at all",
                    Remedy.of("Make it: ").run(AzCommand.of("x").with("name", EVIL))),
                Reports.CORES.fail(
                    Reports.db(),
                    Reports.SEEN,
                    "no way out",
                    Remedy.of("Attach a gateway: ")
                        .run(
                            AzCommand.of("network vnet subnet update")
                                .with("nat-gateway", AzCommand.Blank.NAT_GATEWAY_ID))),
                Reports.CORES.fail(Reports.web(), Reports.SEEN, "too big", "Take another size."),
                Reports.CORES.pass(Reports.web(), Reports.SEEN, "well"),
                Reports.CORES.unknown(
                    Reports.web(), Gap.notAsked("something", "x/read", "/", "Ask it.")))),
        Counting.everything());
  }

  private static String script(Report report) throws IOException {
    StringBuilder out = new StringBuilder();
    new FixScript().write(report, out);
    return out.toString();
  }

  private int run(String... command) throws Exception {
    assumeTrue(onPath(command[0]), command[0] + " is not installed");
    Path az = folder.resolve("az");
    Files.writeString(az, "#!/bin/sh\n{ printf '<%s>' \"$@\"; echo; } >>calls\n");
    assertThat(az.toFile().setExecutable(true)).isTrue();
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().merge("PATH", folder.toString(), (old, mine) -> mine + ":" + old);
    builder.redirectErrorStream(true);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).as(said).isTrue();
    return process.exitValue();
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
