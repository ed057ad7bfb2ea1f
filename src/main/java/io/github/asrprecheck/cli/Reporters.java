package io.github.asrprecheck.cli;

import io.github.asrprecheck.json.ReportJson;
import io.github.asrprecheck.json.SarifReporter;
import io.github.asrprecheck.report.Counting;
import io.github.asrprecheck.report.CsvReporter;
import io.github.asrprecheck.report.GitHubReporter;
import io.github.asrprecheck.report.HtmlReporter;
import io.github.asrprecheck.report.JUnitReporter;
import io.github.asrprecheck.report.Look;
import io.github.asrprecheck.report.MarkdownReporter;
import io.github.asrprecheck.report.Reporter;
import io.github.asrprecheck.report.TableReporter;

/** What writes a document, of any format, for this terminal. */
record Reporters(Terminal terminal, boolean details, Counting counting) {

  Reporter of(Output document) {
    return switch (document.format()) {
      case TABLE -> new TableReporter(look(document.file() != null));
      case JSON -> new ReportJson(details);
      case HTML -> new HtmlReporter(details);
      case JUNIT -> new JUnitReporter(counting);
      case SARIF -> new SarifReporter(details);
      case MARKDOWN -> new MarkdownReporter(details);
      case CSV -> new CsvReporter();
      case GITHUB -> new GitHubReporter(counting);
    };
  }

  private Look look(boolean toFile) {
    return toFile ? new Look(100, false, true, details) : terminal.look(details);
  }
}
