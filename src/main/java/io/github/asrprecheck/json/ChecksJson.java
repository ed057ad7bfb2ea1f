package io.github.asrprecheck.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.asrprecheck.check.Check;
import io.github.asrprecheck.check.Rule;
import java.util.List;

/** The list of checks and rules as JSON. */
public final class ChecksJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private ChecksJson() {}

  public static String of(List<Check> checks) {
    ArrayNode list = JSON.createArrayNode();
    for (Check check : checks) {
      ObjectNode node = list.addObject();
      node.put("id", check.id());
      node.put("title", check.title());
      node.put("proves", check.proves());
      ArrayNode rules = node.putArray("rules");
      check.rules().forEach(rule -> rule(rule, rules.addObject()));
    }
    try {
      ObjectWriter writer = JSON.writerWithDefaultPrettyPrinter();
      return writer.writeValueAsString(list);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of strings can always be written", e);
    }
  }

  private static void rule(Rule rule, ObjectNode node) {
    node.put("id", rule.id());
    node.put("title", rule.title());
    node.put("why", rule.why());
    node.put("remedy", rule.remedy());
    ArrayNode predicts = node.putArray("predicts");
    rule.predicts().forEach(predicts::add);
    node.put("doc", rule.doc());
    node.put("asOf", rule.asOf().toString());
  }
}
