package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.Verdict;
import io.github.asrprecheck.fact.Gap;
import java.io.IOException;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The report as JUnit XML, for CI servers: a check is a suite, a finding about one subject a case.
 * FAIL is a failure, UNKNOWN an error, what does not count is skipped; a WARN passes and says why,
 * unless warnings block.
 */
public final class JUnitReporter implements Reporter {
  private final Counting counting;

  /** Cases fail by the same rules by which the run blocks. */
  public JUnitReporter(Counting counting) {
    this.counting = counting;
  }

  @Override
  public void write(Report report, Appendable out) throws IOException {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuites");
      xml.writeAttribute(
          "name", "asr-precheck " + report.scope().source() + " to " + report.scope().target());
      List<Line> all = report.sections().stream().flatMap(s -> s.lines().stream()).toList();
      totals(all, xml);
      for (Section section : report.sections()) {
        suite(report, section, xml);
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException("the XML could not be written", e);
    }
    out.append(text.getBuffer()).append('\n');
  }

  private void suite(Report report, Section section, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", section.check().id());
    totals(section.lines(), xml);
    xml.writeAttribute(
        "timestamp",
        DateTimeFormatter.ISO_LOCAL_DATE_TIME
            .withZone(ZoneOffset.UTC)
            .format(report.run().startedAt().truncatedTo(ChronoUnit.SECONDS)));
    for (Line line : section.lines()) {
      for (Subject subject : line.subjects()) {
        testcase(section, line, subject, xml);
      }
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private void totals(List<Line> lines, XMLStreamWriter xml) throws XMLStreamException {
    xml.writeAttribute("tests", count(lines, "failure", "error", "skipped", ""));
    xml.writeAttribute("failures", count(lines, "failure"));
    xml.writeAttribute("errors", count(lines, "error"));
    xml.writeAttribute("skipped", count(lines, "skipped"));
    xml.writeAttribute("time", "0");
  }

  private String count(List<Line> lines, String... elements) {
    List<String> wanted = List.of(elements);
    return Long.toString(
        lines.stream()
            .filter(l -> wanted.contains(element(l)))
            .mapToLong(l -> l.subjects().size())
            .sum());
  }

  /** What stands inside the case; nothing for one that passes. */
  private String element(Line line) {
    if (!line.counted()) {
      return "skipped";
    }
    if (counting.blocks(line)) {
      return "failure";
    }
    return line.kind() == Verdict.Kind.UNKNOWN ? "error" : "";
  }

  private void testcase(Section section, Line line, Subject subject, XMLStreamWriter xml)
      throws XMLStreamException {
    String element = element(line);
    boolean silent = element.isEmpty() && line.kind() != Verdict.Kind.WARN;
    xml.writeCharacters("\n    ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", section.check().id());
    xml.writeAttribute("name", line.rule().id() + ": " + PlainText.of(subject.label()));
    xml.writeAttribute("time", "0");
    if (!element.isEmpty()) {
      xml.writeStartElement(element);
      if (element.equals("skipped")) {
        xml.writeAttribute(
            "message", line.kind() + ", " + PlainText.of(String.valueOf(line.exemption())));
      } else {
        xml.writeAttribute("message", PlainText.of(line.says()));
        xml.writeAttribute("type", line.kind().name());
        xml.writeCharacters(details(line, subject));
      }
      xml.writeEndElement();
    } else if (!silent) {
      xml.writeStartElement("system-out");
      xml.writeCharacters("WARN: " + details(line, subject));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static String details(Line line, Subject subject) {
    String what = PlainText.of(subject.id()) + "\n" + PlainText.of(line.says()) + "\n";
    return what
        + PlainText.of(advice(line.verdict()))
        + "\nasr-precheck explain "
        + line.rule().id();
  }

  /** The remedy, or for what is unknown why it is and what would lift it. */
  static String advice(Verdict verdict) {
    if (verdict instanceof Verdict.Fail fail) {
      return fail.remedy();
    }
    if (verdict instanceof Verdict.Warn warn) {
      return warn.remedy();
    }
    return verdict instanceof Verdict.Unknown unknown
        ? unknown.gaps().stream().map(JUnitReporter::said).collect(Collectors.joining("; "))
        : "";
  }

  private static String said(Gap gap) {
    return "%s: %s; needs %s on %s. %s"
        .formatted(gap.cause(), gap.what(), gap.action(), gap.scope(), gap.remedy());
  }
}
