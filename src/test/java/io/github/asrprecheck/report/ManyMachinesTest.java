package io.github.asrprecheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.json.ReportJson;
import io.github.asrprecheck.json.SarifReporter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Ten thousand machines, of which 35 in 100 are faulty, in every format. */
class ManyMachinesTest {
  private static final int MIB = 1024 * 1024;

  @Test
  void everyDocumentIsWrittenWithinSeconds(TestReporter times) {
    Instant judged = Instant.now();
    Report report = Reports.many(10_000);
    times.publishEntry("judged", millis(judged) + " ms");
    Map<String, Integer> bytes = new LinkedHashMap<>();
    reporters()
        .forEach(
            (name, reporter) -> {
              Instant began = Instant.now();
              String text = Written.by(reporter, report);
              bytes.put(name, text.getBytes(StandardCharsets.UTF_8).length);
              times.publishEntry(name, millis(began) + " ms, " + bytes.get(name) + " bytes");
              assertThat(Duration.between(began, Instant.now()))
                  .as(name)
                  .isLessThan(Duration.ofSeconds(30));
            });
    assertThat(bytes.get("json")).isLessThan(10_000_000);
    assertThat(bytes.get("markdown")).isLessThan(MIB);
    assertThat(bytes.get("markdown of everything")).isLessThan(MIB);
  }

  private static Map<String, Reporter> reporters() {
    Map<String, Reporter> all = new LinkedHashMap<>();
    all.put("table", new TableReporter(new Look(100, false, true, false)));
    all.put("json", new ReportJson(false));
    all.put("junit", new JUnitReporter(Counting.everything()));
    all.put("sarif", new SarifReporter(false));
    all.put("markdown", new MarkdownReporter(false));
    all.put("markdown of everything", new MarkdownReporter(true));
    all.put("csv", new CsvReporter());
    all.put("github", new GitHubReporter(Counting.everything()));
    return all;
  }

  private static long millis(Instant since) {
    return Duration.between(since, Instant.now()).toMillis();
  }
}
