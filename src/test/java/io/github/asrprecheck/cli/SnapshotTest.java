package io.github.asrprecheck.cli;

import static io.github.asrprecheck.cli.AppTest.demo;
import static io.github.asrprecheck.cli.AppTest.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.asrprecheck.cli.AppTest.Ended;
import io.github.asrprecheck.testing.ReportSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole runs over the demo: saved, and judged again from the file. */
class SnapshotTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir static Path folder;
  private static Path snapshot;
  private static Ended live;

  @BeforeAll
  static void takeOne() {
    snapshot = folder.resolve("demo.json.gz");
    live = demo("-o", "json", "--details", "--save-snapshot", snapshot.toString());
  }

  /**
   * In surroundings in which nobody could sign in: an unreadable CA bundle stops any connection.
   */
  static Ended offline(String... more) {
    List<String> args = new ArrayList<>(List.of("--snapshot", snapshot.toString()));
    args.addAll(Arrays.asList(more));
    return run(Map.of("SSL_CERT_FILE", "/no/such/roots.pem"), args.toArray(String[]::new));
  }

  @Test
  void isJudgedAsTheLiveRunWas() throws IOException {
    Ended again = offline("-o", "json", "--details");
    assertThat(again.code()).as(again.err()).isEqualTo(live.code()).isEqualTo(1);
    assertThat(again.err()).isEmpty();
    assertThat(afterRun(again.out())).isEqualTo(afterRun(live.out()));
    ReportSchema.assertValid(again.out());
  }

  /** All of the document that does not tell of the run itself. */
  private static String afterRun(String json) {
    return json.substring(json.indexOf("\"scope\" : {"));
  }

  @Test
  void theSurroundingsOfTheseTestsWouldStopALiveRun() {
    Ended ended =
        run(
            Map.of("SSL_CERT_FILE", "/no/such/roots.pem"),
            "--source",
            "eastus",
            "--target",
            "centralus");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("SSL_CERT_FILE");
  }

  @Test
  void theTableIsTheSameButForItsHead() {
    String[] lines = offline().out().split("\n", 2);
    assertThat(lines[1]).contains("snapshot taken at 20").doesNotContain("simulated");
    assertThat(belowHead(lines[1])).isEqualTo(belowHead(demo().out()));
  }

  private static String belowHead(String table) {
    return table.substring(table.indexOf("\naccount  "));
  }

  @Test
  void tellsWhenItWasReadAndWhenItIsJudged() throws IOException {
    JsonNode run = JSON.readTree(offline("-o", "json").out()).get("run");
    Instant taken = Instant.parse(run.get("takenAt").asText());
    assertThat(taken).isEqualTo(JSON.readTree(live.out()).at("/run/startedAt").asText());
    assertThat(Instant.parse(run.get("startedAt").asText())).isAfter(taken);
    assertThat(run.get("mode").asText()).isEqualTo("snapshot");
    assertThat(run.at("/requests/total").asInt()).isZero();
    assertThat(JSON.readTree(live.out()).at("/run/takenAt").isMissingNode()).isTrue();
  }

  @Test
  void keepsTheTimesAndVantagesOfTheLiveRun() throws IOException {
    Instant taken = Instant.parse(JSON.readTree(live.out()).at("/run/startedAt").asText());
    List<String> vantages = new ArrayList<>();
    for (JsonNode seen : JSON.readTree(offline("-o", "json").out()).findValues("seen")) {
      for (JsonNode source : seen) {
        vantages.add(source.get("vantage").asText());
        assertThat(Instant.parse(source.get("at").asText()))
            .isBetween(taken, Files.getLastModifiedTime(snapshot).toInstant());
      }
    }
    assertThat(vantages).contains("arm", "graph", "runner");
  }

  @Test
  void mayBeAskedForTheSameRegionsAgain() {
    assertThat(offline("--source", "East US", "--target", "Central US").code()).isEqualTo(1);
  }

  @Test
  void fewerMachinesOfItAreJudgedAsIfOnlyTheyHadBeenAskedFor() throws IOException {
    for (String[] filter :
        List.of(
            new String[] {"--vm", "vm-web-*"},
            new String[] {"--resource-group", "SHOP-WEB-RG", "--tag", "env=prod"},
            new String[] {"--vm", "vm-db-0?", "--vm", "vm-web-01", "--allow-unknown", "account"},
            new String[] {"--vm", "no-such-machine"})) {
      List<String> args = new ArrayList<>(List.of("-o", "json", "--details"));
      args.addAll(Arrays.asList(filter));
      Ended from = offline(args.toArray(String[]::new));
      Ended fresh = demo(args.toArray(String[]::new));
      assertThat(from.code()).isEqualTo(fresh.code());
      assertThat(timeless(from.out())).as(args.toString()).isEqualTo(timeless(fresh.out()));
    }
  }

  private static String timeless(String json) {
    return afterRun(json).replaceAll("\"at\" : \"[^\"]*\"", "");
  }

  @Test
  void anotherEditionOfTheRulesMayJudgeIt() {
    assertThat(offline("--rule-book", "2017-08").out()).contains("2017 guide:");
  }

  @Test
  void theRoleIsMadeFromItToo() throws IOException {
    Path fromSnapshot = folder.resolve("role-a.json");
    Path fromDemo = folder.resolve("role-b.json");
    offline("--role-out", fromSnapshot.toString());
    demo("--role-out", fromDemo.toString());
    assertThat(fromSnapshot).hasSameTextualContentAs(fromDemo);
  }

  @Test
  void savedOnceMoreItStaysWhatItWas() throws IOException {
    Path copy = folder.resolve("copy.json.gz");
    assertThat(offline("--save-snapshot", copy.toString()).code()).isEqualTo(1);
    assertThat(copy).hasSameBinaryContentAs(snapshot);
  }

  @Test
  void onlyItsOwnerMayReadIt() throws IOException {
    assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no such rights");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(snapshot)))
        .isEqualTo("rw-------");
  }

  @Test
  void withoutALoginASnapshotIsSavedAndJudgedAlike() throws IOException {
    Path file = folder.resolve("no-login.json.gz");
    Ended ended =
        run(
            Map.of(
                "AZURE_CONFIG_DIR",
                "/no/such/folder",
                "AZURE_SUBSCRIPTION_ID",
                "10000000-0000-0000-0000-000000000001"),
            "--auth=cli",
            "--source=eastus",
            "--target=centralus",
            "-o=json",
            "--save-snapshot=" + file);
    assertThat(ended.code()).as(ended.err()).isEqualTo(3);
    Ended again = run("--snapshot", file.toString(), "-o", "json");
    assertThat(again.code()).isEqualTo(3);
    assertThat(afterRun(again.out())).isEqualTo(afterRun(ended.out()));
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("another source", List.of("--source", "westus"), "was taken for eastus"),
        Arguments.of("another target", List.of("--target", "westus"), "was taken for centralus"),
        Arguments.of("demo", List.of("--demo"), "--snapshot and --demo contradict"),
        Arguments.of("login", List.of("--auth", "cli"), "--snapshot and --auth contradict"),
        Arguments.of("cloud", List.of("--cloud", "AzureCloud"), "--cloud contradict"),
        Arguments.of("time", List.of("--timeout", "10m"), "--timeout contradict"),
        Arguments.of("roots", List.of("--ca-bundle", "x"), "--ca-bundle contradict"),
        Arguments.of("log", List.of("--debug"), "--debug contradict"),
        Arguments.of("subscription", List.of("--subscription", "x"), "--subscription contradict"),
        Arguments.of("vault", List.of("--vault", "x"), "--vault contradict"),
        Arguments.of("churn", List.of("--churn", "normal"), "--churn contradict"),
        Arguments.of("principal", List.of("--principal", "x"), "--principal contradict"),
        Arguments.of("tag", List.of("--tag", "env"), "KEY=VALUE"),
        Arguments.of("no such file", List.of("--snapshot=/no/such/file"), "no such file"),
        Arguments.of("a folder", List.of("--snapshot=" + folder), "no such file"),
        Arguments.of("a report", List.of("--snapshot=pom.xml"), "damaged, or no snapshot"),
        Arguments.of(
            "an unwritable copy", List.of("--save-snapshot=/no/such/folder/x"), "does not exist"),
        Arguments.of(
            "one file twice",
            List.of("-o", "json=" + folder.resolve("x"), "--save-snapshot=" + folder.resolve("x")),
            "named twice"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void whatContradictsItIsOneLineAndCode2(String what, List<String> args, String says) {
    List<String> all = new ArrayList<>(args);
    if (!args.get(0).startsWith("--snapshot=")) {
      all.addAll(List.of("--snapshot", snapshot.toString()));
    }
    Ended ended = run(all.toArray(String[]::new));
    assertThat(ended.code()).as(ended.toString()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines()).singleElement().asString().contains(says);
  }

  @Test
  void oneThatWasNarrowedIsNotNarrowedAnotherWay() {
    Path narrow = folder.resolve("narrow.json.gz");
    demo("--vm", "vm-web-*", "--tag", "env=prod", "--save-snapshot", narrow.toString());
    assertThat(run("--snapshot", narrow.toString()).code()).isEqualTo(1);
    assertThat(run("--snapshot", narrow.toString(), "--tag", "tier=web").code()).isNotEqualTo(2);
    for (String filter : List.of("--vm=vm-db-*", "--tag=env=test")) {
      Ended ended = run("--snapshot", narrow.toString(), filter);
      assertThat(ended.code()).isEqualTo(2);
      assertThat(ended.err()).contains("taken with another " + filter.split("=", 2)[0]);
    }
  }

  @Test
  void aSnapshotThatCannotBeWrittenIsRefusedBeforeAnythingIsRead() {
    Ended ended = demo("--debug", "--save-snapshot", "/no/such/folder/x.json.gz");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("does not exist").doesNotContain("debug: GET");
  }
}
