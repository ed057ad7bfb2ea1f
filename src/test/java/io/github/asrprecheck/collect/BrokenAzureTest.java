package io.github.asrprecheck.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.asrprecheck.check.Verdict;
import io.github.asrprecheck.demo.DemoTenant;
import io.github.asrprecheck.demo.SimulatedAzure;
import io.github.asrprecheck.demo.Tenant;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.report.Line;
import io.github.asrprecheck.report.Outcome;
import io.github.asrprecheck.report.Report;
import io.github.asrprecheck.testing.FaultyAzure;
import io.github.asrprecheck.testing.FaultyAzure.Api;
import io.github.asrprecheck.testing.FaultyAzure.Fault;
import io.github.asrprecheck.testing.ReadyTenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The promise of the tool: whatever Azure fails to answer is said, and never turns into a yes. */
class BrokenAzureTest {
  private static final List<String> DEMO = List.of(DemoTenant.SHOP, DemoTenant.DATA);
  private static final Report DEMO_WELL =
      WholeRuns.report(new SimulatedAzure(DemoTenant.build()), DemoTenant.build(), DEMO);

  static Stream<Arguments> everyFaultOfEveryApi() {
    List<Arguments> all = new ArrayList<>();
    for (Api api : Api.values()) {
      for (Fault fault : Fault.values()) {
        all.add(Arguments.of(api, fault));
      }
    }
    return all.stream();
  }

  @Test
  void theReadyEstateIsReadyOnceTheRootsAreAllowed() {
    for (Tenant tenant : List.of(ReadyTenant.build(), ReadyTenant.withoutCacheAccount())) {
      Report report = ready(tenant, new SimulatedAzure(tenant));
      assertThat(report.outcome()).as(() -> problems(report)).isEqualTo(Outcome.READY);
      assertThat(report.outcome().exitCode()).isZero();
      assertThat(report.notLookedAt()).containsExactly("root-certificates");
    }
  }

  @Test
  void shortPagesChangeNothing() {
    Tenant tenant = ReadyTenant.build();
    assertThat(ready(tenant, new SimulatedAzure(tenant, 2)).outcome()).isEqualTo(Outcome.READY);
  }

  @ParameterizedTest
  @MethodSource("everyFaultOfEveryApi")
  void aReadyEstateBecomesUndecidedAndNamesWhatItCouldNotRead(Api api, Fault fault) {
    // An empty list of these is the truth as far as anybody can tell.
    assumeThat(fault == Fault.EMPTY_LIST && api.mayBeEmpty()).isFalse();
    Tenant tenant =
        api == Api.STORAGE_USAGES ? ReadyTenant.withoutCacheAccount() : ReadyTenant.build();
    Report report = ready(tenant, new FaultyAzure(new SimulatedAzure(tenant), api, fault));
    assertThat(report.outcome()).as(() -> problems(report)).isEqualTo(Outcome.UNDECIDED);
    assertThat(report.outcome().exitCode()).isEqualTo(3);
    assertThat(gaps(report))
        .as(() -> problems(report))
        .anySatisfy(
            gap -> {
              assertThat(gap.action()).isEqualToIgnoringCase(api.action());
              assertThat(gap.scope()).isNotBlank();
              assertThat(gap.remedy()).isNotBlank();
            });
    assertThat(problems(report)).doesNotContain("Exception", "\tat ", "DEFECT");
  }

  @ParameterizedTest
  @MethodSource("everyFaultOfEveryApi")
  void onTheDemoNothingBadTurnsGood(Api api, Fault fault) {
    Tenant tenant = DemoTenant.build();
    Report report =
        WholeRuns.report(new FaultyAzure(new SimulatedAzure(tenant), api, fault), tenant, DEMO);
    Map<String, Verdict.Kind> before = kinds(DEMO_WELL);
    kinds(report)
        .forEach(
            (what, kind) -> {
              Verdict.Kind was = before.get(what);
              boolean bad =
                  was == Verdict.Kind.FAIL
                      || was == Verdict.Kind.WARN
                      || was == Verdict.Kind.UNKNOWN;
              boolean good = kind == Verdict.Kind.PASS || kind == Verdict.Kind.NOT_APPLICABLE;
              assertThat(bad && good).as("%s went from %s to %s", what, was, kind).isFalse();
            });
    assertThat(report.outcome()).isNotEqualTo(Outcome.READY);
  }

  private static Report ready(Tenant tenant, com.azure.core.http.HttpClient client) {
    return WholeRuns.report(client, tenant, List.of(ReadyTenant.SUB), "root-certificates");
  }

  private static List<Gap> gaps(Report report) {
    return lines(report)
        .filter(Line::counted)
        .flatMap(l -> l.verdict() instanceof Verdict.Unknown u ? u.gaps().stream() : Stream.empty())
        .toList();
  }

  /** The worst verdict of each rule about each subject. */
  private static Map<String, Verdict.Kind> kinds(Report report) {
    Map<String, Verdict.Kind> kinds = new HashMap<>();
    lines(report)
        .forEach(
            l ->
                l.subjects()
                    .forEach(
                        s ->
                            kinds.merge(
                                l.rule().id() + " of " + s.id(), l.kind(), Verdict.Kind::or)));
    return kinds;
  }

  private static Stream<Line> lines(Report report) {
    return report.sections().stream().flatMap(s -> s.lines().stream());
  }

  private static String problems(Report report) {
    StringBuilder text = new StringBuilder();
    lines(report)
        .filter(l -> l.kind() != Verdict.Kind.PASS && l.kind() != Verdict.Kind.NOT_APPLICABLE)
        .forEach(
            l ->
                text.append(l.kind())
                    .append(' ')
                    .append(l.rule().id())
                    .append(": ")
                    .append(l.says())
                    .append(' ')
                    .append(l.verdict())
                    .append('\n'));
    return text.toString();
  }
}
