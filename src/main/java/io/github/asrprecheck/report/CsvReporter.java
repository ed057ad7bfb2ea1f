package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Subject;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** The report as a table for spreadsheets (RFC 4180): a finding about one subject is a row. */
public final class CsvReporter implements Reporter {
  private static final List<String> HEAD =
      List.of(
          "check", "rule", "verdict", "counted", "subject", "name", "says", "advice", "doc",
          "asOf");

  @Override
  public void write(Report report, Appendable out) throws IOException {
    row(HEAD, out);
    for (Section section : report.sections()) {
      for (Line line : section.lines()) {
        for (Subject subject : line.subjects()) {
          row(cells(section, line, subject), out);
        }
      }
    }
  }

  private static List<String> cells(Section section, Line line, Subject subject) {
    return List.of(
        section.check().id(),
        line.rule().id(),
        line.kind().name(),
        line.counted() ? "yes" : String.valueOf(line.exemption()),
        subject.id(),
        subject.label(),
        line.says(),
        JUnitReporter.advice(line.verdict()),
        line.rule().doc(),
        line.rule().asOf().toString());
  }

  private static void row(List<String> cells, Appendable out) throws IOException {
    out.append(cells.stream().map(CsvReporter::quoted).collect(Collectors.joining(",")))
        .append("\r\n");
  }

  /**
   * A cell that begins as a formula does would be one to a spreadsheet: an apostrophe makes it
   * text.
   */
  private static String quoted(String cell) {
    String plain = PlainText.of(cell);
    String start = plain.stripLeading();
    boolean formula = !start.isEmpty() && "=+-@\t\r|%".indexOf(start.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + plain.replace("\"", "\"\"") + '"';
  }
}
