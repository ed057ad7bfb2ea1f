package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Measure;
import io.github.asrprecheck.check.Rule;
import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.Verdict;
import io.github.asrprecheck.fact.ResourceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every quota that could be read, as a bar: what is used, what is needed, what is allowed. */
record HtmlQuotas(Report report) {

  private record Row(Rule rule, Verdict.Kind kind, Subject subject, Measure measure, int line) {}

  void write(Html html) {
    Map<String, List<Row>> bySubscription = rows();
    html.add(
        "<section id=\"quotas\" aria-labelledby=\"h-quotas\">\n<h2 id=\"h-quotas\">Quotas</h2>\n");
    if (bySubscription.isEmpty()) {
      html.add("<p class=\"hint\">No quota could be read, or none is needed.</p>\n");
    } else {
      html.add(
          "<p class=\"key\"><svg class=\"bar\" aria-hidden=\"true\"><rect class=\"used\""
              + " width=\"100%\" height=\"100%\"/></svg> used");
      html.add(
          " <svg class=\"bar\" aria-hidden=\"true\"><rect class=\"needed\" width=\"100%\""
              + " height=\"100%\"/></svg> needed");
      html.add(
          " <svg class=\"bar\" aria-hidden=\"true\"><rect class=\"over\" width=\"100%\""
              + " height=\"100%\"/></svg> above the limit");
      html.add(
          " <svg class=\"bar\" aria-hidden=\"true\"><rect class=\"limit\" width=\"2\" x=\"50%\""
              + " height=\"100%\"/></svg> limit.");
      html.add(
          " A quota is not capacity: it does not promise that Azure has the machines free.</p>\n");
    }
    bySubscription.forEach((name, rows) -> table(name, rows, html));
    html.add("</section>\n");
  }

  private static void table(String subscription, List<Row> rows, Html html) {
    html.add("<div class=\"wide\"><table class=\"quotas\">\n<caption>{}</caption>\n", subscription);
    html.add("<thead><tr><th scope=\"col\">Verdict</th><th scope=\"col\">Quota</th>");
    html.add("<th scope=\"col\" class=\"barred\">Share</th><th scope=\"col\">Used</th>");
    html.add("<th scope=\"col\">Needed</th><th scope=\"col\">Limit</th>");
    html.add("<th scope=\"col\">Left</th></tr></thead>\n<tbody>\n");
    for (Row row : rows) {
      Measure m = row.measure();
      html.add("<tr><td>").verdict(row.kind());
      html.add("</td><th scope=\"row\"><a href=\"#f{}\">{}</a>", row.line(), m.unit());
      html.add(
          " <span class=\"where\">{}{}</span></th><td class=\"barred\">", m.region(), beside(row));
      bar(m, html);
      html.add("</td><td class=\"num\">{}</td>", Html.number(m.used()));
      html.add(
          "<td class=\"num\">{}{}</td>", m.atLeast() ? "at least " : "", Html.number(m.needed()));
      html.add("<td class=\"num\">{}</td>", m.limit() == null ? "none" : Html.number(m.limit()));
      html.add("<td class=\"num\">{}</td></tr>\n", left(m));
    }
    html.add("</tbody>\n</table></div>\n");
  }

  private static String beside(Row row) {
    return row.rule().id().endsWith("/protected-machines")
        ? ", with machines already protected"
        : "";
  }

  private static String left(Measure m) {
    if (m.limit() == null) {
      return "no limit";
    }
    long left = m.limit() - m.used() - m.needed();
    return left < 0
        ? "short by " + Html.number(-left)
        : m.atLeast() ? "at most " + Html.number(left) : Html.number(left);
  }

  /** Drawn to the larger of the limit and what would be used. */
  private static void bar(Measure m, Html html) {
    double sum = (double) m.used() + m.needed();
    double limit = m.limit() == null ? Math.max(sum, 1) : m.limit().doubleValue();
    double scale = Math.max(1, Math.max(limit, sum)) / 100;
    double used = Math.min((double) m.used(), limit);
    double fits = Math.max(0, Math.min(sum, limit) - m.used());
    html.add(
        "<svg class=\"bar\" aria-hidden=\"true\"><rect class=\"free\" width=\"{}%\""
            + " height=\"100%\"/>",
        percent(limit / scale));
    html.add("<rect class=\"used\" width=\"{}%\" height=\"100%\"/>", percent(used / scale));
    html.add(
        "<rect class=\"needed\" x=\"{}%\" width=\"{}%\" height=\"100%\"/>",
        percent(used / scale), percent(fits / scale));
    html.add(
        "<rect class=\"over\" x=\"{}%\" width=\"{}%\" height=\"100%\"/>",
        percent(limit / scale), percent(Math.max(0, sum - limit) / scale));
    if (m.limit() != null) {
      html.add(
          "<rect class=\"limit\" x=\"{}%\" width=\"2\" height=\"100%\"/>",
          percent(Math.min(limit / scale, 99.5)));
    }
    html.add("</svg>");
  }

  private static String percent(double share) {
    return String.format(java.util.Locale.ROOT, "%.2f", share);
  }

  private Map<String, List<Row>> rows() {
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    int place = 0;
    for (Section section : report.sections()) {
      for (Line line : section.lines()) {
        Measure measure = line.measure();
        if (measure != null) {
          for (Subject subject : line.subjects()) {
            rows.computeIfAbsent(subscription(subject), s -> new ArrayList<>())
                .add(new Row(line.rule(), line.kind(), subject, measure, place));
          }
        }
        place++;
      }
    }
    rows.values().forEach(r -> r.sort(Comparator.comparing(Row::kind)));
    return rows;
  }

  private String subscription(Subject subject) {
    String id = ResourceId.of(subject.id()).subscription();
    return id.isEmpty()
        ? "Quotas"
        : "Subscription " + report.subscriptionNames().getOrDefault(id, id);
  }
}
