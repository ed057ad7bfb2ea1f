package io.github.asrprecheck.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One answer of the real Azure, kept outside the project in the folder that {@code
 * -Dasrprecheck.shared} names.
 */
record Recording(String file, JsonNode request, int status, HttpHeaders headers, JsonNode body) {
  static final ObjectMapper JSON = new ObjectMapper();

  /** All recordings of an API, at least one. */
  static List<Recording> of(String api) {
    String shared = System.getProperty("asrprecheck.shared");
    assumeThat(shared).as("the folder of recorded answers, -Dasrprecheck.shared").isNotNull();
    Path folder = Path.of(shared, "arm", "recordings", api);
    List<Recording> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder).sorted()) {
      files.forEach(file -> all.add(read(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(all).as("recordings of " + api).isNotEmpty();
    return all;
  }

  private static Recording read(Path file) {
    try {
      JsonNode json = JSON.readTree(file.toFile());
      JsonNode response = json.get("response");
      HttpHeaders headers = new HttpHeaders();
      response
          .path("headers")
          .properties()
          .forEach(h -> headers.set(HttpHeaderName.fromString(h.getKey()), h.getValue().asText()));
      return new Recording(
          file.getFileName().toString(),
          json.get("request"),
          response.get("status").asInt(),
          headers,
          response.get("body"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A client that answers with it; what is asked for afterwards is an empty page. */
  Canned answer() {
    return new Canned().then(status, bytes(), headers).then(200, "{\"value\":[],\"data\":[]}");
  }

  byte[] bytes() {
    String text = body.isTextual() ? body.asText() : body.isNull() ? "" : body.toString();
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The elements of a list, or the one thing that was asked for; none of an error. */
  List<JsonNode> items() {
    List<JsonNode> items = new ArrayList<>();
    if (status == 200) {
      JsonNode list = body.has("value") ? body.get("value") : body.path("data");
      (list.isArray() ? list : JSON.createArrayNode().add(body)).forEach(items::add);
    }
    return items;
  }
}
