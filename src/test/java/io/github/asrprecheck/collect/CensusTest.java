package io.github.asrprecheck.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.Source;
import io.github.asrprecheck.fact.Vantage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A list with more or fewer rows than were counted is not the whole. */
class CensusTest {
  private static final String TYPE = "microsoft.compute/disks";
  private static final Query QUERY =
      new Query("disks", "resources", "disks", "Microsoft.Compute/disks/read");

  private final Census census =
      Census.of(
          List.of(
              new Census.Count(TYPE, Wired.SUB, 2),
              new Census.Count(
                  "Microsoft.Compute/disks", Wired.SUB.toUpperCase(java.util.Locale.ROOT), 1),
              new Census.Count("microsoft.compute/virtualmachines", Wired.SUB, 9)));

  @Test
  void asManyAsWereCountedAreAll() {
    assertThat(confirmed("a", "b", "c")).isInstanceOf(Reading.Known.class);
  }

  @Test
  void moreOrFewerAreAGap() {
    Gap gap = Wired.gap(confirmed("a"));
    assertThat(gap.what())
        .isEqualTo("Resource Graph: disks of subscription " + Wired.SUB + ": 1 listed, 3 counted");
    assertThat(gap.cause()).isEqualTo(Gap.Cause.INCOMPLETE);
    assertThat(gap.action()).isEqualTo("Microsoft.Compute/disks/read");
    assertThat(gap.scope()).isEqualTo("/subscriptions/" + Wired.SUB);
    assertThat(Wired.gap(confirmed()).what()).contains("0 listed, 3 counted");
    assertThat(Wired.gap(confirmed("a", "b", "c", "d")).what()).contains("4 listed, 3 counted");
  }

  @Test
  void whatWasNotCountedIsNone() {
    assertThat(census.confirm(list(), TYPE, "another", QUERY)).isInstanceOf(Reading.Known.class);
    assertThat(census.confirm(list("a"), TYPE, "another", QUERY))
        .isInstanceOf(Reading.Unreadable.class);
  }

  private Reading<List<String>> confirmed(String... items) {
    return census.confirm(list(items), TYPE, Wired.SUB, QUERY);
  }

  private static Reading<List<String>> list(String... items) {
    return Reading.known(List.of(items), Seen.of(new Source("list", Instant.EPOCH, Vantage.GRAPH)));
  }
}
