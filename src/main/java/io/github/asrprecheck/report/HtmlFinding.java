package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.Verdict;
import io.github.asrprecheck.check.remedy.Remedy;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Source;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One folded finding: about whom, what was seen, what to do, and the evidence on demand. */
final class HtmlFinding {
  private static final int NAMES = 12;
  private static final int GAPS = 10;

  private final boolean details;

  HtmlFinding(boolean details) {
    this.details = details;
  }

  /** One that asks for something to be done. */
  void open(HtmlFindings.Placed placed, Html html) {
    html.add("<article class=\"finding\" id=\"f{}\">\n", placed.place());
    body(placed, html);
    html.add("</article>\n");
  }

  /** One that is well. */
  void folded(HtmlFindings.Placed placed, Html html) {
    Line line = placed.line();
    html.add("<details class=\"finding\" id=\"f{}\"><summary>", placed.place())
        .verdict(line.kind());
    html.add(
        " <span class=\"title\">{}</span> <code>{}</code></summary>\n",
        line.rule().title(),
        name(line));
    body(placed, html);
    html.add("<p class=\"source\">Source: ").link(line.rule().doc());
    html.add(", {}.</p>\n</details>\n", line.rule().asOf());
  }

  private static String name(Line line) {
    return line.rule().id().substring(line.rule().check().length() + 1);
  }

  private void body(HtmlFindings.Placed placed, Html html) {
    Line line = placed.line();
    names(placed, html);
    html.add("<p class=\"says\">{}</p>\n", line.says());
    if (line.exemption() != null) {
      html.add("<p class=\"exempt\">Not counted: {}.</p>\n", line.exemption());
    }
    toDo(toDo(line), html);
    html.add("<details class=\"evidence\"><summary>Evidence</summary>\n");
    if (line.verdict() instanceof Verdict.Unknown unknown) {
      gaps(unknown.gaps(), html);
    } else {
      seen(line.sources(), html);
    }
    html.add("</details>\n");
  }

  private void names(HtmlFindings.Placed placed, Html html) {
    List<Subject> subjects = placed.line().named();
    int shown = details ? subjects.size() : Math.min(NAMES, subjects.size());
    html.add("<ul class=\"names\" aria-label=\"{}\">", "About");
    subjects.subList(0, shown).forEach(s -> html.add("<li>{}</li>", s.label()));
    if (shown < subjects.size()) {
      html.add(
          "<li class=\"more\"><button type=\"button\" data-line=\"{}\">and {} more</button></li>",
          placed.place(),
          Html.number(subjects.size() - shown));
    }
    html.add("</ul>\n");
  }

  /** In pieces, so that each command can be copied by itself. */
  private List<Remedy.Piece> toDo(Line line) {
    Set<Remedy.Piece> pieces = new LinkedHashSet<>(line.verdict().toDo().pieces());
    shown(line.gaps()).forEach(gap -> pieces.add(new Remedy.Piece(gap.remedy(), false)));
    return List.copyOf(pieces);
  }

  private static void toDo(List<Remedy.Piece> pieces, Html html) {
    String heading = "<h4>What to do</h4>";
    for (Remedy.Piece piece : pieces) {
      html.add("<div class=\"fix\">" + heading);
      html.add(piece.command() ? "<p><code>{}</code></p>" : "<p>{}</p>", piece.text());
      html.add(
          "<button type=\"button\" class=\"copy\" aria-label=\"{}\">Copy</button></div>\n",
          piece.command() ? "Copy the command" : "Copy what to do");
      heading = "";
    }
  }

  private List<Gap> shown(List<Gap> gaps) {
    return details || gaps.size() <= GAPS ? gaps : gaps.subList(0, GAPS);
  }

  private void gaps(List<Gap> gaps, Html html) {
    html.add("<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">Could not be read</th>");
    html.add("<th scope=\"col\">Why</th><th scope=\"col\">Needs</th><th scope=\"col\">On</th>");
    html.add("<th scope=\"col\">Correlation id</th></tr></thead>\n<tbody>\n");
    for (Gap gap : shown(gaps)) {
      html.add("<tr><th scope=\"row\">{}</th><td>{}</td>", gap.what(), cause(gap));
      html.add("<td><code>{}</code></td><td><code>{}</code></td>", gap.action(), gap.scope());
      html.add("<td>{}</td></tr>\n", gap.correlationId() == null ? "none" : gap.correlationId());
    }
    html.add("</tbody>\n</table></div>\n");
    int rest = gaps.size() - shown(gaps).size();
    if (rest > 0) {
      html.add("<p>{} more; --details and -o json list all.</p>\n", Html.number(rest));
    }
  }

  private static String cause(Gap gap) {
    return gap.cause().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static void seen(List<Source> sources, Html html) {
    html.add("<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">Seen in</th>");
    html.add("<th scope=\"col\">At</th><th scope=\"col\">From</th></tr></thead>\n<tbody>\n");
    for (Source source : sources) {
      html.add("<tr><th scope=\"row\">{}</th><td>{}</td>", source.where(), source.at());
      html.add("<td>{}</td></tr>\n", source.vantage().name().toLowerCase(Locale.ROOT));
    }
    html.add("</tbody>\n</table></div>\n");
  }
}
