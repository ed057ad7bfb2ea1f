package io.github.asrprecheck.collect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A Resource Graph query: the file {@code kql/NAME.kql} with its placeholders filled.
 *
 * @param what for people
 * @param action the right to read the rows
 */
record Query(String name, String text, String what, String action) {

  /** Values go in as they are, so they may only be region names. */
  static Query load(String name, Map<String, String> values, String what, String action) {
    String text = file(name);
    for (Map.Entry<String, String> value : values.entrySet()) {
      if (!value.getValue().matches("[a-z0-9]+")) {
        throw new IllegalArgumentException("not a region name: " + value.getKey());
      }
      text = text.replace("{" + value.getKey() + "}", value.getValue());
    }
    return new Query(name, text, what, action);
  }

  private static String file(String name) {
    try (InputStream in = Query.class.getResourceAsStream("/kql/" + name + ".kql")) {
      if (in == null) {
        throw new IllegalStateException("query " + name + " is not in the distribution");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("//"))
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
