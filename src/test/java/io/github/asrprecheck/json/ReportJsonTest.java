package io.github.asrprecheck.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.asrprecheck.check.remedy.AzCommand;
import io.github.asrprecheck.check.remedy.Remedy;
import io.github.asrprecheck.report.Counting;
import io.github.asrprecheck.report.Report;
import io.github.asrprecheck.report.Reports;
import io.github.asrprecheck.testing.Golden;
import io.github.asrprecheck.testing.ReportSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportJsonTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void isWrittenBySchema() throws IOException {
    ReportSchema.assertValid(json(Reports.mixed(Counting.everything()), false));
    ReportSchema.assertValid(json(Reports.mixed(new Counting(Set.of("roots"), true)), true));
    ReportSchema.assertValid(json(Reports.hostile(), true));
  }

  @Test
  void theSchemaRefusesAPassThatRestsOnNothing() throws IOException {
    String json = json(Reports.mixed(Counting.everything()), false);
    assertThat(ReportSchema.errors(json.replaceFirst("\"seen\" : \\[ \\{[^]]*]", "\"seen\" : []")))
        .isNotEmpty();
  }

  @Test
  void looksAsItShould() throws IOException {
    Golden.assertSame(
        Path.of("src/test/resources/golden/report.json"),
        json(Reports.mixed(new Counting(Set.of("roots"), false)), false));
  }

  @Test
  void passesListTheirSubjectsOnlyWithDetails() throws IOException {
    assertThat(pass(json(Reports.mixed(Counting.everything()), false)).get("subjects")).isEmpty();
    assertThat(pass(json(Reports.mixed(Counting.everything()), false)).get("count").asInt())
        .isEqualTo(1);
    assertThat(pass(json(Reports.mixed(Counting.everything()), true)).get("subjects")).hasSize(1);
  }

  @Test
  void isAsciiWhateverAzureSends() throws IOException {
    assertThat(json(Reports.hostile(), true).chars())
        .allMatch(c -> c == '\n' || (c >= 0x20 && c < 0x7f));
  }

  @Test
  void aRemedyListsItsCommandsBesideTheWholeText() throws IOException {
    String json = json(Reports.curable(Remedy.of("Do: ").run(AzCommand.of("x"))), false);
    ReportSchema.assertValid(json);
    JsonNode finding = JSON.readTree(json).at("/checks/0/findings/0");
    assertThat(finding.get("remedy").asText()).isEqualTo("Do: az x");
    assertThat(finding.get("commands")).hasToString("[\"az x\"]");
    ReportSchema.assertValid(json(Reports.curable(Remedy.of("Wait.")), false));
    assertThat(json(Reports.curable(Remedy.of("Wait.")), false)).doesNotContain("\"commands\"");
  }

  private static JsonNode pass(String json) throws IOException {
    for (JsonNode finding : JSON.readTree(json).at("/checks/0/findings")) {
      if (finding.get("verdict").asText().equals("PASS")) {
        return finding;
      }
    }
    throw new AssertionError("no pass in " + json);
  }

  private static String json(Report report, boolean details) throws IOException {
    StringBuilder out = new StringBuilder();
    new ReportJson(details).write(report, out);
    return out.toString();
  }
}
