package io.github.asrprecheck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.asrprecheck.fact.DenyAssignment;
import io.github.asrprecheck.fact.Grant;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Rights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Vectors of rights that lie outside the project, in the folder that the system property {@code
 * asrprecheck.shared} names. Without the folder they are skipped, visibly; {@link
 * EffectiveRightsTest} proves the same with rows of its own.
 */
class PermissionVectorsTest {
  private static final String CALLER = "55555555-5555-5555-5555-555555555555";
  private static final String EVERYONE = "00000000-0000-0000-0000-000000000000";
  private static final ResourceId GROUP = ResourceId.of("/subscriptions/s1/resourceGroups/rg");

  @Test
  void eachVectorOfTheControlPlaneIsDecidedAsItSays() throws IOException {
    int judged = 0;
    List<String> dataPlane = new ArrayList<>();
    for (JsonNode vector : file().get("testVectors")) {
      String id = vector.get("id").asText();
      if (vector.get("plane").asText().equals("data")) {
        dataPlane.add(id); // Rights on data are not read: see permissions/key-vaults.
        continue;
      }
      boolean allowed =
          rights(vector).to(vector.get("requiredAction").asText()).kind()
              == EffectiveRights.Kind.ALLOWED;
      assertThat(allowed)
          .as("%s: %s", id, vector.get("why"))
          .isEqualTo(vector.get("allowed").asBoolean());
      judged++;
    }
    assertThat(dataPlane).containsExactly("P28");
    assertThat(judged).isEqualTo(19);
  }

  @Test
  void wildcardsMatchAsTheExamplesSay() throws IOException {
    int seen = 0;
    for (JsonNode example : file().get("wildcardExamples")) {
      String pattern = example.get("pattern").asText();
      String action = example.get("action").asText();
      assertThat(Grant.matches(pattern, action))
          .as("%s and %s", pattern, action)
          .isEqualTo(example.get("matches").asBoolean());
      seen++;
    }
    assertThat(seen).isEqualTo(13);
  }

  private static JsonNode file() throws IOException {
    String shared = System.getProperty("asrprecheck.shared", "");
    Path file = Path.of(shared, "facts", "permissions.json");
    assumeTrue(!shared.isEmpty() && Files.isReadable(file), "the folder of vectors is not here");
    return JsonMapper.builder().build().readTree(Files.readString(file));
  }

  private static EffectiveRights rights(JsonNode vector) {
    List<Grant> grants = new ArrayList<>();
    vector.get("entries").forEach(entry -> grants.add(grant(entry)));
    List<DenyAssignment> denials = new ArrayList<>();
    vector.get("denyAssignments").forEach(d -> denials.add(denial(d)));
    return new EffectiveRights(new Rights(grants), new Denials(GROUP, denials, CALLER));
  }

  private static DenyAssignment denial(JsonNode denial) {
    assertThat(denial.get("principals").asText()).isEqualTo("everyone");
    List<DenyAssignment.Principal> excluded = new ArrayList<>();
    denial
        .get("excludePrincipals")
        .forEach(
            who ->
                excluded.add(
                    new DenyAssignment.Principal(
                        who.asText().equals("caller") ? CALLER : who.asText(), "User")));
    return new DenyAssignment(
        ResourceId.of(GROUP + "/providers/Microsoft.Authorization/denyAssignments/d"),
        denial.get("name").asText(),
        GROUP,
        List.of(grant(denial)),
        false,
        List.of(new DenyAssignment.Principal(EVERYONE, "SystemDefined")),
        excluded);
  }

  private static Grant grant(JsonNode node) {
    return new Grant(texts(node.get("actions")), texts(node.get("notActions")), false);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
