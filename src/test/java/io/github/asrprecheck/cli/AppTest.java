package io.github.asrprecheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.asrprecheck.demo.DemoTenant;
import io.github.asrprecheck.testing.ReportSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AppTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What a run left behind. */
  record Ended(int code, String out, String err) {}

  static Ended run(Map<String, String> environment, String... args) {
    StringWriter out = new StringWriter();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings around =
        new Surroundings(
            environment,
            new Terminal(false, false, 100, true, false),
            new PrintWriter(out),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    int code = App.run(around, args);
    return new Ended(code, out.toString(), err.toString(StandardCharsets.UTF_8));
  }

  static Ended run(String... args) {
    return run(Map.of(), args);
  }

  static Ended demo(String... more) {
    List<String> args =
        new ArrayList<>(List.of("--demo", "--source", "eastus", "--target", "centralus"));
    args.addAll(Arrays.asList(more));
    return run(args.toArray(String[]::new));
  }

  @Test
  void theDemoShowsTheSevenChecksAndIsBlocked() {
    Ended ended = demo();
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out())
        .contains(
            "\naccount  ",
            "\npermissions  ",
            "\ntarget-quota  ",
            "\nregion-match  ",
            "\npremium-storage  ",
            "\noutbound-urls  ",
            "\nroot-certificates  ")
        .endsWith("BLOCKED\n");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void eachCheckShowsAPassAndAFaultOnTheDemo() throws IOException {
    for (JsonNode check : JSON.readTree(demo("-o", "json").out()).get("checks")) {
      List<String> verdicts = new ArrayList<>();
      check.get("findings").forEach(f -> verdicts.add(f.get("verdict").asText()));
      String id = check.get("id").asText();
      assertThat(verdicts).as(id).containsAnyOf("FAIL", "WARN", "UNKNOWN");
      if (!id.equals("root-certificates")) {
        assertThat(verdicts).as(id).contains("PASS");
      }
    }
  }

  @Test
  void theJsonOfTheDemoKeepsItsSchema() throws IOException {
    Ended ended = demo("-o", "json", "--details");
    assertThat(ended.code()).isEqualTo(1);
    ReportSchema.assertValid(ended.out());
    JsonNode report = JSON.readTree(ended.out());
    assertThat(report.at("/run/mode").asText()).isEqualTo("demo");
    assertThat(report.at("/exitCode").asInt()).isEqualTo(1);
    assertThat(report.at("/scope/machines").asInt()).isEqualTo(25);
    assertThat(report.get("machines")).hasSize(25);
    assertThat(report.at("/scope/principal").asText()).isNotEmpty();
  }

  @Test
  void otherRegionsThanTheDemosAreNamedAndUndecided() {
    Ended ended = run("--demo", "--source", "westeurope", "--target", "northeurope");
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err().lines()).singleElement().asString().contains("eastus", "centralus");
  }

  @Test
  void displayNamesAreRegionsToo() {
    assertThat(run("--demo", "--source", "East US", "--target", "Central US").code()).isEqualTo(1);
  }

  @Test
  void filtersNarrowTheMachines() throws IOException {
    assertThat(machines(demo("-o", "json", "--vm", "vm-web-*"))).isEqualTo(4);
    assertThat(machines(demo("-o", "json", "--vm", "vm-web-01", "--vm", "vm-db-0?"))).isEqualTo(6);
    assertThat(machines(demo("-o", "json", "--resource-group", "SHOP-WEB-RG"))).isEqualTo(5);
    assertThat(machines(demo("-o", "json", "--tag", "env=prod"))).isEqualTo(25);
    assertThat(machines(demo("-o", "json", "--tag", "env=test"))).isZero();
    assertThat(demo("--tag", "env=test", "--allow-unknown", "account,root-certificates").code())
        .isNotZero();
  }

  @Test
  void subscriptionsAreFoundByName() throws IOException {
    assertThat(machines(demo("-o", "json", "--subscription", "contoso-shop"))).isEqualTo(14);
  }

  @Test
  void documentsGoToFilesWhole(@TempDir Path folder) throws IOException {
    Path json = folder.resolve("report.json");
    Path table = folder.resolve("table.txt");
    Ended ended = demo("-o", "json=" + json, "-o", "table=" + table);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    ReportSchema.assertValid(Files.readString(json));
    assertThat(Files.readString(table)).endsWith("BLOCKED\n");
    assertThat(files(folder)).containsExactlyInAnyOrder("report.json", "table.txt");
  }

  @Test
  void theRightsOfSomebodyElseAreJudgedByTheirAssignments() throws IOException {
    JsonNode report = JSON.readTree(demo("-o", "json", "--principal", DemoTenant.PIPELINE).out());
    assertThat(report.at("/scope/principal").asText()).isEqualTo(DemoTenant.PIPELINE);
    List<String> verdicts = new ArrayList<>();
    for (JsonNode finding : report.at("/checks/1/findings")) {
      String rule = finding.get("rule").asText();
      finding
          .get("subjects")
          .forEach(
              s -> verdicts.add(rule + " " + finding.get("verdict").asText() + " " + s.asText()));
      if (rule.equals("permissions/source-machines")
          && finding.get("verdict").asText().equals("FAIL")) {
        assertThat(finding.get("says").asText())
            .contains("principal " + DemoTenant.PIPELINE, "Microsoft.Compute/virtualMachines/read");
        assertThat(finding.get("remedy").asText()).contains("--assignee", DemoTenant.PIPELINE);
      }
    }
    String shop = "/subscriptions/" + DemoTenant.SHOP + "/resourceGroups/shop-web-rg";
    assertThat(verdicts).contains("permissions/source-machines FAIL " + shop);
    assertThat(verdicts).noneMatch(v -> v.startsWith("permissions/vault FAIL"));
    JsonNode stranger =
        JSON.readTree(
            demo("-o", "json", "--principal", "52000000-0000-0000-0000-000000000005").out());
    assertThat(stranger.at("/checks/1/verdict").asText()).isEqualTo("FAIL");
  }

  @Test
  void theRoleForEnablingIsWritten(@TempDir Path folder) throws IOException {
    Path role = folder.resolve("role.json");
    assertThat(demo("--role-out", role.toString()).code()).isEqualTo(1);
    JsonNode node = JSON.readTree(Files.readString(role));
    assertThat(node.get("IsCustom").asBoolean()).isTrue();
    assertThat(node.get("Actions").toString()).contains("replicationProtectedItems/write");
  }

  static Stream<Arguments> wrong() {
    String id = "/subscriptions/10000000-0000-0000-0000-000000000001/resourceGroups/a";
    return Stream.of(
        Arguments.of("unknown option", List.of("--soruce", "eastus"), "--source"),
        Arguments.of("no source", List.of("--target", "centralus"), "--source is missing"),
        Arguments.of("no target", List.of("--source", "eastus"), "--target is missing"),
        Arguments.of(
            "same region", List.of("--source", "East US", "--target", "eastus"), "another region"),
        Arguments.of(
            "no region of this name",
            List.of("--source", "eastsu", "--target", "centralus"),
            "'eastus'"),
        Arguments.of(
            "no target of this name",
            List.of("--source", "eastus", "--target", "centalus"),
            "'centralus'"),
        Arguments.of(
            "odd region",
            List.of("--source", "east/us", "--target", "centralus"),
            "letters and digits"),
        Arguments.of("format", pair("-o", "jsn"), "'json'"),
        Arguments.of(
            "two documents on stdout", pair("-o", "json", "-o", "table"), "only one document"),
        Arguments.of(
            "one file twice", pair("-o", "json=x.out", "-o", "table=./x.out"), "named twice"),
        Arguments.of("no such folder", pair("-o", "json=/no/such/folder/r.json"), "does not exist"),
        Arguments.of(
            "a folder", pair("-o", "json=" + System.getProperty("java.io.tmpdir")), "is a folder"),
        Arguments.of(
            "unknown id", pair("--allow-unknown", "root-certificate"), "'root-certificates'"),
        Arguments.of("way to sign in", pair("--auth", "brwser"), "'browser'"),
        Arguments.of("cloud", pair("--cloud", "AzureClod"), "'AzureCloud'"),
        Arguments.of("cloud without TLS", pair("--cloud", "http://arm.example"), "https://"),
        Arguments.of("rule book", pair("--rule-book", "2017-8"), "'2017-08'"),
        Arguments.of("churn", pair("--churn", "hihg"), "'high'"),
        Arguments.of("zone", pair("--target-zone", "one"), "--target-zone 1"),
        Arguments.of("tag", pair("--tag", "env"), "KEY=VALUE"),
        Arguments.of("time", pair("--timeout", "soon"), "90s"),
        Arguments.of("no time", pair("--timeout", "0"), "above zero"),
        Arguments.of("vault id", pair("--vault", id + "/providers/x"), "full id"),
        Arguments.of("principal", pair("--principal", "me"), "object id"),
        Arguments.of("subscription", pair("--subscription", "contoso-shp"), "'contoso-shop'"),
        Arguments.of("demo and login", pair("--auth", "cli"), "--demo and --auth contradict"),
        Arguments.of(
            "demo and cloud", pair("--cloud", "AzureChinaCloud"), "--demo and --cloud contradict"),
        Arguments.of("escapes", pair("--vault", "a/\u001b[31mb"), "full id"),
        Arguments.of("CA bundle", pair("--ca-bundle", "/no/such/roots.pem"), "cannot be read"),
        Arguments.of("unexpected word", pair("explian"), "'explain'"),
        Arguments.of(
            "explain nothing",
            List.of("explain", "target-quota/family-core"),
            "'target-quota/family-cores'"),
        Arguments.of("explain what", List.of("explain"), "RULE|CHECK|CODE"),
        Arguments.of("checks format", List.of("checks", "-o", "jsn"), "'json'"));
  }

  private static List<String> pair(String... more) {
    List<String> args = new ArrayList<>(List.of("--source", "eastus", "--target", "centralus"));
    args.addAll(Arrays.asList(more));
    return args;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void badInputIsOneLineAndCode2(String what, List<String> args, String says, @TempDir Path folder)
      throws IOException {
    List<String> all = new ArrayList<>(args);
    boolean needsAzure =
        !List.of("explain", "checks").contains(args.get(0))
            && !what.equals("CA bundle")
            && !what.startsWith("cloud");
    if (needsAzure) {
      all.add("--demo");
    }
    boolean plain = args.stream().noneMatch(a -> a.equals("-o")) && needsAzure;
    if (plain) {
      all.addAll(List.of("-o", "json=" + folder.resolve("report.json")));
    }
    Ended ended = run(all.toArray(String[]::new));
    assertThat(ended.code()).as(ended.toString()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines())
        .as(ended.err())
        .singleElement()
        .asString()
        .startsWith("asr-precheck: ")
        .contains(says);
    assertThat(ended.err().strip().chars()).as("no escapes").noneMatch(Character::isISOControl);
    assertThat(files(folder)).as("nothing half-written").isEmpty();
  }

  @Test
  void aBadRunLeavesAnOlderReportAsItWas(@TempDir Path folder) throws IOException {
    Path report = Files.writeString(folder.resolve("report.json"), "older");
    demo("-o", "json=" + report, "--subscription", "no such name");
    assertThat(report).hasContent("older");
  }

  @Test
  void withoutALoginADocumentIsWrittenAllTheSame() throws IOException {
    Ended ended =
        run(
            Map.of(
                "AZURE_CONFIG_DIR",
                "/no/such/folder",
                "AZURE_SUBSCRIPTION_ID",
                "10000000-0000-0000-0000-000000000001"),
            "--auth",
            "cli",
            "--source",
            "eastus",
            "--target",
            "centralus",
            "-o",
            "json");
    assertThat(ended.code()).as(ended.err()).isEqualTo(3);
    ReportSchema.assertValid(ended.out());
    JsonNode report = JSON.readTree(ended.out());
    assertThat(report.get("outcome").asText()).isEqualTo("UNDECIDED");
    List<String> rules = new ArrayList<>();
    report
        .at("/checks/0/findings")
        .forEach(f -> rules.add(f.get("rule").asText() + " " + f.get("verdict").asText()));
    assertThat(rules).contains("account/login UNKNOWN");
    report.get("checks").forEach(c -> assertThat(c.get("verdict").asText()).isNotEqualTo("PASS"));
    assertThat(ended.out() + ended.err()).doesNotContain("Exception", "\tat ");
  }

  @Test
  void anEnvironmentThatSignsInWithoutItsVariablesIsAUsageError() {
    Ended ended = run("--auth", "environment", "--source", "eastus", "--target", "centralus");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("AZURE_TENANT_ID");
  }

  @Test
  void ruleChecksAndErrorsAreExplainedOffline() {
    assertThat(run("explain", "target-quota").out()).contains("target-quota/family-cores");
    assertThat(run("explain", "target-quota/family-cores").out())
        .contains("Why:", "Fix:", "150097");
    assertThat(run("explain", "150097").out())
        .contains("Causes:", "Predicted by:", "target-quota/");
    assertThat(run("explain", "151066").out()).contains("root-certificates/");
  }

  @Test
  void checksAreListed() throws IOException {
    assertThat(run("checks").out()).contains("account", "root-certificates");
    assertThat(JSON.readTree(run("checks", "-o", "json").out())).hasSize(7);
  }

  @Test
  void helpAndVersionNeedNothing() {
    assertThat(run("--help").out()).contains("Examples:", "--source");
    assertThat(run("--help").code()).isZero();
    assertThat(run("--version").out()).startsWith("asr-precheck ");
  }

  @Test
  void debugLogsRequestsButNoTokens() {
    Ended ended = demo("--debug");
    assertThat(ended.err())
        .contains("debug: GET https://management.azure.com/subscriptions?api-version=")
        .doesNotContain("Bearer", "eyJ");
  }

  @Test
  void theOldGuideSpeaksBesideTodaysRules() {
    assertThat(demo("--rule-book", "2017-08").out()).contains("2017 guide:");
    assertThat(demo().out()).doesNotContain("2017 guide:");
  }

  private static int machines(Ended ended) throws IOException {
    return JSON.readTree(ended.out()).at("/scope/machines").asInt();
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(p -> p.getFileName().toString()).toList();
    }
  }
}
