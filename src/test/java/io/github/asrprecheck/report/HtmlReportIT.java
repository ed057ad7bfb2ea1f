package io.github.asrprecheck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.asrprecheck.testing.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a browser: skipped where there is no Chromium with its driver. */
class HtmlReportIT {
  @TempDir static Path folder;
  private static Chromium browser;

  @BeforeAll
  static void start() throws Exception {
    assumeThat(Chromium.isHere()).as("chromium and chromedriver are on the path").isTrue();
    browser = new Chromium(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @AfterEach
  void nothingWasLoadedNorRefused() throws Exception {
    assertThat(browser.requests())
        .isNotEmpty()
        .allMatch(r -> r.startsWith("file:") || r.startsWith("about:"));
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void showsEveryMachineWithAWordForEachCheck() throws Exception {
    open(Reports.mixed(Counting.everything()), "");
    assertThat(browser.texts("h2#outcome")).containsExactly("BLOCKED");
    assertThat(rows()).containsExactly("db Blocked fail unknown", "web Blocked fail unknown");
    assertThat(browser.texts("#count")).containsExactly("2 machines");
    assertThat(
            browser
                .run("return getComputedStyle(document.querySelector('.banner')).display")
                .asText())
        .as("the style is in force")
        .isEqualTo("grid");
  }

  @ParameterizedTest
  @CsvSource({
    "'#filter=vm-00042', 1",
    "'#filter=VM-00042', 1",
    "'#filter=group-003+vm-002', 1",
    "'#filter=nothing-like-it', 0",
    "'#outcome=BLOCKED', 100",
    "'#outcome=READY', 260",
    "'#verdict=UNKNOWN', 40",
    "'#check=quota&verdict=FAIL', 100",
    "'#check=quota&verdict=PASS', 300",
    "'#check=roots', 40",
    "'#group=group-007-rg', 2",
    "'#subscription=shop', 400",
    "'#rule=quota/cores', 100",
    "'#rule=roots/present&group=group-091-rg', 2"
  })
  void theAddressPresetsTheFilter(String hash, int machines) throws Exception {
    open(HtmlReports.many(400), hash);
    assertThat(browser.run("return document.querySelector('.matrix').ariaRowCount").asInt())
        .isEqualTo(machines + 1);
    assertThat(browser.texts("#count").get(0))
        .startsWith(machines == 400 ? "400 machines" : machines + " of 400 machines");
  }

  @Test
  void typingFiltersAndClearingBringsAllBack() throws Exception {
    open(HtmlReports.many(400), "");
    browser.type("[name=filter]", "vm-0012");
    assertThat(browser.texts("#count")).containsExactly("10 of 400 machines");
    assertThat(rows()).hasSize(10).allMatch(row -> row.startsWith("vm-0012"));
    assertThat(browser.run("return location.hash").asText()).isEqualTo("#filter=vm-0012");
    browser.click("#filters [type=reset]");
    assertThat(browser.texts("#count")).containsExactly("400 machines");
  }

  @Test
  void aLinkOfAnObstacleShowsItsMachines() throws Exception {
    open(HtmlReports.many(400), "");
    browser.click("a[href='#rule=roots/present']");
    assertThat(browser.texts("#count")).containsExactly("40 of 400 machines");
    browser.click(".rule-chip");
    assertThat(browser.texts("#count")).containsExactly("400 machines");
  }

  @Test
  void headsSortAndSaySo() throws Exception {
    open(HtmlReports.many(400), "");
    assertThat(rows().get(0)).as("the worst first").startsWith("vm-00000 Blocked");
    browser.click("[data-sort=machine]");
    browser.click("[data-sort=machine]");
    assertThat(rows().get(0)).startsWith("vm-00399");
    assertThat(browser.run("return document.querySelector('[aria-sort]').ariaSort").asText())
        .isEqualTo("descending");
    browser.click("[data-sort=roots]");
    assertThat(rows().get(0)).isEqualTo("vm-00090 Undecided pass unknown");
  }

  @Test
  void onlyRowsInViewAreThereAndScrollingBringsTheOthers() throws Exception {
    open(HtmlReports.many(2000), "#sort=machine");
    assertThat(rows().size()).isBetween(20, 80);
    browser.run("document.getElementById('rows').scrollTop = 1e9");
    await("vm-01999");
    assertThat(rows().size()).isBetween(20, 80);
  }

  @Test
  void keysWalkTheRowsAndOpenAMachine() throws Exception {
    open(HtmlReports.many(2000), "#sort=machine");
    String row = "button[data-at='%d']";
    browser.type(row.formatted(0), "\uE015"); // down
    assertThat(focused()).isEqualTo("vm-00001");
    browser.type(row.formatted(1), "\uE010"); // end
    assertThat(focused()).isEqualTo("vm-01999");
    browser.type(row.formatted(1999), "\uE007"); // enter
    assertThat(browser.texts("dialog[open] h2")).containsExactly("vm-01999");
    assertThat(browser.texts("dialog[open] li a")).containsExactly("roots/present", "quota/cores");
    browser.type("dialog[open] .close", "\uE00C"); // escape
    assertThat(browser.texts("dialog[open]")).isEmpty();
    assertThat(focused()).isEqualTo("vm-01999");
  }

  @Test
  void aLinkToAFindingOpensItAndEvidenceOpensOnClick() throws Exception {
    open(Reports.mixed(Counting.everything()), "");
    assertThat(visible("#f0")).isFalse();
    browser.click("a[href='#f0']");
    assertThat(visible("#f0")).isTrue();
    assertThat(visible("#f0 .evidence table")).isFalse();
    browser.click("#f0 .evidence summary");
    assertThat(visible("#f0 .evidence table")).isTrue();
  }

  @Test
  void copyTakesTheRemedyOrSelectsItWhereTheClipboardIsClosed() throws Exception {
    open(Reports.mixed(Counting.everything()), "#f0");
    browser.run(
        "window.copied = ''; Object.defineProperty(navigator, 'clipboard', {configurable: true,"
            + " value: {writeText: t => { window.copied = t; return Promise.resolve(); }}})");
    browser.click("#f0 .copy");
    assertThat(browser.texts("#f0 .copy")).containsExactly("Copied");
    assertThat(browser.run("return window.copied").asText()).startsWith("Ask for 14 more cores");
    browser.run(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined}); document.execCommand ="
            + " () => false");
    browser.click("#f0 .copy");
    assertThat(browser.texts("#f0 .copy")).containsExactly("Selected");
    assertThat(browser.run("return String(getSelection())").asText())
        .startsWith("Ask for 14 more cores");
  }

  @Test
  void allSubjectsAreListedOnDemand() throws Exception {
    open(HtmlReports.many(400), "");
    browser.run("document.querySelectorAll('#findings details').forEach(d => d.open = true)");
    assertThat(browser.texts("#f100 .names li")).hasSize(13);
    browser.click("#f100 .names button");
    assertThat(browser.texts("#f100 .names li")).hasSize(300).contains("vm-00399");
  }

  @Test
  void hostileNamesStayText() throws Exception {
    open(HtmlReports.hostile(), "");
    assertThat(browser.alerts()).isFalse();
    assertThat(rows())
        .hasSize(5)
        .anyMatch(row -> row.startsWith(HtmlReports.MARKUP + " Blocked"))
        .anyMatch(row -> row.startsWith("two lines "))
        .anyMatch(row -> row.startsWith("gnp.exe " + "x".repeat(300)))
        .anyMatch(row -> row.startsWith("<b onmouseover=alert(2)>{} "));
    browser.run("document.querySelectorAll('details').forEach(d => d.open = true)");
    browser.type("[name=filter]", "onerror");
    browser.click("button.open");
    assertThat(browser.texts("dialog[open] h2")).containsExactly(HtmlReports.MARKUP);
    assertThat(browser.texts("dialog[open] p")).contains(HtmlReports.MARKUP);
    assertThat(
            browser
                .run("return document.querySelectorAll('img, [onmouseover], [onerror]').length")
                .asInt())
        .isZero();
    assertThat(browser.run("return document.scripts.length").asInt()).isEqualTo(2);
    assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth").asBoolean())
        .as("300 letters do not widen the page")
        .isTrue();
    assertThat(browser.alerts()).isFalse();
  }

  @Test
  void whatIsNotOursDoesNotRun() throws Exception {
    open(Reports.mixed(Counting.everything()), "");
    browser.run(
        "const s = document.createElement('script'); s.append('window.ran = true');"
            + " document.body.append(s)");
    assertThat(browser.run("return window.ran === true").asBoolean()).isFalse();
    assertThat(browser.complaints()).isNotEmpty();
  }

  @Test
  void tenThousandMachinesDoNotFreezeIt() throws Exception {
    Report report = HtmlReports.many(10_000);
    long begin = System.nanoTime();
    open(report, "");
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin)).isLessThan(15);
    JsonNode times =
        browser.run(
            "const box = document.querySelector('[name=filter]');"
                + "const begin = performance.now(); box.value = 'vm-0999';"
                + "box.dispatchEvent(new Event('input', {bubbles: true}));"
                + "document.body.offsetHeight;"
                + "return performance.now() - begin");
    assertThat(browser.texts("#count")).containsExactly("10 of 10,000 machines");
    assertThat(times.asDouble()).as("milliseconds for a filter").isLessThan(1000);
  }

  private static void open(Report report, String hash) throws IOException, InterruptedException {
    Path file = folder.resolve("report.html");
    Files.writeString(file, HtmlReporterTest.html(report));
    browser.open(file, hash);
  }

  /** Name, outcome and the words of the cells. */
  private static List<String> rows() throws IOException, InterruptedException {
    List<String> rows = new ArrayList<>();
    browser
        .run(
            "return [...document.querySelectorAll('.matrix tbody tr:not(.gap):not(.empty)')]"
                + ".map(tr => [tr.cells[0], tr.cells[1], ...tr.querySelectorAll('.cell')]"
                + ".map(c => c.textContent.trim()).join(' '))")
        .forEach(row -> rows.add(row.asText()));
    return rows;
  }

  private static void await(String machine) throws IOException, InterruptedException {
    for (int i = 0; i < 50 && rows().stream().noneMatch(r -> r.startsWith(machine)); i++) {
      Thread.sleep(50);
    }
    assertThat(rows()).anyMatch(row -> row.startsWith(machine));
  }

  private static String focused() throws IOException, InterruptedException {
    return browser.run("return document.activeElement.textContent").asText();
  }

  private static boolean visible(String selector) throws IOException, InterruptedException {
    return browser
        .run("return document.querySelector(`%s`).checkVisibility()".formatted(selector))
        .asBoolean();
  }
}
