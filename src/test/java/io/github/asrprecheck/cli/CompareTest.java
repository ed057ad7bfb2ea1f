package io.github.asrprecheck.cli;

import static io.github.asrprecheck.cli.AppTest.demo;
import static io.github.asrprecheck.cli.AppTest.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.asrprecheck.cli.AppTest.Ended;
import io.github.asrprecheck.testing.ReportSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports of the demo, of all machines and of some, held against each other. */
class CompareTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir static Path folder;
  private static Path all;
  private static Path web;
  private static Path elsewhere;

  @BeforeAll
  static void reports() {
    all = folder.resolve("all.json");
    web = folder.resolve("web.json");
    elsewhere = folder.resolve("elsewhere.json");
    demo("-o", "json=" + all, "--details");
    demo("-o", "json=" + web, "--vm", "vm-web-*");
    run("--demo", "--source=westeurope", "--target=northeurope", "-o=json=" + elsewhere);
  }

  private static Ended compare(Path old, Path now, String... more) {
    List<String> args = new ArrayList<>(List.of("compare", old.toString(), now.toString()));
    args.addAll(Arrays.asList(more));
    return run(args.toArray(String[]::new));
  }

  @Test
  void aReportHasNothingNewAgainstItself() throws IOException {
    Ended ended = compare(all, all, "--fail-on", "new", "--strict");
    assertThat(ended.code()).isZero();
    JsonNode json = JSON.readTree(compare(all, all, "-o", "json").out());
    assertThat(json.at("/summary/new").asInt()).isZero();
    assertThat(json.at("/summary/fixed").asInt()).isZero();
    assertThat(json.at("/summary/unchanged").asInt()).isPositive();
    assertThat(json.get("machines")).isEmpty();
  }

  @Test
  void moreMachinesBringMoreFindings() throws IOException {
    assertThat(compare(web, all).code()).as("without --fail-on").isZero();
    Ended ended = compare(web, all, "-o", "json", "--fail-on", "new");
    assertThat(ended.code()).isEqualTo(1);
    JsonNode json = JSON.readTree(ended.out());
    assertThat(json.at("/summary/new").asInt()).isPositive();
    assertThat(json.at("/new/machines").asInt()).isEqualTo(25);
    assertThat(json.at("/findings/0/change").asText()).isEqualTo("new");
    assertThat(json.at("/findings/0/was").isNull()).isTrue();
  }

  @Test
  void fewerMachinesFixMostAndASubscriptionWithoutAnyIsUndecided() {
    assertThat(compare(all, web).out())
        .contains(
            "account/machines-found  subscription contoso-data (was PASS)",
            "BLOCKED -> not in scope: 8: ",
            "with machines that are not in scope now)");
  }

  @Test
  void theTableAndTheJsonAgree() throws IOException {
    JsonNode summary = JSON.readTree(compare(web, all, "-o", "json").out()).get("summary");
    assertThat(compare(web, all).out())
        .endsWith(
            "%d new, %d fixed, %d unchanged\n"
                .formatted(
                    summary.get("new").asInt(),
                    summary.get("fixed").asInt(),
                    summary.get("unchanged").asInt()));
  }

  static Stream<Arguments> wrong() {
    String a = all.toString();
    return Stream.of(
        Arguments.of("no file", List.of(a, "/no/such/file"), "/no/such/file: there is no such"),
        Arguments.of("one only", List.of(a), "NEW"),
        Arguments.of("no report", List.of("pom.xml", a), "damaged"),
        Arguments.of("other regions", List.of(a, elsewhere.toString()), "the same regions"),
        Arguments.of("format", List.of(a, a, "-o", "tabel"), "'table'"),
        Arguments.of("fail on what", List.of(a, a, "--fail-on", "old"), "only --fail-on new"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void badInputIsOneLineAndCode2(String what, List<String> args, String says) {
    List<String> whole = new ArrayList<>(List.of("compare"));
    whole.addAll(args);
    assertRefused(run(whole.toArray(String[]::new)), says);
  }

  private static void assertRefused(Ended ended, String says) {
    assertThat(ended.code()).as(ended.toString()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines()).singleElement().asString().contains(says);
  }

  @Test
  void aBaselineThatIsNoneIsRefusedBeforeAnythingIsRead() {
    for (String[] args :
        new String[][] {
          {"--baseline=/no/such/file", "no such file"},
          {"--baseline=pom.xml", "damaged"},
          {"--baseline=" + elsewhere, "the same regions"},
          {"--fail-on=new", "new against what"},
          {"--fail-on=old", "only --fail-on new"}
        }) {
      assertRefused(demo("--debug", args[0]), args[1]);
    }
  }

  @Test
  void againstItsOwnReportNothingIsNewAndOnlyThatCounts() throws IOException {
    assertThat(demo("--baseline", all.toString()).code()).isEqualTo(1);
    Ended ended = demo("--baseline", all.toString(), "--fail-on", "new", "-o", "json");
    assertThat(ended.code()).isZero();
    ReportSchema.assertValid(ended.out());
    JsonNode report = JSON.readTree(ended.out());
    assertThat(report.get("outcome").asText()).isEqualTo("BLOCKED");
    assertThat(report.get("exitCode").asInt()).isZero();
    assertThat(report.at("/baseline/new").asInt()).isZero();
    assertThat(report.findValues("new")).hasSize(1);
    assertThat(demo("--baseline=" + all, "--fail-on=new").out())
        .endsWith("BLOCKED; only what is new counts: exit code 0\n");
  }

  /** The report of the demo with one finding taken out. */
  private static Path without(String verdict) throws IOException {
    ObjectNode report = (ObjectNode) JSON.readTree(all.toFile());
    for (JsonNode check : report.get("checks")) {
      ArrayNode findings = (ArrayNode) check.get("findings");
      for (int i = 0; i < findings.size() && findings.size() > 1; i++) {
        JsonNode f = findings.get(i);
        if (f.get("verdict").asText().equals(verdict)) {
          findings.remove(i);
          ObjectNode summary = (ObjectNode) report.get("summary");
          String name = verdict.toLowerCase(java.util.Locale.ROOT);
          summary.put(name, summary.get(name).asInt() - f.get("count").asInt());
          Path file = folder.resolve("without-" + verdict + ".json");
          return Files.writeString(file, report.toString());
        }
      }
    }
    throw new AssertionError("no " + verdict);
  }

  @Test
  void aNewFindingGatesByItsVerdict() throws IOException {
    String fail = "--baseline=" + without("FAIL");
    String unknown = "--baseline=" + without("UNKNOWN");
    String warn = "--baseline=" + without("WARN");
    assertThat(demo(fail, "--fail-on=new").code()).isEqualTo(1);
    assertThat(demo(unknown, "--fail-on=new").code()).isEqualTo(3);
    assertThat(demo(warn, "--fail-on=new").code()).isEqualTo(0);
    assertThat(demo(warn, "--fail-on=new", "--strict").code()).isEqualTo(1);
    JsonNode report = JSON.readTree(demo(fail, "-o=json").out());
    assertThat(report.at("/baseline/new").asInt()).isPositive();
    List<JsonNode> marked = new ArrayList<>();
    report
        .get("checks")
        .forEach(
            c ->
                c.get("findings")
                    .forEach(
                        f -> {
                          if (f.has("new")) {
                            marked.add(f);
                          }
                        }));
    assertThat(marked).isNotEmpty().allMatch(f -> f.get("verdict").asText().equals("FAIL"));
    assertThat(demo(fail).out()).contains(" (new)");
  }

  @Test
  void whatIsMarkedStaysMarkedWhenItIsRendered() throws IOException {
    Path marked = folder.resolve("marked.json");
    demo("--baseline=" + without("FAIL"), "--fail-on=new", "-o", "json=" + marked, "--details");
    Ended again = run("render", marked.toString(), "-o", "json", "--details");
    assertThat(again.out()).isEqualTo(Files.readString(marked));
  }

  @Test
  void aSnapshotMayBeHeldAgainstAReportToo() {
    Path snapshot = folder.resolve("s.json.gz");
    demo("--save-snapshot", snapshot.toString());
    Ended ended = run("--snapshot=" + snapshot, "--baseline=" + all, "--fail-on=new");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertRefused(run("--snapshot=" + snapshot, "--baseline=" + elsewhere), "the same regions");
  }
}
