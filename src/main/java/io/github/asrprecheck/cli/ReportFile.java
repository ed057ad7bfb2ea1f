package io.github.asrprecheck.cli;

import io.github.asrprecheck.json.ReportJsonReader;
import io.github.asrprecheck.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A JSON report that an earlier run wrote. */
record ReportFile(String option, Path file) {

  Report read() {
    if (!Files.isRegularFile(file)) {
      throw new UsageError(option + " " + file + ": there is no such file.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new ReportJsonReader(
              Catalog.whole().checks().stream().flatMap(c -> c.rules().stream()).toList())
          .read(in);
    } catch (ReportJsonReader.Unusable e) {
      throw new UsageError(
          option + " " + file + ": " + e.getMessage() + "; give a whole file that -o json wrote.");
    } catch (IOException e) {
      throw new UsageError(option + " " + file + ": the file cannot be read; look at its rights.");
    }
  }
}
