package io.github.asrprecheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.check.Finding;
import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.Verdict;
import io.github.asrprecheck.testing.Estates;
import io.github.asrprecheck.testing.Golden;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The forms for machines and for other people's pages: each read back by a parser, none steered by
 * a name.
 */
class FormatsTest {
  private static final Counting PLAIN = Counting.everything();

  static Stream<Arguments> formats() {
    return Stream.of(
        Arguments.of("junit.xml", new JUnitReporter(PLAIN)),
        Arguments.of("markdown.md", new MarkdownReporter()),
        Arguments.of("table.csv", new CsvReporter()));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void looksAsItShould(String file, Reporter reporter) throws IOException {
    Golden.assertSame(
        Path.of("src/test/resources/golden/" + file),
        written(reporter, Reports.mixed(new Counting(Set.of("roots"), false))));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void holdsNoControlCharacterWhateverAzureSends(String file, Reporter reporter)
      throws IOException {
    assertThat(written(reporter, Reports.hostile()).chars())
        .noneMatch(c -> (Character.isISOControl(c) && c != '\n' && c != '\r') || c == 0x202e);
  }

  @Test
  void junitCountsAsTheReportDoes() throws Exception {
    Report report = Reports.mixed(PLAIN);
    Element suites = xml(written(new JUnitReporter(PLAIN), report)).getDocumentElement();
    Map<Verdict.Kind, Long> n = report.summary();
    long all = n.values().stream().mapToLong(Long::longValue).sum();
    assertThat(suites.getAttribute("tests")).isEqualTo(Long.toString(all));
    assertThat(suites.getAttribute("failures")).isEqualTo(n.get(Verdict.Kind.FAIL).toString());
    assertThat(suites.getAttribute("errors")).isEqualTo(n.get(Verdict.Kind.UNKNOWN).toString());
    assertThat(suites.getElementsByTagName("testcase").getLength()).isEqualTo((int) all);
    assertThat(suites.getElementsByTagName("failure").getLength()).isEqualTo(1);
    assertThat(suites.getElementsByTagName("error").getLength()).isEqualTo(2);
    assertThat(suites.getElementsByTagName("system-out").getLength())
        .as("the warning")
        .isEqualTo(1);
    NodeList each = suites.getElementsByTagName("testsuite");
    long sum = 0;
    for (int i = 0; i < each.getLength(); i++) {
      sum += Long.parseLong(((Element) each.item(i)).getAttribute("tests"));
    }
    assertThat(sum).isEqualTo(all);
  }

  @Test
  void junitSkipsWhatDoesNotCountAndFailsAWarningThatBlocks() throws Exception {
    Counting strict = new Counting(Set.of("roots"), true);
    Element suites =
        xml(written(new JUnitReporter(strict), Reports.mixed(strict))).getDocumentElement();
    assertThat(suites.getAttribute("skipped")).isEqualTo("2");
    assertThat(suites.getAttribute("errors")).isEqualTo("0");
    assertThat(suites.getAttribute("failures")).as("the FAIL and the WARN").isEqualTo("2");
    assertThat(((Element) suites.getElementsByTagName("skipped").item(0)).getAttribute("message"))
        .contains("UNKNOWN, allowed by --allow-unknown");
  }

  @Test
  void csvHasARowForEachFinding() throws IOException {
    Report report = Reports.mixed(PLAIN);
    List<List<String>> rows = csv(written(new CsvReporter(), report));
    Map<Verdict.Kind, Long> counted = new EnumMap<>(Verdict.Kind.class);
    rows.stream()
        .skip(1)
        .forEach(row -> counted.merge(Verdict.Kind.valueOf(row.get(2)), 1L, Long::sum));
    assertThat(counted).isEqualTo(report.summary());
    assertThat(rows).allMatch(row -> row.size() == 10);
  }

  @Test
  void aNameIsNoFormula() throws IOException {
    for (String evil :
        List.of("=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(1)", "\t=1", " =1", "|calc")) {
      List<List<String>> rows = csv(written(new CsvReporter(), named(evil)));
      assertThat(rows.get(1).get(5)).as(evil).startsWith("'");
    }
    assertThat(csv(written(new CsvReporter(), named("a\"b,c"))).get(1).get(5)).isEqualTo("a\"b,c");
  }

  @Test
  void aNameIsNoMarkup() throws IOException {
    String evil =
        "</td><script>alert(1)</script> [x](https://evil.example) @everyone `|` **b**"
            + " ![i](http://e/x)";
    String text = written(new MarkdownReporter(), named(evil));
    assertThat(text).doesNotContain("<script", "https://evil", "@everyone", "**b**", "![i]", "[x]");
    assertThat(text.replace("&#8203;", "").replace("&#60;", "<")).contains("<");
    String xml = written(new JUnitReporter(PLAIN), named(evil));
    assertThat(xml).doesNotContain("<script");
  }

  @Test
  void aSummaryThatWouldBeTooLongSaysThatItIsCut() throws IOException {
    Finding[] many = new Finding[4000];
    for (int i = 0; i < many.length; i++) {
      many[i] = Reports.CORES.fail(Reports.web(), Reports.SEEN, "x".repeat(300) + i);
    }
    Report report = Report.of(Reports.run(), Estates.ready(), List.of(Reports.quota(many)), PLAIN);
    String text = written(new MarkdownReporter(), report);
    assertThat(text.length()).isLessThan(1_000_000);
    assertThat(text).contains("## asr-precheck: BLOCKED").endsWith("`-o json` has the rest.\n");
  }

  private static Report named(String name) {
    return Report.of(
        Reports.run(),
        Estates.ready(),
        List.of(
            Reports.quota(
                Reports.CORES.fail(new Subject("/x/" + name, name), Reports.SEEN, name, name))),
        PLAIN);
  }

  private static String written(Reporter reporter, Report report) throws IOException {
    StringBuilder out = new StringBuilder();
    reporter.write(report, out);
    return out.toString();
  }

  private static Document xml(String text) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<List<String>> csv(String text) {
    Pattern cell = Pattern.compile("\"((?:[^\"]|\"\")*)\"(,|$)");
    List<List<String>> rows = new ArrayList<>();
    for (String line : text.split("\r\n")) {
      List<String> row = new ArrayList<>();
      Matcher cells = cell.matcher(line);
      while (cells.find()) {
        row.add(cells.group(1).replace("\"\"", "\""));
      }
      rows.add(row);
    }
    return rows;
  }
}
