package io.github.asrprecheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.asrprecheck.check.Measure;
import io.github.asrprecheck.check.Rule;
import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.remedy.AzCommand;
import io.github.asrprecheck.check.remedy.Remedy;
import io.github.asrprecheck.testing.Estates;
import io.github.asrprecheck.testing.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReporterTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void looksAsItShould() throws IOException {
    // Style and script are files of their own in this project: here only that they are in place.
    Golden.assertSame(
        Path.of("src/test/resources/golden/report.html"),
        html(Reports.mixed(new Counting(Set.of("roots"), false)))
            .replaceAll("(?s)<style>.*?</style>", "<style></style>")
            .replaceAll("(?s)<script>.*?</script>", "<script></script>")
            .replaceAll("sha256-[^&]*", "sha256-"));
  }

  @Test
  void onlyItsOwnStyleAndScriptMayRun() throws Exception {
    String html = html(Reports.mixed(Counting.everything()));
    String policy = first(html, "Content-Security-Policy\" content=\"([^\"]*)\"");
    assertThat(policy.replace("&#39;", "'"))
        .isEqualTo(
            "default-src 'none'; style-src 'sha256-%s'; script-src 'sha256-%s'; base-uri 'none';"
                    .formatted(
                        sha256(first(html, "(?s)<style>(.*?)</style>")),
                        sha256(first(html, "(?s)<script>(.*?)</script>")))
                + " form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'");
    assertThat(html.indexOf("Content-Security-Policy")).isLessThan(html.indexOf("<style>"));
    assertThat(html).doesNotContain(" style=\"").doesNotContainPattern("\\son[a-z]+=\"");
    assertThat(first(html, "(?s)<script>(.*?)</script>"))
        .doesNotContain("innerHTML", "insertAdjacentHTML", "document.write", "eval(", "fetch(");
  }

  @Test
  void nothingIsLoadedAndLinksKeepTheirOriginToThemselves() throws IOException {
    String html = html(Reports.mixed(Counting.everything()));
    assertThat(html).doesNotContainPattern("<(img|link|iframe|object|embed|base|script src)\\b");
    assertThat(html).doesNotContain("@import", "url(http");
    assertThat(html.replaceAll("(?s)<script>.*?</script>", "").split("https?://", -1))
        .as("addresses are those of links")
        .hasSize(1 + count(html, "<a href=\"https://learn.microsoft.com/"));
    assertThat(count(html, "<a href=\"https://")).isPositive();
    assertThat(
            count(
                html, "<a href=\"https://[^\"]*\" target=\"_blank\" rel=\"noopener noreferrer\">"))
        .isEqualTo(count(html, "<a href=\"https://"));
  }

  @Test
  void anAddressThatIsNoPageIsNoLink() throws IOException {
    Rule rule = Reports.CORES.source("javascript:alert(1)", "2026-01-16");
    String html = html(report(rule.fail(Subject.everyMachine(), Reports.SEEN, "none")));
    assertThat(html).contains("Source: javascript:alert(1)").doesNotContain("href=\"javascript");
  }

  @Test
  void hostileNamesStayText() throws IOException {
    String html = html(HtmlReports.hostile());
    assertThat(count(html, "</script>")).isEqualTo(2);
    assertThat(html)
        .doesNotContain("<img", "\u202e", "\u2028")
        .contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;")
        .contains("\\u003c/script\\u003e\\u003cimg src=x onerror=alert(1)\\u003e")
        .contains("x".repeat(300));
    assertThat(html.chars().filter(c -> c != '\n')).noneMatch(Character::isISOControl);
    assertThat(data(html).at("/machines/1/0").asText()).isEqualTo("two lines");
    assertThat(data(html).at("/machines/3/0").asText()).isEqualTo("quote \" ' \\ & mark");
  }

  @Test
  void eachCommandCanBeCopiedByItself() throws IOException {
    AzCommand command = AzCommand.of("quota update").with("scope", "<x>");
    String html =
        html(Reports.curable(Remedy.of("Ask for more, or run: ").run(command).say(". Then wait.")));
    assertThat(count(html, "<div class=\"fix\">")).isEqualTo(3);
    assertThat(html)
        .containsOnlyOnce("<h4>What to do</h4>")
        .contains(
            "<p><code>az quota update --scope &quot;&lt;x&gt;&quot;</code></p><button"
                + " type=\"button\" class=\"copy\" aria-label=\"Copy the command\">")
        .contains("<p>Then wait.</p>");
  }

  @Test
  void saysWhatItComesToAndWhatWasNotLookedAt() throws IOException {
    assertThat(html(Reports.mixed(Counting.everything())))
        .contains("<title>BLOCKED: eastus → centralus", "Exit code 1.")
        .doesNotContain("Not looked at");
    assertThat(html(Reports.wellButForRoots(Counting.everything())))
        .contains("<title>UNDECIDED", "Exit code 3.");
    assertThat(html(Reports.wellButForRoots(new Counting(Set.of("roots"), false))))
        .contains("<title>READY", "Exit code 0.", "<b>Not looked at:</b> roots")
        .contains("Not counted: allowed by --allow-unknown.");
  }

  @Test
  void aMachineShowsTheWorstThatConcernsItInEachCheck() throws IOException {
    JsonNode data = data(html(Reports.mixed(Counting.everything())));
    assertThat(data.get("checks")).extracting(JsonNode::asText).containsExactly("quota", "roots");
    assertThat(data.get("machines"))
        .extracting(m -> m.get(0).asText() + " " + m.get(2).asText() + " " + m.get(3).asText())
        .containsExactly("web B FU", "db B FU");
    JsonNode well = data(html(report(Reports.CORES.warn(Reports.web(), Reports.SEEN, "tight"))));
    assertThat(well.get("machines"))
        .extracting(m -> m.get(0).asText() + " " + m.get(2).asText() + " " + m.get(3).asText())
        .as("nothing is said of db, which is not a pass")
        .containsExactly("web R W", "db R .");
  }

  @Test
  void whatConcernsMostMachinesLeadsAndFailuresComeFirst() throws IOException {
    Rule few = rule("quota/few");
    Rule most = rule("quota/most");
    String html =
        html(
            report(
                few.fail(Reports.web(), Reports.SEEN, "x"),
                most.fail(Subject.everyMachine(), Reports.SEEN, "x"),
                Reports.CORES.unknown(Subject.everyMachine(), Reports.NOT_ASKED)));
    assertThat(all(html, "<a href=\"#rule=([^\"]*)\">([^<]*)"))
        .containsExactly("quota/most 2 machines", "quota/few 1 machine", "quota/cores 2 machines");
  }

  @Test
  void aWarningStandsInTheWayOnlyWhereItBlocks() throws IOException {
    var warning = Reports.CORES.warn(Reports.web(), Reports.SEEN, "tight");
    assertThat(html(report(warning)))
        .contains("What stands in the way</h2>\n<p class=\"hint\">Nothing.</p>");
    assertThat(html(report(new Counting(Set.of(), true), warning)))
        .contains("<a href=\"#rule=quota/cores\">1 machine</a>");
  }

  @Test
  void quotasAreDrawnFromNumbers() throws IOException {
    String html =
        html(
            report(
                Reports.CORES
                    .fail(Subject.named("a"), Reports.SEEN, "x")
                    .measured(new Measure("a cores", "centralus", 40, 24, false, 50L)),
                Reports.CORES
                    .unknown(Subject.named("b"), Reports.NOT_ASKED)
                    .measured(new Measure("b cores", "centralus", 1, 2, true, null)),
                Reports.CORES
                    .pass(Subject.named("c"), Reports.SEEN, "x")
                    .measured(new Measure("c cores", "centralus", 0, 0, false, 0L))));
    assertThat(html)
        .contains(
            "<rect class=\"used\" width=\"62.50%\" height=\"100%\"/>"
                + "<rect class=\"needed\" x=\"62.50%\" width=\"15.63%\" height=\"100%\"/>"
                + "<rect class=\"over\" x=\"78.13%\" width=\"21.88%\" height=\"100%\"/>")
        .contains("short by 14", "<td class=\"num\">at least 2</td>", "no limit")
        .doesNotContain("NaN%", "Infinity%");
  }

  @Test
  void subscriptionsAreNamedInSentencesAndKeptInCommands() throws IOException {
    String html =
        html(
            report(
                Reports.CORES.fail(
                    Subject.subscription(Estates.SUB),
                    Reports.SEEN,
                    "none in subscription " + Estates.SUB,
                    "Run: az x --subscription " + Estates.SUB)));
    assertThat(html)
        .contains("<li>subscription shop</li>", "none in subscription shop<")
        .contains("az x --subscription " + Estates.SUB);
  }

  @Test
  void manySubjectsWaitInTheDataUnlessDetailsAreAskedFor() throws IOException {
    var findings =
        java.util.stream.IntStream.range(0, 40)
            .mapToObj(i -> Reports.CORES.fail(Subject.named("thing-" + i), Reports.SEEN, "x"))
            .toArray(io.github.asrprecheck.check.Finding[]::new);
    Report report = report(findings);
    assertThat(count(html(report), "<li>thing-")).isEqualTo(12);
    assertThat(html(report)).contains("and 28 more</button>");
    assertThat(data(html(report)).at("/lines/0/3")).hasSize(40);
    StringBuilder detailed = new StringBuilder();
    new HtmlReporter(true).write(report, detailed);
    assertThat(count(detailed.toString(), "<li>thing-")).isEqualTo(40);
  }

  private static Rule rule(String id) {
    return Rule.named(id).title("T").why("W").remedy("R").source("https://x.example", "2026-01-16");
  }

  private static Report report(io.github.asrprecheck.check.Finding... findings) {
    return report(Counting.everything(), findings);
  }

  private static Report report(Counting counting, io.github.asrprecheck.check.Finding... findings) {
    return Report.of(Reports.run(), Estates.ready(), List.of(Reports.quota(findings)), counting);
  }

  static String html(Report report) throws IOException {
    StringBuilder out = new StringBuilder();
    new HtmlReporter(false).write(report, out);
    return out.toString();
  }

  private static JsonNode data(String html) throws IOException {
    return JSON.readTree(first(html, "(?s)id=\"data\">(.*?)</script>"));
  }

  private static String first(String html, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(html);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  private static List<String> all(String html, String pattern) {
    return Pattern.compile(pattern)
        .matcher(html)
        .results()
        .map(m -> m.group(1) + " " + m.group(2))
        .toList();
  }

  private static int count(String html, String pattern) {
    return (int) Pattern.compile(pattern).matcher(html).results().count();
  }

  private static String sha256(String text) throws Exception {
    return Base64.getEncoder()
        .encodeToString(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
