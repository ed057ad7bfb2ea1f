package io.github.asrprecheck.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.report.CheckHeading;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a SARIF result is about. A resource is no file, but GitHub's code scanning refuses results
 * that are in none, so each also has its id as a path, on line 1.
 */
record SarifPlace(String id, String label, String kind) {

  static SarifPlace of(Subject subject) {
    return new SarifPlace(subject.id(), subject.label(), "resource");
  }

  static SarifPlace of(CheckHeading check) {
    return new SarifPlace(check.id(), check.title(), "module");
  }

  void write(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", path());
    json.writeEndObject();
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", 1);
    json.writeEndObject();
    json.writeEndObject();
    json.writeArrayFieldStart("logicalLocations");
    json.writeStartObject();
    json.writeStringField("fullyQualifiedName", id);
    json.writeStringField("name", label);
    json.writeStringField("kind", kind);
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private String path() {
    String inside = id.startsWith("/") ? id.substring(1) : "asr-precheck/" + id;
    return Arrays.stream(inside.split("/", -1))
        .map(s -> URLEncoder.encode(s, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }

  /**
   * What tells a reader that it has seen a result before: the same rule about the same subject,
   * whatever the numbers are today. The second of them in one run gets another.
   */
  static final class Fingerprints {
    private final Map<String, Integer> times = new HashMap<>();

    void write(String rule, SarifPlace place, JsonGenerator json) throws IOException {
      String what = rule + "\n" + place.id().toLowerCase(Locale.ROOT);
      int nth = times.merge(what, 1, Integer::sum);
      String print = digest(what + (nth == 1 ? "" : "\n" + nth));
      json.writeObjectFieldStart("partialFingerprints");
      json.writeStringField("ruleAndSubject/v1", print);
      // The only one that GitHub reads.
      json.writeStringField("primaryLocationLineHash", print + ":1");
      json.writeEndObject();
    }

    private static String digest(String text) {
      try {
        byte[] hash =
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, 16);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }
}
