package io.github.asrprecheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.asrprecheck.check.Verdict;
import io.github.asrprecheck.json.ReportJson;
import io.github.asrprecheck.json.SarifReporter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Each document, read back, counts as many verdicts of each kind as the report. */
class FormatTotalsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern SENTENCE =
      Pattern.compile("(\\d+) fail, (\\d+) unknown, (\\d+) warn, (\\d+) pass, (\\d+) not appl");

  static Stream<Arguments> reports() {
    Counting all = Counting.everything();
    Counting some = new Counting(Set.of("roots"), true);
    return Stream.of(
        Arguments.of("mixed", Reports.mixed(all), all),
        Arguments.of("allowed and strict", Reports.mixed(some), some),
        Arguments.of("hostile", Reports.hostile(), all),
        Arguments.of("many", Reports.many(500), all));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("reports")
  void agree(String name, Report report, Counting counting) throws Exception {
    Map<Verdict.Kind, Long> summary = report.summary();
    assertThat(summary.values().stream().mapToLong(n -> n).sum()).isPositive();
    Look look = new Look(100, false, true, false);
    assertThat(sentence(Written.by(new TableReporter(look), report))).isEqualTo(summary);
    assertThat(sentence(Written.by(new GitHubReporter(counting), report))).isEqualTo(summary);
    assertThat(markdown(Written.by(new MarkdownReporter(false), report))).isEqualTo(summary);
    assertThat(junit(Written.by(new JUnitReporter(counting), report))).isEqualTo(summary);
    assertThat(csv(Written.by(new CsvReporter(), report))).isEqualTo(summary);
    for (boolean details : new boolean[] {false, true}) {
      assertThat(json(Written.by(new ReportJson(details), report))).isEqualTo(summary);
      assertThat(sarif(Written.by(new SarifReporter(details), report))).isEqualTo(summary);
    }
  }

  private static Map<Verdict.Kind, Long> sentence(String text) {
    Matcher found = SENTENCE.matcher(text);
    Map<Verdict.Kind, Long> counts = none();
    assertThat(found.results().reduce((a, b) -> b))
        .hasValueSatisfying(
            last -> {
              for (Verdict.Kind kind : Verdict.Kind.values()) {
                counts.put(kind, Long.parseLong(last.group(1 + kind.ordinal())));
              }
            });
    return counts;
  }

  private static Map<Verdict.Kind, Long> markdown(String text) {
    Map<Verdict.Kind, Long> counts = none();
    List<String> rows = text.lines().filter(l -> l.matches("\\|.*(\\| \\d+ ){5}\\|")).toList();
    for (String row : rows) {
      List<String> cells = Arrays.asList(row.split("\\|"));
      for (Verdict.Kind kind : Verdict.Kind.values()) {
        counts.merge(kind, Long.parseLong(cells.get(3 + kind.ordinal()).strip()), Long::sum);
      }
    }
    assertThat(sentence(text)).isEqualTo(counts);
    return counts;
  }

  private static Map<Verdict.Kind, Long> junit(String text) throws Exception {
    Map<Verdict.Kind, Long> counts = none();
    NodeList cases = Written.xml(text).getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      Node inside = ((Element) cases.item(i)).getElementsByTagName("*").item(0);
      String kind = "PASS";
      if (inside instanceof Element told) {
        kind =
            told.hasAttribute("type")
                ? told.getAttribute("type")
                : told.getTextContent().split("[:,]")[0];
      }
      counts.merge(Verdict.Kind.valueOf(kind), 1L, Long::sum);
    }
    return counts;
  }

  private static Map<Verdict.Kind, Long> csv(String text) {
    Map<Verdict.Kind, Long> counts = none();
    CsvReporterTest.rows(text)
        .forEach(r -> counts.merge(Verdict.Kind.valueOf(r.getField("verdict")), 1L, Long::sum));
    return counts;
  }

  private static Map<Verdict.Kind, Long> json(String text) throws Exception {
    Map<Verdict.Kind, Long> counts = none();
    for (JsonNode check : JSON.readTree(text).get("checks")) {
      for (JsonNode finding : check.get("findings")) {
        Verdict.Kind kind = Verdict.Kind.valueOf(finding.get("verdict").asText());
        counts.merge(kind, finding.get("count").asLong(), Long::sum);
      }
    }
    return counts;
  }

  private static Map<Verdict.Kind, Long> sarif(String text) throws Exception {
    Map<String, Verdict.Kind> kinds =
        Map.of(
            "fail error", Verdict.Kind.FAIL,
            "fail warning", Verdict.Kind.WARN,
            "open none", Verdict.Kind.UNKNOWN,
            "pass none", Verdict.Kind.PASS,
            "notApplicable none", Verdict.Kind.NOT_APPLICABLE);
    Map<Verdict.Kind, Long> counts = none();
    for (JsonNode result : JSON.readTree(text).at("/runs/0/results")) {
      String kind = result.get("kind").asText() + " " + result.get("level").asText();
      counts.merge(kinds.get(kind), result.get("occurrenceCount").asLong(), Long::sum);
    }
    return counts;
  }

  private static Map<Verdict.Kind, Long> none() {
    Map<Verdict.Kind, Long> counts = new EnumMap<>(Verdict.Kind.class);
    Stream.of(Verdict.Kind.values()).forEach(k -> counts.put(k, 0L));
    return counts;
  }
}
