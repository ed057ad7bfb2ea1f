package io.github.asrprecheck.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asrprecheck.check.Rule;
import io.github.asrprecheck.report.Counting;
import io.github.asrprecheck.report.Look;
import io.github.asrprecheck.report.Report;
import io.github.asrprecheck.report.Reporter;
import io.github.asrprecheck.report.Reports;
import io.github.asrprecheck.report.TableReporter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReportJsonReaderTest {
  static Stream<Arguments> reports() {
    return Stream.of(
        Arguments.of("mixed", Reports.mixed(Counting.everything())),
        Arguments.of("allowed, strict", Reports.mixed(new Counting(Set.of("roots"), true))),
        Arguments.of("hostile", Reports.hostile()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("reports")
  void whatWasWrittenComesBackAndIsWrittenTheSame(String what, Report report) throws Exception {
    for (boolean details : new boolean[] {true, false}) {
      String json = text(report, new ReportJson(details));
      assertThat(text(read(json), new ReportJson(details))).isEqualTo(json);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("reports")
  void theTableIsTheSameAsThatOfTheRun(String what, Report report) throws Exception {
    Reporter table = new TableReporter(new Look(100, false, true, true));
    Report back = read(text(report, new ReportJson(true)));
    assertThat(text(back, table)).isEqualTo(text(report, table));
  }

  @Test
  void totalsAgreeWherePassesAreOnlyCounted() throws Exception {
    Report back = read(text(Reports.mixed(Counting.everything()), new ReportJson(false)));
    assertThat(back.summary()).isEqualTo(Reports.mixed(Counting.everything()).summary());
    assertThat(text(back, new TableReporter(new Look(100, false, true, false))))
        .contains("cores  1, not listed in the report: need 8 of 50 free");
  }

  @Test
  void aRuleThatThisVersionKnowsKeepsItsTitle() throws Exception {
    String json = text(Reports.mixed(Counting.everything()), new ReportJson(false));
    Rule mine =
        Rule.named("quota/cores").title("Enough").why("w").remedy("r").source("u", "2020-01-01");
    Rule known = read(json, List.of(mine)).sections().get(0).lines().get(0).rule();
    assertThat(known.title()).isEqualTo("Enough");
    assertThat(known.asOf()).isEqualTo("2026-01-16");
    assertThat(read(json).sections().get(1).lines().get(0).rule().title()).isEqualTo("present");
  }

  @Test
  void whatALaterVersionAddsIsPassedOver() throws Exception {
    String json = text(Reports.mixed(Counting.everything()), new ReportJson(true));
    String later =
        json.replace("\"says\" :", "\"mood\" : [{\"a\":1}], \"says\" :")
            .replace("\"outcome\" : \"BLOCKED\"", "\"outcome\" : \"BLOCKED\", \"tide\" : {}");
    assertThat(later).isNotEqualTo(json);
    assertThat(text(read(later), new ReportJson(true))).isEqualTo(json);
  }

  static Stream<Arguments> bad() throws IOException {
    String json = text(Reports.mixed(Counting.everything()), new ReportJson(true));
    return Stream.of(
        Arguments.of("empty", "", "an object"),
        Arguments.of("cut", json.substring(0, json.length() / 2), "damaged"),
        Arguments.of("no JSON", "hello", "damaged"),
        Arguments.of("a list", "[]", "an object"),
        Arguments.of("another JSON", "{\"a\":1}", "schemaVersion: missing"),
        Arguments.of(
            "a later schema",
            swap(json, "\"schemaVersion\" : \"1\"", "\"schemaVersion\" : \"2\""),
            "schemaVersion is not 1"),
        Arguments.of(
            "no text",
            swap(json, "\"schemaVersion\" : \"1\"", "\"schemaVersion\" : 1"),
            "schemaVersion is not 1"),
        Arguments.of("more behind", json + "{}", "more behind"),
        Arguments.of(
            "an unknown verdict",
            swap(json, "\"verdict\" : \"PASS\"", "\"verdict\" : \"FINE\""),
            "FINE"),
        Arguments.of(
            "an unknown vantage",
            swap(json, "\"vantage\" : \"arm\"", "\"vantage\" : \"orbit\""),
            "ORBIT"),
        Arguments.of(
            "a pass on nothing",
            swap(json, "\"seen\" : \\[ \\{[^]]*]", "\"seen\" : []"),
            "no source"),
        Arguments.of(
            "an unknown without a gap",
            swap(json, "\"gaps\" : \\[ \\{[^]]*]", "\"gaps\" : []"),
            "needs a gap"),
        Arguments.of(
            "a rule of no such form", swap(json, "\"quota/cores\"", "\"../x\""), "not a rule id"),
        Arguments.of(
            "no date",
            swap(json, "\"asOf\" : \"2026-01-16\"", "\"asOf\" : \"soon\""),
            "asOf: 'soon'"),
        Arguments.of(
            "a count too small", swap(json, "\"count\" : 2", "\"count\" : 1"), "fewer subjects"),
        Arguments.of(
            "no reason",
            swap(json, "\"counted\" : true", "\"counted\" : false"),
            "why it does not count"),
        Arguments.of(
            "a fail made a pass",
            swap(
                json,
                "\"verdict\" : \"FAIL\",\n *\"counted\"",
                "\"verdict\" : \"PASS\", \"counted\""),
            "summary"),
        Arguments.of(
            "a missing finding", swap(json, "\"unknown\" : 2", "\"unknown\" : 1"), "summary"),
        Arguments.of(
            "another outcome",
            swap(json, "\"outcome\" : \"BLOCKED\"", "\"outcome\" : \"READY\""),
            "outcome"),
        Arguments.of(
            "another exit code", swap(json, "\"exitCode\" : 1", "\"exitCode\" : 0"), "outcome"),
        Arguments.of(
            "a machine less", swap(json, "\"machines\" : 2", "\"machines\" : 1"), "scope.machines"),
        Arguments.of("a cloud of no name", swap(json, "\"AzureCloud\"", "\"a b\""), "run.cloud"));
  }

  private static String swap(String json, String regex, String by) {
    assertThat(json).containsPattern(regex);
    return json.replaceFirst(regex, by);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void whatIsNoReportIsRefusedInOneLine(String what, String json, String says) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(ReportJsonReader.Unusable.class)
        .message()
        .contains(says)
        .doesNotContain("\n", "fasterxml", "Exception");
  }

  private static Report read(String json) throws ReportJsonReader.Unusable {
    return read(json, List.of());
  }

  private static Report read(String json, List<Rule> known) throws ReportJsonReader.Unusable {
    return new ReportJsonReader(known)
        .read(new ByteArrayInputStream(json.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String text(Report report, Reporter reporter) throws IOException {
    StringBuilder out = new StringBuilder();
    reporter.write(report, out);
    return out.toString();
  }
}
