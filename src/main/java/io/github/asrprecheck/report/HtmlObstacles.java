package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Rule;
import io.github.asrprecheck.check.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What keeps machines from being ready, that which concerns most of them first. */
record HtmlObstacles(Report report) {
  private static final int SHOWN = 12;

  /** A rule that is not met, or of which nobody can tell. */
  private record Obstacle(Rule rule, Verdict.Kind kind, long machines, long subjects) {}

  void write(Html html) {
    List<Obstacle> obstacles = ranked();
    html.add("<section id=\"obstacles\" aria-labelledby=\"h-obstacles\">\n");
    html.add("<h2 id=\"h-obstacles\">What stands in the way</h2>\n");
    if (obstacles.isEmpty()) {
      html.add("<p class=\"hint\">Nothing.</p>\n</section>\n");
      return;
    }
    html.add("<p class=\"hint\">Failed first, then what could not be determined; the rule that");
    html.add(" concerns most machines leads.</p>\n<ol class=\"obstacles\">\n");
    obstacles.stream().limit(SHOWN).forEach(o -> row(o, html));
    if (obstacles.size() > SHOWN) {
      html.add(
          "</ol>\n<details class=\"rest\"><summary>{}</summary>",
          (obstacles.size() - SHOWN) + " more");
      html.add("<ol class=\"obstacles\" start=\"{}\">\n", SHOWN + 1);
      obstacles.stream().skip(SHOWN).forEach(o -> row(o, html));
      html.add("</ol>\n</details>\n</section>\n");
    } else {
      html.add("</ol>\n</section>\n");
    }
  }

  private void row(Obstacle o, Html html) {
    html.add("<li>").verdict(o.kind());
    html.add(
        "<div><a href=\"#rule-{}\">{}</a> <code>{}</code></div>",
        key(o),
        o.rule().title(),
        o.rule().id());
    int all = Math.max(1, report.machines().size());
    html.add(
        "<svg class=\"share {}\" aria-hidden=\"true\"><rect width=\"{}%\" height=\"100%\"/></svg>",
        o.kind(), Math.round(100.0 * o.machines() / all));
    html.add("<span class=\"num\">");
    if (o.machines() > 0) {
      html.add("<a href=\"#rule={}\">{}</a>", o.rule().id(), Html.count(o.machines(), "machine"));
    } else {
      html.add("{}", Html.count(o.subjects(), "finding"));
    }
    html.add("</span></li>\n");
  }

  private static String key(Obstacle o) {
    return o.kind() + "-" + o.rule().id();
  }

  private List<Obstacle> ranked() {
    Map<String, Long> machines = new LinkedHashMap<>();
    for (MachineOutcome machine : report.machines()) {
      machine.rules().forEach(rule -> machines.merge(rule, 1L, Long::sum));
    }
    Map<String, Obstacle> obstacles = new LinkedHashMap<>();
    for (Section section : report.sections()) {
      for (Line line : section.lines()) {
        long mine = machines.getOrDefault(line.rule().id(), 0L);
        if (standsInTheWay(line, mine)) {
          obstacles.merge(
              line.rule().id(),
              new Obstacle(line.rule(), line.kind(), mine, line.count()),
              HtmlObstacles::both);
        }
      }
    }
    List<Obstacle> ranked = new ArrayList<>(obstacles.values());
    ranked.sort(
        Comparator.comparing(Obstacle::kind)
            .thenComparing(Comparator.comparing(Obstacle::machines).reversed())
            .thenComparing(Comparator.comparing(Obstacle::subjects).reversed()));
    return ranked;
  }

  /** A warning does where it blocks (--strict): then a machine names its rule. */
  private static boolean standsInTheWay(Line line, long machines) {
    return switch (line.kind()) {
      case FAIL, UNKNOWN -> line.counted();
      case WARN -> line.counted() && machines > 0;
      default -> false;
    };
  }

  private static Obstacle both(Obstacle a, Obstacle b) {
    return new Obstacle(a.rule(), a.kind().or(b.kind()), a.machines(), a.subjects() + b.subjects());
  }
}
