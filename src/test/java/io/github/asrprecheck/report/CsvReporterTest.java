package io.github.asrprecheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.asrprecheck.testing.Golden;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CsvReporterTest {

  @Test
  void looksAsItShould() {
    Golden.assertSame(
        Path.of("src/test/resources/golden/report.csv"),
        csv(Reports.mixed(new Counting(Set.of("roots"), false))));
  }

  @Test
  void linesEndAsTheStandardSays() {
    String csv = csv(Reports.hostile());
    assertThat(csv).endsWith("\r\n");
    assertThat(csv.replace("\r\n", "")).doesNotContain("\r", "\n");
  }

  @Test
  void noFieldIsAFormula() {
    List<NamedCsvRecord> rows = rows(csv(Reports.hostile()));
    assertThat(rows).hasSize(5 * Reports.EVIL.size());
    assertThat(rows)
        .flatExtracting(NamedCsvRecord::getFields)
        .noneMatch(f -> f.strip().matches("(?s)[=+\\-@\uff1d\uff0b\uff0d\uff20].*"))
        .contains("'=cmd|' /C calc'!A1", "'@SUM(A1:A9)");
  }

  @Test
  void aMissingRightIsInColumnsOfItsOwn() {
    NamedCsvRecord row =
        rows(csv(Reports.mixed(Counting.everything()))).stream()
            .filter(r -> r.getField("verdict").equals("UNKNOWN"))
            .findFirst()
            .orElseThrow();
    assertThat(row.getField("gapCause")).isEqualTo("NOT_ASKED");
    assertThat(row.getField("gapAction"))
        .isEqualTo("Microsoft.Compute/virtualMachines/runCommand/action");
    assertThat(row.getField("remedy")).isEqualTo("Look inside the machine.");
    assertThat(row.getField("name")).isEqualTo("db");
  }

  static List<NamedCsvRecord> rows(String csv) {
    return CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
  }

  private static String csv(Report report) {
    return Written.by(new CsvReporter(), report);
  }
}
