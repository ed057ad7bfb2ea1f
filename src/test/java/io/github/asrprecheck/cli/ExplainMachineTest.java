package io.github.asrprecheck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.report.MachineOutcome;
import io.github.asrprecheck.report.Outcome;
import io.github.asrprecheck.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainMachineTest {
  private static final String WEB =
      "/subscriptions/10000000-0000-0000-0000-000000000001/resourceGroups/shop-web-rg/providers/Microsoft.Compute/virtualMachines/vm-web-01";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"vm-web-01", "VM-Web-01", "shop-web-rg/vm-web-01", WEB})
  void aMachineOfTheDemoIsExplained(String name) {
    AppTest.Ended ended = AppTest.run("explain", name, "--demo");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out())
        .startsWith("BLOCKED  vm-web-01")
        .contains(WEB, "What blocks it", "run: az network nsg rule create", "What is well");
  }

  /** What the report counts against a machine, its story tells. */
  @Test
  void theStoriesAgreeWithTheReport() throws IOException {
    JsonNode report = JsonMapper.builder().build().readTree(AppTest.demo("-o", "json").out());
    for (String name : List.of("vm-web-01", "vm-mail-01", "vm-sap-01")) {
      JsonNode machine = null;
      for (JsonNode m : report.get("machines")) {
        machine = m.get("name").asText().equals(name) ? m : machine;
      }
      assertThat(machine).isNotNull();
      String story = AppTest.run("explain", name, "--demo").out();
      assertThat(story).startsWith(machine.get("outcome").asText());
      machine.get("rules").forEach(r -> assertThat(story).contains("\n  " + r.asText() + ":"));
    }
  }

  /** The story from what a run kept is that of the run, but for the times and the mode. */
  @ParameterizedTest
  @ValueSource(strings = {"--snapshot", "--report"})
  void aMachineOfAnEarlierRunIsExplained(String option) {
    Path snapshot = folder.resolve("estate.json.gz");
    Path report = folder.resolve("report.json");
    AppTest.demo("--save-snapshot", snapshot.toString(), "--details", "-o", "json=" + report);
    String file = (option.equals("--snapshot") ? snapshot : report).toString();
    for (String name : List.of("vm-web-01", "vm-sap-01")) {
      AppTest.Ended ended = AppTest.run("explain", name, option, file);
      assertThat(ended.code()).as(ended.err()).isZero();
      assertThat(findings(ended)).isEqualTo(findings(AppTest.run("explain", name, "--demo")));
    }
  }

  private static String findings(AppTest.Ended story) {
    String out = story.out();
    return out.substring(out.indexOf("What blocks it"), out.indexOf("Where and when"));
  }

  @Test
  void aStoryIsToldFromOneSource() {
    AppTest.Ended ended = AppTest.run("explain", "web", "--demo", "--report", "r.json");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("--demo and --report contradict each other");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--snapshot", "--report"})
  void aFileThatIsNoneIsRefused(String option) {
    AppTest.Ended ended = AppTest.run("explain", "vm-web-01", option, "pom.xml");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err().lines()).singleElement().asString().contains(option + " pom.xml");
  }

  @Test
  void aMisspeltMachineIsRecognised() {
    AppTest.Ended ended = AppTest.run("explain", "vm-weg-01", "--demo");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines())
        .singleElement()
        .asString()
        .contains("no machine of the report", "Did you mean 'vm-web-01'?");
  }

  @Test
  void withoutAReportItSaysWhereMachinesAreExplainedFrom() {
    AppTest.Ended ended = AppTest.run("explain", "vm-web-01");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("A machine is explained from what was read");
  }

  @Test
  void rulesAreExplainedBesideAReportToo() {
    assertThat(AppTest.run("explain", "permissions", "--demo").out()).startsWith("permissions: ");
  }

  @Test
  void aNameThatSeveralMachinesHaveAsksForAnId() {
    String a = "/subscriptions/s1/resourceGroups/a/providers/Microsoft.Compute/virtualMachines/web";
    String b = "/subscriptions/s2/resourceGroups/a/providers/Microsoft.Compute/virtualMachines/Web";
    MachineChoice choice = new MachineChoice(report(a, b));
    assertThatThrownBy(() -> choice.named("web"))
        .isInstanceOf(UsageError.class)
        .hasMessageContaining("2 machines have this name")
        .hasMessageContaining(a)
        .hasMessageContaining(b);
    assertThatThrownBy(() -> choice.named("a/WEB")).isInstanceOf(UsageError.class);
    assertThat(choice.named(b.toUpperCase(java.util.Locale.ROOT)))
        .hasValueSatisfying(m -> assertThat(m.id().text()).isEqualTo(b));
    assertThat(choice.named("db")).isEmpty();
  }

  @Test
  void ofVeryManyOnlyTheFirstAreNamed() {
    String[] ids =
        IntStream.range(0, 9)
            .mapToObj(
                n ->
                    "/subscriptions/s/resourceGroups/g"
                        + n
                        + "/providers/Microsoft.Compute/virtualMachines/web")
            .toArray(String[]::new);
    assertThatThrownBy(() -> new MachineChoice(report(ids)).named("web"))
        .hasMessageContaining("9 machines")
        .hasMessageContaining("/g4/")
        .hasMessageContaining("and 4 more.")
        .hasMessageNotContaining("/g5/");
  }

  private static Report report(String... ids) {
    Report some =
        io.github.asrprecheck.report.Reports.mixed(
            io.github.asrprecheck.report.Counting.everything());
    return new Report(
        some.run(),
        some.scope(),
        some.outcome(),
        some.summary(),
        some.notCounted(),
        some.sections(),
        List.of(ids).stream()
            .map(ResourceId::of)
            .map(id -> new MachineOutcome(id, id.name(), Outcome.READY, List.of()))
            .toList(),
        some.subscriptionNames());
  }
}
