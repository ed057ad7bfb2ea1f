package io.github.asrprecheck.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.asrprecheck.check.Check;
import io.github.asrprecheck.check.Checks;
import io.github.asrprecheck.check.Rule;
import io.github.asrprecheck.rule.RuleBook;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecksJsonTest {

  @Test
  void everythingThatIsSaidOfARuleIsThere() throws IOException {
    List<Check> checks = Checks.all(RuleBookJson.load(RuleBook.Edition.GUIDE_2017_08));
    JsonNode json = JsonMapper.builder().build().readTree(ChecksJson.of(checks));
    assertThat(json).hasSameSizeAs(checks);
    for (int c = 0; c < checks.size(); c++) {
      JsonNode check = json.get(c);
      assertThat(check.get("id").asText()).isEqualTo(checks.get(c).id());
      assertThat(check.get("title").asText()).isEqualTo(checks.get(c).title());
      assertThat(check.get("proves").asText()).isEqualTo(checks.get(c).proves());
      assertThat(check.get("rules")).hasSameSizeAs(checks.get(c).rules());
      for (int r = 0; r < checks.get(c).rules().size(); r++) {
        rule(check.get("rules").get(r), checks.get(c).rules().get(r));
      }
    }
  }

  private static void rule(JsonNode json, Rule rule) {
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Rule.class.getRecordComponents()).map(RecordComponent::getName).toList());
    assertThat(json.get("why").asText()).isEqualTo(rule.why());
    assertThat(json.get("remedy").asText()).isEqualTo(rule.remedy());
    assertThat(json.get("doc").asText()).isEqualTo(rule.doc());
    assertThat(json.get("asOf").asText()).isEqualTo(rule.asOf().toString());
    assertThat(json.get("predicts"))
        .extracting(JsonNode::asInt)
        .containsExactlyElementsOf(rule.predicts());
  }
}
