package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Verdict;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The top of the page: what it comes to, and of what run. */
record HtmlSummary(Report report) {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  void write(Html html) {
    html.add(
        "<header>\n<p class=\"tool\">asr-precheck · Azure Site Recovery, Azure to Azure</p>\n");
    html.add(
        "<h1>{} <span class=\"arrow\">→</span> {}</h1>\n",
        report.scope().source(),
        report.scope().target());
    html.add("<nav aria-label=\"Parts of this report\"><a href=\"#obstacles\">Obstacles</a>");
    html.add("<a href=\"#machines\">Machines</a><a href=\"#quotas\">Quotas</a>");
    html.add("<a href=\"#findings\">Findings</a></nav>\n</header>\n");
    html.add("<main id=\"content\" tabindex=\"-1\">\n");
    banner(html);
    facts(html);
  }

  private void banner(Html html) {
    Outcome outcome = report.outcome();
    html.add("<section class=\"banner {}\" aria-labelledby=\"outcome\">\n", outcome);
    html.add("<svg aria-hidden=\"true\"><use href=\"#{}\"/></svg>\n<div>", sign(outcome));
    html.add(
        "<h2 id=\"outcome\">{}</h2>\n<p>{} Exit code {}.</p>\n",
        outcome,
        means(),
        report.exitCode());
    List<String> ignored = report.notLookedAt();
    if (!ignored.isEmpty()) {
      html.add("<p><b>Not looked at:</b> {}</p>\n", String.join(", ", ignored));
    }
    html.add("</div>\n<dl class=\"tally\">\n");
    for (Outcome each : List.of(Outcome.BLOCKED, Outcome.UNDECIDED, Outcome.READY)) {
      long machines = report.machines().stream().filter(m -> m.outcome() == each).count();
      html.add("<div><dt>{}</dt><dd>{}</dd></div>\n", word(each), Html.number(machines));
    }
    html.add("</dl>\n</section>\n");
  }

  private static Verdict.Kind sign(Outcome outcome) {
    return switch (outcome) {
      case READY -> Verdict.Kind.PASS;
      case BLOCKED -> Verdict.Kind.FAIL;
      case UNDECIDED -> Verdict.Kind.UNKNOWN;
    };
  }

  static String word(Outcome outcome) {
    return switch (outcome) {
      case READY -> "Ready";
      case BLOCKED -> "Blocked";
      case UNDECIDED -> "Undecided";
    };
  }

  private String means() {
    if (report.machines().isEmpty() && report.outcome() == Outcome.UNDECIDED) {
      return "No machine was seen that could be judged.";
    }
    return switch (report.outcome()) {
      case READY -> "Nothing that counts is failed or unknown.";
      case BLOCKED -> "Something stands in the way of replication.";
      case UNDECIDED -> "Nothing failed, but something could not be determined.";
    };
  }

  private void facts(Html html) {
    Run run = report.run();
    List<String> subscriptions =
        report.scope().subscriptions().stream()
            .map(id -> report.subscriptionNames().getOrDefault(id, id))
            .toList();
    html.add("<dl class=\"facts\" aria-label=\"About this run\">\n");
    fact(html, "Machines", Html.number(report.machines().size()));
    fact(html, subscriptions.size() == 1 ? "Subscription" : "Subscriptions", some(subscriptions));
    String target = report.scope().targetSubscription();
    if (target != null) {
      fact(html, "Replicas go to", report.subscriptionNames().getOrDefault(target, target));
    }
    fact(html, "Cloud", report.scope().cloud().name());
    fact(html, "Run", MINUTE.format(run.startedAt()) + ", " + mode(run.mode()));
    if (run.principal() != null) {
      String name = run.principalName();
      fact(html, "Rights judged of", name == null ? run.principal() : name);
    }
    fact(html, "Tool", "asr-precheck " + run.toolVersion());
    fact(
        html,
        "Rules",
        run.ruleBookEdition()
            + ", as documented on "
            + run.ruleBookAsOf()
            + "; from documents, not tried on live Azure");
    fact(html, "Findings", findings());
    html.add("</dl>\n");
  }

  private static void fact(Html html, String name, String value) {
    html.add("<div><dt>{}</dt><dd>{}</dd></div>\n", name, value);
  }

  private static String some(List<String> names) {
    return names.size() <= 8
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, 8)) + " and " + (names.size() - 8) + " more";
  }

  private static String mode(String mode) {
    return mode.equals("demo") ? "simulated Azure" : mode;
  }

  private String findings() {
    String counts =
        report.summary().entrySet().stream()
            .map(e -> Html.number(e.getValue()) + " " + Html.phrase(e.getKey()))
            .collect(Collectors.joining(", "));
    return report.notCounted() == 0
        ? counts
        : counts + "; " + Html.number(report.notCounted()) + " of them not counted";
  }
}
