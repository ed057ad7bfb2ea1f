package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Rule;
import io.github.asrprecheck.check.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every finding, by check and rule; what is well stays folded away. */
final class HtmlFindings {
  private final Report report;
  private final HtmlFinding finding;

  /** A line and its place among all lines of the report. */
  record Placed(int place, Line line) {}

  HtmlFindings(Report report, boolean details) {
    this.report = report;
    this.finding = new HtmlFinding(details);
  }

  void write(Html html) {
    html.add("<section id=\"findings\" aria-labelledby=\"h-findings\">\n");
    html.add("<h2 id=\"h-findings\">Findings</h2>\n");
    int place = 0;
    for (Section section : report.sections()) {
      List<Placed> lines = new ArrayList<>();
      for (Line line : section.lines()) {
        lines.add(new Placed(place++, line));
      }
      section(section, lines, html);
    }
    html.add("</section>\n");
  }

  private void section(Section section, List<Placed> lines, Html html) {
    String id = section.check().id();
    html.add(
        "<section class=\"check\" aria-labelledby=\"check-{}\">\n<h3 id=\"check-{}\">", id, id);
    html.verdict(section.verdict()).add(" {} <code>{}</code></h3>\n", section.check().title(), id);
    lines.stream()
        .filter(p -> !fine(p))
        .collect(grouped())
        .forEach((key, group) -> rule(key, group, html));
    List<Placed> well = lines.stream().filter(HtmlFindings::fine).toList();
    if (!well.isEmpty()) {
      html.add("<details class=\"well\"><summary>{}</summary>\n", well(well));
      well.forEach(p -> finding.folded(p, html));
      html.add("</details>\n");
    }
    html.add("</section>\n");
  }

  private static java.util.stream.Collector<Placed, ?, Map<String, List<Placed>>> grouped() {
    return Collectors.groupingBy(
        p -> p.line().kind() + "-" + p.line().rule().id(), LinkedHashMap::new, Collectors.toList());
  }

  private static boolean fine(Placed placed) {
    Verdict.Kind kind = placed.line().kind();
    return kind == Verdict.Kind.PASS || kind == Verdict.Kind.NOT_APPLICABLE;
  }

  private static String well(List<Placed> lines) {
    Map<Verdict.Kind, Integer> n =
        lines.stream()
            .collect(
                Collectors.toMap(
                    p -> p.line().kind(),
                    p -> p.line().count(),
                    Integer::sum,
                    java.util.TreeMap::new));
    return n.entrySet().stream()
        .map(e -> Html.number(e.getValue()) + " " + Html.phrase(e.getKey()))
        .collect(Collectors.joining(", "));
  }

  private void rule(String key, List<Placed> lines, Html html) {
    Line first = lines.get(0).line();
    Rule rule = first.rule();
    long subjects = lines.stream().mapToLong(p -> p.line().count()).sum();
    html.add("<details class=\"rule\" id=\"rule-{}\"><summary>", key).verdict(first.kind());
    html.add(" <span class=\"title\">{}</span>", rule.title());
    html.add(" <span class=\"who\">{}</span></summary>\n", who(lines, subjects));
    html.add("<p class=\"why\">{}</p>\n", rule.why());
    lines.forEach(p -> finding.open(p, html));
    html.add("<p class=\"source\">Source: ");
    html.link(rule.doc());
    html.add(", {}.", rule.asOf());
    if (!rule.predicts().isEmpty()) {
      html.add(
          " Leads to error {}.",
          rule.predicts().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
    html.add(" More: <code>asr-precheck explain {}</code></p>\n</details>\n", rule.id());
  }

  private static String who(List<Placed> lines, long subjects) {
    String first = lines.get(0).line().named().get(0).label();
    return subjects == 1 ? first : first + " and " + Html.number(subjects - 1) + " more";
  }
}
