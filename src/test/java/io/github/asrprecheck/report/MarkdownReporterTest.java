package io.github.asrprecheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.testing.Golden;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownReporterTest {

  @Test
  void looksAsItShould() {
    Golden.assertSame(
        Path.of("src/test/resources/golden/report.md"),
        markdown(Reports.mixed(new Counting(Set.of("roots"), false)), 1_000_000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '\t',
      value = {
        "vm-web-01, 24 of 50: (fine)\tvm-web-01, 24 of 50: (fine)",
        "<script>&amp;\t&lt;script&gt;&amp;amp;",
        "[a](b) ![i](j)\t\\[a\\](b) \\!\\[i\\](j)",
        "`x` *b* _i_ ~s~ $m$\t\\`x\\` \\*b\\* \\_i\\_ \\~s\\~ \\$m\\$",
        "a|b\\c\ta\\|b\\\\c",
        "@admin\t\\@&#8203;admin",
        "fixes #12\tfixes \\#&#8203;12",
        "https://evil.example\thttps:&#8203;//evil.example",
        "WWW.evil.example\tWWW&#8203;.evil.example",
      })
  void textStaysText(String text, String markdown) {
    assertThat(MarkdownText.of(text)).isEqualTo(markdown);
  }

  @Test
  void codeStaysOneSpanInOneCell() {
    assertThat(MarkdownText.code("a`b|c\n``@d")).isEqualTo("`a'b\\|c ''@d`");
  }

  @Test
  void namesFromAzureAreNoMarkup() {
    String markdown = markdown(Reports.hostile(), 1_000_000);
    String outside = markdown.replaceAll("`[^`\n]*`", "");
    assertThat(outside.replaceAll("</?(details|summary)>", ""))
        .doesNotContain("<", "\t")
        .doesNotContainPattern("(?<!\\\\)[|`\\[\\]](?=click|x\\]|b\\])")
        .doesNotContainPattern("@[A-Za-z]")
        .doesNotContainPattern("https://(?!learn\\.microsoft\\.com/)");
    assertThat(markdown.chars().filter(c -> c != '\n'))
        .noneMatch(c -> Character.isISOControl(c) || c == 0x202e);
  }

  @Test
  void everyRowOfATableHasItsCells() {
    String markdown = markdown(Reports.hostile(), 1_000_000);
    assertThat(markdown.lines().filter(l -> l.startsWith("| PASS") || l.startsWith("| N/A")))
        .hasSize(2 * Reports.EVIL.size())
        .allSatisfy(row -> assertThat(row.split("(?<!\\\\)\\|", -1)).hasSize(6));
  }

  @Test
  void whatDoesNotFitIsLeftOutAndSaid() {
    Report report = Reports.many(400);
    int most = 20_000;
    String markdown = markdown(report, most);
    assertThat(markdown.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(most);
    assertThat(markdown.lines().reduce((a, b) -> b).orElseThrow())
        .startsWith("**Cut short:** ")
        .contains(" of 2800 findings are left out here");
    assertThat(markdown(report, 10_000_000)).doesNotContain("Cut short").contains("</details>");
  }

  @Test
  void whatIsFoldedIsClosedWhereItIsCut() {
    Report report = Reports.many(400);
    String whole = markdown(report, 10_000_000);
    int cut = whole.indexOf("<details>") + 1_300;
    String markdown = markdown(report, cut);
    assertThat(markdown).containsOnlyOnce("<details>").containsOnlyOnce("</details>");
    assertThat(markdown).contains("Cut short");
  }

  @Test
  void longListsOfNamesAreCountedUnlessDetailsAreAskedFor() {
    Report report = Reports.many(400);
    assertThat(markdown(report, 10_000_000)).contains("260: `vm-10`, ").contains(" and 240 more");
    assertThat(Written.by(new MarkdownReporter(true), report)).doesNotContain(" and 240 more");
  }

  private static String markdown(Report report, int mostBytes) {
    return Written.by(new MarkdownReporter(false, mostBytes), report);
  }
}
