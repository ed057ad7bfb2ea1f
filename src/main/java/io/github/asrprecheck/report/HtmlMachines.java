package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Verdict;
import java.util.List;

/**
 * The frame of the matrix of machines and checks; the script fills in the rows that are in view.
 */
record HtmlMachines(Report report) {

  void write(Html html) {
    html.add("<section id=\"machines\" aria-labelledby=\"h-machines\">\n");
    html.add("<h2 id=\"h-machines\">Machines and checks</h2>\n");
    html.add(
        "<noscript><p class=\"hint\">This table needs its script, which does not run here; the");
    html.add(" findings below need none.</p></noscript>\n");
    filters(html);
    html.add("<p class=\"key\">");
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      html.verdict(kind).add(" ");
    }
    html.add(
        "The worst of what concerns the machine: itself, its group, its subscription, the plan.");
    html.add("</p>\n<div id=\"rows\" class=\"wide\" role=\"region\" tabindex=\"0\"");
    html.add(" aria-labelledby=\"h-machines\">\n<table class=\"matrix\">\n<thead><tr>");
    for (String column : List.of("Machine", "Outcome", "Subscription", "Group")) {
      head(column, column.toLowerCase(java.util.Locale.ROOT), "text", html);
    }
    for (Section section : report.sections()) {
      head(section.check().id(), section.check().id(), "cell", html);
    }
    html.add("</tr></thead>\n<tbody></tbody>\n</table>\n</div>\n</section>\n");
  }

  private static void head(String title, String key, String sort, Html html) {
    html.add(
        "<th scope=\"col\" class=\"{}\"><button type=\"button\" data-sort=\"{}\">{}</button></th>",
        sort,
        key,
        title);
  }

  private void filters(Html html) {
    html.add("<form id=\"filters\" role=\"search\" aria-label=\"Filter the machines\">\n");
    html.add(
        "<label class=\"search\">Search <input type=\"search\" name=\"filter\""
            + " autocomplete=\"off\"");
    html.add(" spellcheck=\"false\" placeholder=\"name, group, subscription\"></label>\n");
    html.add("<label>Outcome <select name=\"outcome\"><option value=\"\">any</option>");
    for (Outcome outcome : List.of(Outcome.BLOCKED, Outcome.UNDECIDED, Outcome.READY)) {
      html.add("<option value=\"{}\">{}</option>", outcome, HtmlSummary.word(outcome));
    }
    html.add(
        "</select></label>\n"
            + "<label>Verdict <select name=\"verdict\"><option value=\"\">any</option>");
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      html.add("<option value=\"{}\">{}</option>", kind, Html.word(kind));
    }
    html.add(
        "</select></label>\n<label>Check <select name=\"check\"><option value=\"\">any</option>");
    for (Section section : report.sections()) {
      html.add("<option>{}</option>", section.check().id());
    }
    html.add(
        "</select></label>\n"
            + "<label>Subscription <select name=\"subscription\"><option"
            + " value=\"\">any</option></select></label>\n");
    html.add(
        "<label>Group <select name=\"group\"><option value=\"\">any</option></select></label>\n");
    html.add("<button type=\"reset\">Clear</button>\n");
    html.add("<p id=\"count\" role=\"status\" aria-live=\"polite\"></p>\n</form>\n");
  }
}
