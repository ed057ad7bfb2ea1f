package io.github.asrprecheck.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.asrprecheck.check.Check;
import io.github.asrprecheck.check.Rule;
import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.report.Counting;
import io.github.asrprecheck.report.Report;
import io.github.asrprecheck.report.Reports;
import io.github.asrprecheck.report.Written;
import io.github.asrprecheck.testing.Estates;
import io.github.asrprecheck.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SarifReporterTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Subject ANY = Subject.everyMachine();
  private static final Gap GAP = Gap.notAsked("something", "a/read", "/", "Ask.");

  @Test
  void isWrittenByTheSchemaOfOasis() throws IOException {
    assertThat(errors(sarif(Reports.mixed(Counting.everything()), false))).isEmpty();
    assertThat(errors(sarif(Reports.mixed(new Counting(Set.of("roots"), true)), true))).isEmpty();
    assertThat(errors(sarif(Reports.hostile(), true))).isEmpty();
  }

  @Test
  void theSchemaRefusesAKindThatSarifDoesNotKnow() throws IOException {
    String sarif = sarif(Reports.mixed(Counting.everything()), false);
    assertThat(errors(sarif.replace("\"open\"", "\"unknown\""))).isNotEmpty();
    assertThat(errors(sarif.replaceFirst("\"2026-11-23T12:00:00Z\"", "\"noon\""))).isNotEmpty();
  }

  @Test
  void looksAsItShould() {
    Golden.assertSame(
        Path.of("src/test/resources/golden/report.sarif"),
        sarif(Reports.mixed(new Counting(Set.of("roots"), false)), false));
  }

  @Test
  void everyRuleIsListedThoughItSaysNothing() throws IOException {
    Rule first = Rule.named("a/first").source("https://learn.microsoft.com/a", "2026-01-16");
    Rule silent = Rule.named("a/silent");
    Check check = Reports.check("a", "A", List.of(silent, first), first.unknown(ANY, GAP));
    Report report =
        Report.of(Reports.someRun(), Estates.ready(), List.of(check), Counting.everything());
    JsonNode rules = run(report).at("/tool/driver/rules");
    assertThat(rules).extracting(r -> r.get("id").asText()).containsExactly("a/silent", "a/first");
    assertThat(rules.get(1).get("helpUri").asText()).isEqualTo("https://learn.microsoft.com/a");
    assertThat(run(report).at("/results/0/ruleIndex").asInt()).isEqualTo(1);
    assertThat(errors(sarif(report, false))).isEmpty();
  }

  @Test
  void aBrokenCheckIsAnUnsuccessfulExecution() throws IOException {
    Check silent = Reports.check("a", "A", List.of());
    Report report =
        Report.of(Reports.someRun(), Estates.ready(), List.of(silent), Counting.everything());
    assertThat(run(report).at("/invocations/0/executionSuccessful").asBoolean()).isFalse();
    assertThat(run(report).at("/tool/driver/rules/0/id").asText()).isEqualTo("a/judgement");
    assertThat(errors(sarif(report, false))).isEmpty();
  }

  @Test
  void onlyWhatFailedHasALevel() throws IOException {
    List<String> kinds = new ArrayList<>();
    for (JsonNode result : run(Reports.mixed(Counting.everything())).get("results")) {
      kinds.add(
          result.at("/properties/verdict").asText()
              + " "
              + result.get("kind").asText()
              + " "
              + result.get("level").asText());
    }
    assertThat(kinds)
        .containsExactly(
            "FAIL fail error",
            "WARN fail warning",
            "PASS pass none",
            "NOT_APPLICABLE notApplicable none",
            "UNKNOWN open none",
            "UNKNOWN open none");
  }

  @Test
  void whatDoesNotCountIsSuppressed() throws IOException {
    for (JsonNode result :
        run(Reports.mixed(new Counting(Set.of("roots"), false))).get("results")) {
      boolean roots = result.get("ruleId").asText().equals("roots/present");
      assertThat(result.get("suppressions")).hasSize(roots ? 1 : 0);
    }
  }

  @Test
  void fingerprintsAreThoseOfTheSubjectWhateverItSays() throws IOException {
    List<String> all = new ArrayList<>();
    for (JsonNode result : JSON.readTree(sarif(Reports.hostile(), true)).at("/runs/0/results")) {
      all.add(result.at("/partialFingerprints/primaryLocationLineHash").asText());
    }
    assertThat(all).doesNotHaveDuplicates().hasSizeGreaterThan(50);
    assertThat(run(Reports.mixed(Counting.everything())).at("/results/0/partialFingerprints"))
        .isEqualTo(
            JSON.readTree(
                """
                {
                  "ruleAndSubject/v1": "fa66d8d9da1630724e3a5fe80b70fc4b",
                  "primaryLocationLineHash": "fa66d8d9da1630724e3a5fe80b70fc4b:1"
                }
                """));
  }

  @Test
  void theExitCodeIsInside() throws IOException {
    JsonNode invocation = run(Reports.mixed(Counting.everything())).at("/invocations/0");
    assertThat(invocation.get("exitCode").asInt()).isEqualTo(1);
    assertThat(invocation.get("executionSuccessful").asBoolean()).isTrue();
  }

  @Test
  void aTextIsNoLinkAndTakesNoArguments() throws IOException {
    assertThat(sarif(Reports.hostile(), true).chars())
        .allMatch(c -> c == '\n' || (c >= 0x20 && c < 0x7f));
    List<String> texts = new ArrayList<>();
    JSON.readTree(sarif(Reports.hostile(), true))
        .at("/runs/0/results")
        .forEach(r -> texts.add(r.at("/message/text").asText()));
    assertThat(texts)
        .noneMatch(t -> t.matches("(?s).*(?<!\\\\)\\]\\(.*"))
        .anyMatch(t -> t.contains("\\[click\\](https://evil.example)"))
        .anyMatch(t -> t.contains("{{0}} {{{{1}}}}"));
  }

  private static JsonNode run(Report report) throws IOException {
    return JSON.readTree(sarif(report, false)).at("/runs/0");
  }

  private static List<String> errors(String sarif) throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(
                Files.readString(Path.of("src/test/resources/schema/sarif-schema-2.1.0.json")));
    return schema
        .validate(
            sarif, InputFormat.JSON, c -> c.executionConfig(e -> e.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static String sarif(Report report, boolean details) {
    return Written.by(new SarifReporter(details), report);
  }
}
