package io.github.asrprecheck.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One document that a run writes; without a file it goes to stdout. */
record Output(Format format, @Nullable Path file) {

  /** The forms that a report can take. */
  enum Format {
    TABLE,
    JSON,
    HTML,
    JUNIT,
    SARIF,
    MARKDOWN,
    CSV,
    GITHUB;

    static List<String> names() {
      return Arrays.stream(values()).map(f -> f.name().toLowerCase(Locale.ROOT)).toList();
    }
  }

  /** From {@code FORMAT} or {@code FORMAT=FILE}. */
  static Output parse(String text) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    String file = equals < 0 ? null : text.substring(equals + 1);
    if (file != null && file.isEmpty()) {
      throw new UsageError(
          "-o " + text + ": the file's name is missing, as in -o json=report.json.");
    }
    int format = Format.names().indexOf(name.toLowerCase(Locale.ROOT));
    if (format < 0) {
      throw new UsageError(
          "-o "
              + text
              + ": no such format."
              + NearMiss.hint(name, Format.names())
              + " One of: "
              + String.join(", ", Format.names())
              + ".");
    }
    return new Output(Format.values()[format], file == null ? null : Path.of(file));
  }

  /** Annotations mean something to the log of a GitHub Actions job only. */
  static void refuseAnnotationsElsewhere(List<Output> documents, Map<String, String> environment) {
    for (Output document : documents) {
      if (document.format() == Format.GITHUB && document.file() != null) {
        throw new UsageError(
            "-o github="
                + document.file()
                + ": annotations work on stdout only; say -o github, or -o markdown="
                + document.file()
                + ".");
      }
      if (document.format() == Format.GITHUB && !"true".equals(environment.get("GITHUB_ACTIONS"))) {
        throw new UsageError(
            "-o github: annotations are for jobs of GitHub Actions, where GITHUB_ACTIONS is true;"
                + " elsewhere use -o table or -o markdown.");
      }
    }
  }
}
