package io.github.asrprecheck.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Source;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The report as a sheet by RFC 4180: what a rule says of one subject is a row, under a header.
 * Where a finding has several gaps or sources, a field holds all of them, with " | " between.
 */
public final class CsvReporter implements Reporter {
  private static final List<String> HEADER =
      List.of(
          "check",
          "rule",
          "verdict",
          "counted",
          "notCountedBecause",
          "subject",
          "name",
          "says",
          "remedy",
          "gapCause",
          "gapAction",
          "gapScope",
          "correlationId",
          "predicts",
          "doc",
          "asOf",
          "seenWhere",
          "seenAt",
          "seenFrom");

  /** What makes a spreadsheet take a text for a formula, in its wide forms too. */
  private static final String STARTS_FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

  @Override
  public void write(Report report, Appendable out) throws IOException {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      csv.writeRecord(HEADER);
      for (Section section : report.sections()) {
        for (Line line : section.lines()) {
          for (Subject subject : line.named()) {
            csv.writeRecord(row(line, subject));
          }
        }
      }
    }
    out.append(text.getBuffer());
  }

  private static List<String> row(Line line, Subject subject) {
    String remedy = line.remedy();
    return List.of(
        line.rule().check(),
        line.rule().id(),
        line.kind().name(),
        Boolean.toString(line.counted()),
        line.exemption() == null ? "" : defused(line.exemption()),
        defused(subject.id()),
        defused(subject.label()),
        defused(line.says()),
        remedy == null ? all(line.gaps(), Gap::remedy) : defused(remedy),
        all(line.gaps(), gap -> gap.cause().name()),
        all(line.gaps(), Gap::action),
        all(line.gaps(), Gap::scope),
        all(line.gaps(), gap -> gap.correlationId() == null ? "" : gap.correlationId()),
        all(line.rule().predicts(), String::valueOf),
        line.rule().doc(),
        line.rule().asOf().toString(),
        all(line.sources(), Source::where),
        all(line.sources(), source -> source.at().toString()),
        all(line.sources(), source -> source.vantage().name().toLowerCase(Locale.ROOT)));
  }

  private static <T> String all(Collection<T> things, Function<T, String> text) {
    return defused(things.stream().map(text).collect(Collectors.joining(" | ")));
  }

  /** Text that no spreadsheet runs: an apostrophe before it makes it text. */
  private static String defused(String text) {
    String plain = PlainText.of(text);
    String start = plain.stripLeading();
    boolean formula = !start.isEmpty() && STARTS_FORMULA.indexOf(start.charAt(0)) >= 0;
    return formula ? "'" + plain : plain;
  }
}
