package io.github.asrprecheck.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Usage;
import io.github.asrprecheck.testing.Estates;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaRowTest {
  private static final QuotaRow CORES =
      new QuotaRow(
          Fact.COMPUTE_USAGE,
          "sub-1",
          Estates.CENTRAL,
          List.of("cores"),
          "regional cores",
          "Compute",
          "dedicated");

  private static Reading<List<Usage>> usages(Usage... usages) {
    return Estates.known(Fact.COMPUTE_USAGE, "sub-1", List.of(usages));
  }

  private static QuotaRow.Room room(Usage... usages) {
    return CORES.room(usages(usages)).fold((room, seen) -> room, gaps -> null);
  }

  @ParameterizedTest
  @CsvSource({"0, 10, 10", "3, 10, 7", "10, 10, 0", "12, 10, 0", "-5, 10, 10"})
  void whatIsFree(long used, long limit, long free) {
    assertThat(room(new Usage("cores", used, limit)).free()).isEqualTo(free);
  }

  @ParameterizedTest
  @CsvSource({"-1", "2147483647", "9223372036854775807"})
  void withoutALimitEverythingFits(long limit) {
    assertThat(room(new Usage("cores", 5, limit)).holds(1_000_000_000L)).isTrue();
  }

  @Test
  void theNameIsExactButForItsCase() {
    assertThat(room(new Usage("lowPriorityCores", 0, 1), new Usage("dedicatedCores", 0, 1)))
        .isNull();
    assertThat(room(new Usage("CORES", 0, 1))).isNotNull();
  }

  @Test
  void theNumbersGoAlongWithTheFinding() {
    Subject here = Subject.named("cores");
    Reading<List<Usage>> full = usages(new Usage("cores", 95, 100));
    Demand some = Demand.of(8, full.fold((all, seen) -> seen, gaps -> null));
    Demand more = some.and(Demand.hidden(List.of(Gap.unclear("a size", "a", "s"))));
    assertThat(CORES.judge(CoreQuota.REGIONAL, here, some, full, CoreQuota.REGIONAL::fail))
        .returns(new Measure("regional cores", "centralus", 95, 8, false, 100L), Finding::measure);
    assertThat(
            CORES.judge(
                CoreQuota.REGIONAL,
                here,
                more,
                usages(new Usage("cores", -2, -1)),
                CoreQuota.REGIONAL::fail))
        .as("a demand that is not whole, used below zero, no limit")
        .returns(new Measure("regional cores", "centralus", 0, 8, true, null), Finding::measure);
    assertThat(CORES.judge(CoreQuota.REGIONAL, here, some, usages(), CoreQuota.REGIONAL::fail))
        .as("no such quota in the answer")
        .returns(null, Finding::measure);
  }

  @Test
  void theRemedyCanBeTypedIn() {
    assertThat(CORES.remedy(8, room(new Usage("cores", 95, 100))).text())
        .isEqualTo(
            "Ask for 3 more regional cores in centralus: raise the limit of cores from 100 to 103"
                + " for subscription sub-1 (Azure portal, Quotas, Compute), or run: az quota update"
                + " --resource-name cores --scope"
                + " /subscriptions/sub-1/providers/Microsoft.Compute/locations/centralus"
                + " --limit-object value=103 --resource-type dedicated");
  }
}
