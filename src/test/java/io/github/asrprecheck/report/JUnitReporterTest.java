package io.github.asrprecheck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.testing.Estates;
import io.github.asrprecheck.testing.Golden;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class JUnitReporterTest {
  private static final Path SCHEMAS = Path.of("src/test/resources/schema");

  static List<Report> reports() {
    return List.of(
        Reports.mixed(Counting.everything()),
        Reports.mixed(new Counting(Set.of("roots"), true)),
        Reports.hostile(),
        noMachine());
  }

  @Test
  void looksAsItShould() {
    Golden.assertSame(
        Path.of("src/test/resources/golden/junit.xml"),
        junit(Reports.mixed(Counting.everything()), Counting.everything()));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void isWrittenByTheSchemasOfJenkinsAndSurefire(Report report) throws Exception {
    String xml = junit(report, Counting.everything());
    schema("jenkins-junit.xsd").newValidator().validate(new StreamSource(new StringReader(xml)));
    NodeList suites = Written.xml(xml).getElementsByTagName("testsuite");
    assertThat(suites.getLength()).isPositive();
    for (int i = 0; i < suites.getLength(); i++) {
      schema("surefire-test-report.xsd").newValidator().validate(new DOMSource(suites.item(i)));
    }
  }

  @Test
  void theSchemasRefuseWhatIsNoJUnit() {
    String xml =
        junit(Reports.mixed(Counting.everything()), Counting.everything())
            .replace("<error ", "<mistake ")
            .replace("</error>", "</mistake>");
    assertThatThrownBy(
            () ->
                schema("jenkins-junit.xsd")
                    .newValidator()
                    .validate(new StreamSource(new StringReader(xml))))
        .hasMessageContaining("mistake");
  }

  @Test
  void aWarningFailsOnlyWhenStrict() throws Exception {
    assertThat(children(Reports.mixed(Counting.everything()), Counting.everything(), "cores: /sub"))
        .singleElement()
        .asString()
        .startsWith("system-out WARN: size is restricted in zone 2\nfix: Ask for more cores.");
    Counting strict = new Counting(Set.of(), true);
    assertThat(children(Reports.mixed(strict), strict, "cores: /sub"))
        .singleElement()
        .asString()
        .startsWith("failure size is restricted in zone 2\nfix: Ask for more cores.");
  }

  @Test
  void whatDoesNotCountIsSkippedAndKeepsItsVerdict() throws Exception {
    Counting allowed = new Counting(Set.of("roots"), false);
    assertThat(children(Reports.mixed(allowed), allowed, "present: "))
        .hasSize(2)
        .allMatch(c -> c.startsWith("skipped UNKNOWN, allowed by --allow-unknown: Cannot tell: "));
    Element root = Written.xml(junit(Reports.mixed(allowed), allowed)).getDocumentElement();
    assertThat(root.getAttribute("errors")).isEqualTo("0");
    assertThat(root.getAttribute("failures")).isEqualTo("1");
  }

  @Test
  void aRunWithoutMachinesIsNotGreen() throws Exception {
    Element root = Written.xml(junit(noMachine(), Counting.everything())).getDocumentElement();
    assertThat(noMachine().outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(root.getAttribute("errors")).isEqualTo("1");
    assertThat(root.getAttribute("tests")).isEqualTo("2");
    assertThat(root.getElementsByTagName("error").getLength()).isEqualTo(1);
  }

  @Test
  void theCountsOfASuiteAreThoseOfItsCases() throws Exception {
    for (Report report : reports()) {
      Element root = Written.xml(junit(report, Counting.everything())).getDocumentElement();
      assertThat(number(root, "tests")).isEqualTo(elements(root, "testcase"));
      assertThat(number(root, "failures")).isEqualTo(elements(root, "failure"));
      assertThat(number(root, "errors")).isEqualTo(elements(root, "error"));
      NodeList suites = root.getElementsByTagName("testsuite");
      for (int i = 0; i < suites.getLength(); i++) {
        Element suite = (Element) suites.item(i);
        assertThat(number(suite, "tests")).isEqualTo(elements(suite, "testcase"));
        assertThat(number(suite, "skipped")).isEqualTo(elements(suite, "skipped"));
        assertThat(number(suite, "errors")).isEqualTo(elements(suite, "error"));
        assertThat(number(suite, "failures")).isEqualTo(elements(suite, "failure"));
      }
    }
  }

  @Test
  void casesHaveNamesOfTheirOwn() throws Exception {
    NodeList cases =
        Written.xml(junit(Reports.hostile(), Counting.everything()))
            .getElementsByTagName("testcase");
    Set<String> names = new HashSet<>();
    for (int i = 0; i < cases.getLength(); i++) {
      assertThat(names.add(((Element) cases.item(i)).getAttribute("name"))).isTrue();
    }
  }

  @Test
  void namesStayText() throws Exception {
    String xml = junit(Reports.hostile(), Counting.everything());
    assertThat(xml.chars().filter(c -> c != '\n'))
        .noneMatch(c -> Character.isISOControl(c) || c == 0x202e || c == 0xffff || c == 0x200b);
    assertThat(Written.xml(xml).getElementsByTagName("script").getLength()).isZero();
    assertThat(Written.xml(xml).getDocumentElement().getTextContent())
        .contains("</script><script>alert(1)</script>", "]]></system-out></testcase><!-- &amp; ");
  }

  private static Report noMachine() {
    Estate empty = Estates.set(Estates.ready(), Fact.MACHINES, Estates.SUB, List.of());
    return Report.of(
        Reports.run(),
        empty,
        List.of(
            Reports.quota(Reports.CORES.pass(Subject.everyMachine(), Reports.SEEN, "need none"))),
        Counting.everything());
  }

  private static List<String> children(Report report, Counting counting, String name)
      throws Exception {
    List<String> children = new ArrayList<>();
    NodeList cases = Written.xml(junit(report, counting)).getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      Element one = (Element) cases.item(i);
      if (one.getAttribute("name").startsWith(name)) {
        NodeList inside = one.getElementsByTagName("*");
        children.add(inside.item(0).getNodeName() + " " + inside.item(0).getTextContent());
      }
    }
    return children;
  }

  private static int number(Element element, String attribute) {
    return Integer.parseInt(element.getAttribute(attribute));
  }

  private static int elements(Element inside, String name) {
    return inside.getElementsByTagName(name).getLength();
  }

  private static Schema schema(String name) throws Exception {
    return SchemaFactory.newDefaultInstance().newSchema(SCHEMAS.resolve(name).toFile());
  }

  private static String junit(Report report, Counting counting) {
    return Written.by(new JUnitReporter(counting), report);
  }
}
