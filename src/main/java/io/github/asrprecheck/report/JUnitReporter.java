package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.Verdict;
import io.github.asrprecheck.fact.Gap;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The report as JUnit XML, as Jenkins and Surefire have it: a check is a suite, what a rule says of
 * one subject is a case, so that there are as many cases as findings in the summary.
 *
 * <p>What blocks is a failure, a counted unknown an error, what does not count is skipped; a WARN
 * passes unless it blocks, and says itself on its system-out.
 */
public final class JUnitReporter implements Reporter {
  private final Counting counting;

  public JUnitReporter(Counting counting) {
    this.counting = counting;
  }

  @Override
  public void write(Report report, Appendable out) throws IOException {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      suites(report, xml);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException("the JUnit XML could not be written", e);
    }
    out.append(text.getBuffer()).append('\n');
  }

  private void suites(Report report, XMLStreamWriter xml) throws XMLStreamException {
    List<Line> all = report.sections().stream().flatMap(s -> s.lines().stream()).toList();
    // A pipeline that looks at this document only must not see a run without machines as green.
    boolean nothing =
        report.outcome() == Outcome.UNDECIDED && all.stream().noneMatch(counting::keepsFromReady);
    int more = nothing ? 1 : 0;
    Tally tally = tally(all);
    start(xml, 0, "testsuites");
    attribute(
        xml, "name", "asr-precheck " + report.scope().source() + " -> " + report.scope().target());
    attribute(xml, "time", seconds(report.run()));
    attribute(xml, "tests", tally.tests() + more);
    attribute(xml, "failures", tally.failures());
    attribute(xml, "errors", tally.errors() + more);
    for (Section section : report.sections()) {
      suite(section.check().id(), tally(section.lines()), xml);
      Map<String, Integer> names = new HashMap<>();
      for (Line line : section.lines()) {
        for (Subject subject : line.named()) {
          testCase(line, unique(name(line, subject), names), xml);
        }
      }
      end(xml, 1);
    }
    if (nothing) {
      suite("outcome", new Tally(1, 0, 1, 0), xml);
      startCase("outcome", "ready", xml);
      problem(xml, "error", "UNDECIDED", "There is no machine to judge.", "");
      end(xml, 2);
      end(xml, 1);
    }
    end(xml, 0);
  }

  private void testCase(Line line, String name, XMLStreamWriter xml) throws XMLStreamException {
    startCase(line.rule().check(), name, xml);
    if (!line.counted()) {
      text(xml, "skipped", line.kind() + ", " + line.exemption() + ": " + line.says());
    } else if (counting.blocks(line)) {
      problem(xml, "failure", line.kind().name(), line.says(), advice(line));
    } else if (line.kind() == Verdict.Kind.UNKNOWN) {
      problem(xml, "error", "UNKNOWN", line.says(), advice(line));
    } else if (line.kind() != Verdict.Kind.PASS) {
      text(xml, "system-out", line.kind() + ": " + line.says() + advice(line));
    }
    end(xml, line.kind() == Verdict.Kind.PASS && line.counted() ? -1 : 2);
  }

  private static String name(Line line, Subject subject) {
    String rule = line.rule().id().substring(line.rule().id().indexOf('/') + 1);
    return rule + ": " + (subject.id().equals("*") ? subject.label() : subject.id());
  }

  /** Some readers keep only one of the cases that have the same name. */
  private static String unique(String name, Map<String, Integer> names) {
    int times = names.merge(name, 1, Integer::sum);
    return times == 1 ? name : name + " (" + times + ")";
  }

  private static String advice(Line line) {
    List<String> lines = new ArrayList<>();
    if (line.remedy() != null) {
      lines.add("fix: " + line.remedy());
    }
    for (Gap gap : line.gaps()) {
      String id = gap.correlationId() == null ? "" : "; correlation id " + gap.correlationId();
      lines.add(
          gap.cause() + ": " + gap.what() + "; needs " + gap.action() + " on " + gap.scope() + id);
      lines.add("fix: " + gap.remedy());
    }
    if (!line.fine()) {
      lines.add("more: asr-precheck explain " + line.rule().id());
      lines.add("source: " + line.rule().doc() + ", " + line.rule().asOf());
    }
    StringBuilder advice = new StringBuilder();
    lines.forEach(l -> advice.append('\n').append(PlainText.of(l).strip()));
    return advice.toString();
  }

  private record Tally(int tests, int failures, int errors, int skipped) {}

  private Tally tally(List<Line> lines) {
    int tests = 0;
    int failures = 0;
    int errors = 0;
    int skipped = 0;
    for (Line line : lines) {
      int n = line.named().size();
      tests += n;
      failures += counting.blocks(line) ? n : 0;
      errors += line.counted() && line.kind() == Verdict.Kind.UNKNOWN ? n : 0;
      skipped += line.counted() ? 0 : n;
    }
    return new Tally(tests, failures, errors, skipped);
  }

  private static void suite(String name, Tally tally, XMLStreamWriter xml)
      throws XMLStreamException {
    start(xml, 1, "testsuite");
    attribute(xml, "name", name);
    attribute(xml, "tests", tally.tests());
    attribute(xml, "failures", tally.failures());
    attribute(xml, "errors", tally.errors());
    attribute(xml, "skipped", tally.skipped());
  }

  private static void startCase(String check, String name, XMLStreamWriter xml)
      throws XMLStreamException {
    start(xml, 2, "testcase");
    attribute(xml, "classname", "asr-precheck." + check);
    attribute(xml, "name", name);
    attribute(xml, "time", "0");
  }

  private static void problem(
      XMLStreamWriter xml, String element, String type, String says, String advice)
      throws XMLStreamException {
    start(xml, 3, element);
    attribute(xml, "type", type);
    attribute(xml, "message", says);
    xml.writeCharacters(PlainText.of(says) + advice);
    xml.writeEndElement();
  }

  private static void text(XMLStreamWriter xml, String element, String text)
      throws XMLStreamException {
    start(xml, 3, element);
    StringBuilder plain = new StringBuilder();
    text.lines().forEach(l -> plain.append(plain.isEmpty() ? "" : "\n").append(PlainText.of(l)));
    xml.writeCharacters(plain.toString());
    xml.writeEndElement();
  }

  private static void start(XMLStreamWriter xml, int depth, String element)
      throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
    xml.writeStartElement(element);
  }

  /** On a line of its own, or where the depth is negative behind what it closes. */
  private static void end(XMLStreamWriter xml, int depth) throws XMLStreamException {
    xml.writeCharacters(depth < 0 ? "" : "\n" + "  ".repeat(depth));
    xml.writeEndElement();
  }

  private static void attribute(XMLStreamWriter xml, String name, Object value)
      throws XMLStreamException {
    xml.writeAttribute(name, PlainText.of(value.toString()));
  }

  private static String seconds(Run run) {
    long millis = run.duration().toMillis();
    return "%d.%03d".formatted(millis / 1000, millis % 1000);
  }
}
