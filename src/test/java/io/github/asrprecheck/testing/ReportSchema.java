package io.github.asrprecheck.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The published schema of the JSON report. */
public final class ReportSchema {
  private static final Schema SCHEMA = load();

  private ReportSchema() {}

  public static void assertValid(String json) {
    assertThat(errors(json)).as(json).isEmpty();
  }

  public static List<String> errors(String json) {
    return SCHEMA
        .validate(
            json, InputFormat.JSON, c -> c.executionConfig(e -> e.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static Schema load() {
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Files.readString(Path.of("docs/report.schema.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
