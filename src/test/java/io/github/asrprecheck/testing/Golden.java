package io.github.asrprecheck.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Expected text in a file, relative to the project's folder; {@code -Dupdate} writes it anew. */
public final class Golden {
  private Golden() {}

  public static void assertSame(Path file, String actual) {
    try {
      if (System.getProperty("update") != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, actual);
      }
      assertThat(file).as("expected text; write it with -Dupdate").exists();
      assertThat(actual)
          .as("text differs from %s; if it should, run with -Dupdate", file)
          .isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
