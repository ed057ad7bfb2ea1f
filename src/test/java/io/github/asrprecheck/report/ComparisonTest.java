package io.github.asrprecheck.report;

import static io.github.asrprecheck.report.Reports.CORES;
import static io.github.asrprecheck.report.Reports.NOT_ASKED;
import static io.github.asrprecheck.report.Reports.ROOTS;
import static io.github.asrprecheck.report.Reports.SEEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.check.Finding;
import io.github.asrprecheck.check.Rule;
import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.Verdict;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.testing.Estates;
import io.github.asrprecheck.testing.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
  private static final Counting ALL = Counting.everything();
  private static final Counting ROOTS_ALLOWED = new Counting(Set.of("roots"), false);

  /** Every pair of verdicts, what becomes of it, and whether that gates, plain and strict. */
  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      textBlock =
          """
          absent,  absent,  nothing,   0, 0
          absent,  N/A,     nothing,   0, 0
          absent,  PASS,    nothing,   0, 0
          absent,  WARN,    NEW,       0, 1
          absent,  UNKNOWN, NEW,       3, 3
          absent,  FAIL,    NEW,       1, 1
          N/A,     absent,  nothing,   0, 0
          N/A,     PASS,    nothing,   0, 0
          N/A,     WARN,    NEW,       0, 1
          N/A,     UNKNOWN, NEW,       3, 3
          N/A,     FAIL,    NEW,       1, 1
          PASS,    absent,  nothing,   0, 0
          PASS,    N/A,     nothing,   0, 0
          PASS,    PASS,    nothing,   0, 0
          PASS,    WARN,    NEW,       0, 1
          PASS,    UNKNOWN, NEW,       3, 3
          PASS,    FAIL,    NEW,       1, 1
          WARN,    absent,  FIXED,     0, 0
          WARN,    PASS,    FIXED,     0, 0
          WARN,    WARN,    UNCHANGED, 0, 0
          WARN,    UNKNOWN, NEW,       3, 3
          WARN,    FAIL,    NEW,       1, 1
          UNKNOWN, absent,  FIXED,     0, 0
          UNKNOWN, PASS,    FIXED,     0, 0
          UNKNOWN, N/A,     FIXED,     0, 0
          UNKNOWN, WARN,    UNCHANGED, 0, 0
          UNKNOWN, UNKNOWN, UNCHANGED, 0, 0
          UNKNOWN, FAIL,    NEW,       1, 1
          FAIL,    absent,  FIXED,     0, 0
          FAIL,    PASS,    FIXED,     0, 0
          FAIL,    N/A,     FIXED,     0, 0
          FAIL,    WARN,    UNCHANGED, 0, 0
          FAIL,    UNKNOWN, UNCHANGED, 0, 0
          FAIL,    FAIL,    UNCHANGED, 0, 0
          """)
  void whatBecomesOfAFinding(String was, String is, String becomes, int plain, int strict) {
    Subject web = Reports.web();
    Comparison comparison = Comparison.of(one(was, web, "then"), one(is, web, "now"));
    List<Change> changes = all(comparison);
    if (becomes.equals("nothing")) {
      assertThat(changes).isEmpty();
    } else {
      assertThat(changes).singleElement().extracting(Change::kind).hasToString(becomes);
    }
    assertThat(comparison.outcome(false).exitCode()).isEqualTo(plain);
    assertThat(comparison.outcome(true).exitCode()).isEqualTo(strict);
    assertThat(comparison.newCounts(false)).isEqualTo(plain != 0);
    assertThat(comparison.newCounts(true)).isEqualTo(strict != 0);
    assertThat(comparison.marked(true, false).exitCode()).isEqualTo(plain);
    assertThat(comparison.marked(false, false).exitCode())
        .isEqualTo(comparison.after().outcome().exitCode());
    assertThat(fresh(comparison.marked(true, false))).hasSize(becomes.equals("NEW") ? 1 : 0);
  }

  private static Report one(String verdict, Subject subject, String says) {
    Finding other = CORES.pass(Subject.named("other"), SEEN, "fine");
    return switch (verdict) {
      case "N/A" -> report(ALL, other, CORES.notApplicable(subject, SEEN, says));
      case "PASS" -> report(ALL, other, CORES.pass(subject, SEEN, says));
      case "WARN" -> report(ALL, other, CORES.warn(subject, SEEN, says));
      case "UNKNOWN" -> report(ALL, other, CORES.unknown(subject, List.of(NOT_ASKED), says));
      case "FAIL" -> report(ALL, other, CORES.fail(subject, SEEN, says));
      default -> report(ALL, other);
    };
  }

  @Test
  void theSameIdInAnotherSpellingIsTheSameSubject() {
    Subject loud = new Subject(Reports.web().id().toUpperCase(java.util.Locale.ROOT), "WEB");
    Comparison comparison =
        Comparison.of(
            report(ALL, CORES.fail(Reports.web(), SEEN, "x")),
            report(ALL, CORES.fail(loud, SEEN, "y")));
    assertThat(all(comparison)).singleElement().extracting(Change::kind).hasToString("UNCHANGED");
  }

  @Test
  void theWorstOfSeveralVerdictsAboutOneSubjectCounts() {
    Subject web = Reports.web();
    Report before = report(ALL, CORES.warn(web, SEEN, "disk 1"), CORES.pass(web, SEEN, "disk 2"));
    Report after = report(ALL, CORES.warn(web, SEEN, "disk 1"), CORES.fail(web, SEEN, "disk 2"));
    Comparison comparison = Comparison.of(before, after);
    assertThat(all(comparison))
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.was()).isEqualTo(Verdict.Kind.WARN);
              assertThat(c.is()).isEqualTo(Verdict.Kind.FAIL);
              assertThat(c.says()).isEqualTo("disk 2");
            });
    assertThat(fresh(comparison.marked(false, false)))
        .as("the old WARN is not new")
        .extracting(Line::says)
        .containsExactly("disk 2");
  }

  @Test
  void onlyTheNewSubjectsOfALineAreMarkedAndNoneIsLost() {
    Report before = report(ALL, CORES.fail(Reports.web(), SEEN, "short"));
    Report after =
        report(
            ALL, CORES.fail(Reports.web(), SEEN, "short"), CORES.fail(Reports.db(), SEEN, "short"));
    Report marked = Comparison.of(before, after).marked(false, false);
    assertThat(marked.sections().get(0).lines())
        .extracting(l -> l.subjects().get(0).label() + " " + l.fresh() + " " + l.count())
        .containsExactly("db true 1", "web false 1");
    assertThat(marked.summary()).isEqualTo(after.summary());
  }

  @Test
  void whatCannotBeToldAnyMoreIsNotFixed() {
    Report before =
        report(
            ALL,
            CORES.fail(Subject.named("family"), SEEN, "x"),
            CORES.warn(Reports.web(), SEEN, "y"));
    for (Subject hidden :
        List.of(
            Subject.named("centralus"),
            Subject.everyMachine(),
            Subject.subscription(Estates.SUB))) {
      Comparison comparison = Comparison.of(before, report(ALL, CORES.unknown(hidden, NOT_ASKED)));
      assertThat(comparison.changes(Change.Kind.FIXED)).as(hidden.label()).isEmpty();
      assertThat(comparison.changes(Change.Kind.UNCHANGED))
          .extracting(Change::is)
          .containsExactly(Verdict.Kind.UNKNOWN, Verdict.Kind.UNKNOWN);
    }
  }

  @Test
  void whatIsUnknownOfOneMachineSaysNothingOfAnother() {
    Comparison comparison =
        Comparison.of(
            report(ALL, CORES.fail(Reports.web(), SEEN, "x")),
            report(ALL, CORES.unknown(Reports.db(), NOT_ASKED)));
    assertThat(comparison.changes(Change.Kind.FIXED)).hasSize(1);
    assertThat(comparison.changes(Change.Kind.NEW)).hasSize(1);
  }

  @Test
  void whatIsUnknownOfAGroupMayHideWhatIsInIt() {
    Report before = report(ALL, CORES.fail(Reports.web(), SEEN, "x"));
    Subject group = Subject.of(Estates.machine("web").id().group());
    Subject other = Subject.of(ResourceId.of(group.id() + "-2"));
    assertThat(
            Comparison.of(before, report(ALL, CORES.unknown(group, NOT_ASKED)))
                .changes(Change.Kind.FIXED))
        .isEmpty();
    assertThat(
            Comparison.of(before, report(ALL, CORES.unknown(other, NOT_ASKED)))
                .changes(Change.Kind.FIXED))
        .hasSize(1);
  }

  @Test
  void tenThousandMachinesAreComparedInSeconds() {
    List<Finding> then = new ArrayList<>();
    List<Finding> now = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      Subject vm = Subject.of(Estates.machine("vm-" + i));
      then.add(CORES.fail(vm, SEEN, "x"));
      if (i % 2 == 0) {
        now.add(CORES.unknown(vm, NOT_ASKED));
      }
    }
    Instant start = Instant.now();
    Comparison comparison =
        Comparison.of(
            report(ALL, then.toArray(Finding[]::new)), report(ALL, now.toArray(Finding[]::new)));
    assertThat(comparison.changes(Change.Kind.FIXED)).hasSize(5_000);
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void aCheckThatBrokeOffOrIsMissingFixesNothing() {
    Report before = report(ALL, CORES.fail(Reports.web(), SEEN, "x"));
    Report broken = report(ALL);
    Report without = Report.of(Reports.run(), Estates.ready(), List.of(Reports.roots()), ALL);
    assertThat(Comparison.of(before, broken).changes(Change.Kind.FIXED)).isEmpty();
    assertThat(Comparison.of(before, broken).outcome(false)).isEqualTo(Outcome.UNDECIDED);
    assertThat(Comparison.of(before, without).changes(Change.Kind.FIXED)).isEmpty();
  }

  @Test
  void whatDidNotCountBeforeAndCountsNowIsNew() {
    Report allowed = Reports.mixed(ROOTS_ALLOWED);
    Report counted = Reports.mixed(ALL);
    assertThat(Comparison.of(allowed, counted).outcome(false)).isEqualTo(Outcome.UNDECIDED);
    assertThat(fresh(Comparison.of(allowed, counted).marked(false, false)))
        .extracting(l -> l.rule().id())
        .containsExactly("roots/present");
    Comparison back = Comparison.of(counted, allowed);
    assertThat(back.changes(Change.Kind.FIXED)).as("still unknown").isEmpty();
    assertThat(back.outcome(false)).isEqualTo(Outcome.READY);
  }

  @Test
  void whatIsNewButDoesNotCountIsShownAndDoesNotGate() {
    Report before =
        Report.of(
            Reports.run(),
            Estates.ready(),
            List.of(roots(ROOTS.pass(Reports.web(), SEEN, "ok"))),
            ROOTS_ALLOWED);
    Report after =
        Report.of(Reports.run(), Estates.ready(), List.of(Reports.roots()), ROOTS_ALLOWED);
    Comparison comparison = Comparison.of(before, after);
    assertThat(comparison.changes(Change.Kind.NEW)).hasSize(2);
    assertThat(comparison.newCounts(true)).isFalse();
  }

  private static io.github.asrprecheck.check.Check roots(Finding... findings) {
    return Reports.check("roots", "Root certificates", List.of(ROOTS), findings);
  }

  @Test
  void whereNoMachineWasSeenNothingIsReadyThoughNothingIsNew() {
    Estate empty = Estates.set(Estates.ready(), Fact.MACHINES, Estates.SUB, List.of());
    Report report =
        Report.of(
            Reports.run(),
            empty,
            List.of(Reports.quota(CORES.pass(Subject.everyMachine(), SEEN, "x"))),
            ALL);
    assertThat(Comparison.of(report, report).outcome(false)).isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void machinesOfAnotherOutcomeAreListed() {
    Estate fewer =
        Estates.set(
            Estates.ready(),
            Fact.MACHINES,
            Estates.SUB,
            List.of(Estates.machine("web"), Estates.machine("app")));
    Report after =
        Report.of(
            Reports.run(),
            fewer,
            List.of(Reports.quota(CORES.fail(Reports.web(), SEEN, "x"))),
            ALL);
    Report before = report(ALL, CORES.pass(Reports.web(), SEEN, "x"));
    assertThat(Comparison.of(before, after).machines())
        .extracting(m -> m.name() + " " + m.was() + " " + m.is())
        .containsExactly("web READY BLOCKED", "app null READY", "db READY null");
  }

  @Test
  void looksAsItShould() throws IOException {
    Rule zones =
        Rule.named("quota/zones").title("Zones").why("w").remedy("r").source("u", "2026-01-16");
    List<Finding> many = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      many.add(zones.warn(Subject.named("vm-" + i), SEEN, "size is restricted in zone 2"));
    }
    many.add(CORES.fail(Subject.named("standardESv5Family"), SEEN, "need 8, free 2"));
    many.add(CORES.fail(Reports.web(), SEEN, "too large"));
    Report before =
        Report.of(
            Reports.run(),
            Estates.ready(),
            List.of(
                Reports.check(
                    "quota", "Quota", List.of(CORES, zones), many.toArray(Finding[]::new))),
            ALL);
    Report after = Reports.mixed(ROOTS_ALLOWED);
    StringBuilder text = new StringBuilder();
    new ComparisonTable(new Look(80, false, true, false)).write(Comparison.of(before, after), text);
    Golden.assertSame(Path.of("src/test/resources/golden/compare.txt"), text.toString());
    assertThat(text.toString().lines()).allMatch(l -> l.length() <= 80);
  }

  @Test
  void theFootOfARunTellsWhatIsNewAndWhatCounts() throws IOException {
    Report before = report(ALL, CORES.fail(Subject.named("standardDSv5Family"), SEEN, "x"));
    Report marked = Comparison.of(before, Reports.mixed(ALL)).marked(true, false);
    StringBuilder text = new StringBuilder();
    new TableReporter(new Look(100, false, true, false)).write(marked, text);
    assertThat(text)
        .contains("against the report of 2026-11-23T12:00:00Z: 3 new, 0 fixed, 1 unchanged")
        .contains("cores  standardDSv5Family\n", "cores  web (new)\n", "present  2: db, web (new)")
        .endsWith("BLOCKED; only what is new counts: exit code 3\n");
  }

  @Test
  void namesStayText() throws IOException {
    StringBuilder text = new StringBuilder();
    new ComparisonTable(new Look(80, false, true, true))
        .write(
            Comparison.of(report(ALL, CORES.pass(Reports.web(), SEEN, "x")), Reports.hostile()),
            text);
    assertThat(text.chars().filter(c -> c != '\n')).noneMatch(Character::isISOControl);
    assertThat(text).doesNotContain("\u202e").contains("</script>", "xxxx");
  }

  private static Report report(Counting counting, Finding... findings) {
    return Report.of(Reports.run(), Estates.ready(), List.of(Reports.quota(findings)), counting);
  }

  private static List<Change> all(Comparison comparison) {
    return Arrays.stream(Change.Kind.values())
        .flatMap(k -> comparison.changes(k).stream())
        .toList();
  }

  private static List<Line> fresh(Report report) {
    return report.sections().stream().flatMap(s -> s.lines().stream()).filter(Line::fresh).toList();
  }
}
