package io.github.asrprecheck.cli;

import static io.github.asrprecheck.cli.AppTest.demo;
import static io.github.asrprecheck.cli.AppTest.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.cli.AppTest.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenderTest {
  private static final List<String> FORMATS = List.of("html", "junit", "sarif", "markdown", "csv");

  @TempDir static Path folder;
  private static Path whole;
  private static Path brief;
  private static String table;

  @BeforeAll
  static void report() {
    whole = folder.resolve("whole.json");
    brief = folder.resolve("brief.json");
    Path text = folder.resolve("table.txt");
    List<String> args = new ArrayList<>(List.of("--details", "-o", "json=" + whole));
    args.addAll(List.of("-o", "table=" + text));
    FORMATS.forEach(f -> args.addAll(List.of("-o", f + "=" + folder.resolve("run." + f))));
    demo(args.toArray(String[]::new));
    demo("-o", "json=" + brief);
    table = read(text);
  }

  @Test
  void aSavedReportMakesTheSameTable() {
    Ended ended = run("render", whole.toString(), "--details");
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).isEqualTo(table);
    assertThat(ended.err()).isEmpty();
  }

  static List<String> formats() {
    return FORMATS;
  }

  /** Quotas with their numbers, commands and whom a quota concerns included. */
  @ParameterizedTest
  @MethodSource("formats")
  void aSavedReportMakesTheSameDocument(String format) {
    Path again = folder.resolve("again." + format);
    Ended ended = run("render", whole.toString(), "--details", "-o", format + "=" + again);
    assertThat(ended.code()).as(ended.toString()).isZero();
    assertThat(findings(again)).isEqualTo(findings(folder.resolve("run." + format)));
  }

  /** SARIF lists all rules of a run, but of a saved report those that said something. */
  private static String findings(Path document) {
    String text = read(document);
    return text.contains("sarif")
        ? text.substring(text.indexOf("\"results\" :")).replaceAll("\"ruleIndex\" : \\d+", "")
        : text;
  }

  @ParameterizedTest
  @MethodSource("formats")
  void aBriefReportMakesADocumentToo(String format) {
    Path again = folder.resolve("brief." + format);
    Ended ended = run("render", brief.toString(), "-o", format + "=" + again);
    assertThat(ended.code()).as(ended.toString()).isZero();
    assertThat(again).content().isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void jsonStaysWhatItWas(boolean details) {
    Path file = details ? whole : brief;
    List<String> args = new ArrayList<>(List.of("render", file.toString(), "-o", "json"));
    if (details) {
      args.add("--details");
    }
    assertThat(run(args.toArray(String[]::new)).out()).isEqualTo(read(file));
  }

  @Test
  void totalsAgreeWherePassesAreOnlyCounted() {
    String out = run("render", brief.toString()).out();
    assertThat(out).contains("not listed in the report");
    String totals = table.substring(table.indexOf("\nfindings: "));
    assertThat(out).endsWith(totals);
  }

  @Test
  void severalDocumentsAtOnceGoToFiles() {
    Path text = folder.resolve("again.txt");
    Path json = folder.resolve("again.json");
    Ended ended =
        run("render", whole.toString(), "--details", "-o=table=" + text, "-o=json=" + json);
    assertThat(ended.out()).isEmpty();
    assertThat(text).hasContent(table);
    assertThat(json).hasSameTextualContentAs(whole);
  }

  static Stream<Arguments> wrong() throws IOException {
    Path cut = Files.writeString(folder.resolve("cut.json"), read(whole).substring(0, 900));
    Path later =
        Files.writeString(
            folder.resolve("later.json"), read(whole).replaceFirst("\" : \"1\"", "\" : \"2\""));
    return Stream.of(
        Arguments.of("no file", List.of("/no/such/file"), "no such file"),
        Arguments.of("nothing", List.of(), "REPORT"),
        Arguments.of("cut", List.of(cut.toString()), "damaged"),
        Arguments.of("a later schema", List.of(later.toString()), "schemaVersion is not 1"),
        Arguments.of("no JSON", List.of("pom.xml"), "damaged"),
        Arguments.of("a folder", List.of(folder.toString()), "no such file"),
        Arguments.of("format", List.of(whole.toString(), "-o", "jsn"), "'json'"),
        Arguments.of(
            "two on stdout", List.of(whole.toString(), "-o", "json", "-o", "table"), "only one"),
        Arguments.of(
            "no such folder", List.of(whole.toString(), "-o", "json=/no/such/x"), "not exist"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void badInputIsOneLineAndCode2(String what, List<String> args, String says) {
    List<String> all = new ArrayList<>(List.of("render"));
    all.addAll(args);
    Ended ended = run(all.toArray(String[]::new));
    assertThat(ended.code()).as(ended.toString()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines()).singleElement().asString().contains(says);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
