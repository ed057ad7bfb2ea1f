package io.github.asrprecheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.testing.Estates;
import io.github.asrprecheck.testing.Golden;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
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
    Seen seen = Seen.of(markdown);
    assertThat(seen.links).isNotEmpty().containsOnly("https://learn.microsoft.com/azure/quotas");
    assertThat(seen.html)
        .containsExactly("<details>\n<summary>What is fine: 28 findings</summary>", "</details>");
    assertThat(seen.texts.toString())
        .contains("</script><script>alert(1)</script><img src=x onerror=alert(1)>")
        .contains("`tick` ``two`` **bold** _it_ ~~gone~~ $x$ <b>b</b> \\")
        .contains("![x](//evil.example/x) www\u200b.evil.example")
        .contains("@\u200badmin #\u200b1 | ");
    assertThat(seen.texts.toString()).doesNotContainPattern("[@#]\\w");
    assertThat(markdown.chars().filter(c -> c != '\n'))
        .noneMatch(c -> Character.isISOControl(c) || c == 0x202e);
  }

  @Test
  void subscriptionsAreNamedButInCommands() {
    Report report =
        Report.of(
            Reports.run(),
            Estates.ready(),
            List.of(
                Reports.quota(
                    Reports.CORES.fail(
                        Subject.subscription(Estates.SUB),
                        Reports.SEEN,
                        "none",
                        "Run: az x --subscription " + Estates.SUB))),
            Counting.everything());
    assertThat(markdown(report, 1_000_000))
        .contains("`subscription shop`: none", "az x --subscription " + Estates.SUB);
    assertThat(Written.by(new GitHubReporter(Counting.everything()), report))
        .contains("::subscription shop: none", "az x --subscription " + Estates.SUB);
  }

  @Test
  void everyTextIsInItsCell() {
    Seen seen = Seen.of(markdown(Reports.hostile(), 1_000_000));
    assertThat(seen.rows).hasSize(1 + 1 + 1 + 2 * Reports.EVIL.size());
    assertThat(seen.rows.subList(0, 2)).containsOnly(7);
    assertThat(seen.rows.subList(2, seen.rows.size())).containsOnly(4);
    assertThat(seen.cells)
        .as("the text with bars, whole")
        .anyMatch(
            c -> c.startsWith("@\u200badmin #\u200b1 | `tick`") && c.endsWith(" <b>b</b> \\"));
    assertThat(seen.headings).isEqualTo(2 + 3 * Reports.EVIL.size());
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

  /** What a reader makes of a document. */
  private static final class Seen extends AbstractVisitor {
    final List<String> links = new ArrayList<>();
    final List<String> html = new ArrayList<>();
    final List<Integer> rows = new ArrayList<>();
    final List<String> cells = new ArrayList<>();
    final StringBuilder texts = new StringBuilder();
    int headings;

    static Seen of(String markdown) {
      Seen seen = new Seen();
      Parser.builder()
          .extensions(List.of(TablesExtension.create(), AutolinkExtension.create()))
          .build()
          .parse(markdown)
          .accept(seen);
      return seen;
    }

    @Override
    public void visit(Link link) {
      links.add(link.getDestination());
      visitChildren(link);
    }

    @Override
    public void visit(Image image) {
      links.add("image " + image.getDestination());
    }

    @Override
    public void visit(HtmlInline inline) {
      html.add(inline.getLiteral());
    }

    @Override
    public void visit(HtmlBlock block) {
      html.add(block.getLiteral());
    }

    @Override
    public void visit(Heading heading) {
      headings++;
      visitChildren(heading);
    }

    @Override
    public void visit(Text text) {
      texts.append(text.getLiteral());
    }

    @Override
    public void visit(CustomNode node) {
      if (node instanceof TableRow row) {
        int cells = 0;
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
          cells++;
        }
        rows.add(cells);
      }
      int before = texts.length();
      visitChildren(node);
      if (node instanceof TableCell) {
        cells.add(texts.substring(before));
      }
    }
  }
}
