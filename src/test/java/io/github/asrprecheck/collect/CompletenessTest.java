package io.github.asrprecheck.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.fact.DenyAssignment;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Grant;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Rights;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.Source;
import io.github.asrprecheck.fact.Vantage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An empty list is only empty for who may see what would be in it. */
class CompletenessTest {
  private static final String READ = "Microsoft.RecoveryServices/vaults/read";
  private static final ResourceId SCOPE = ResourceId.of("/subscriptions/" + Wired.SUB);
  private static final Reading<List<String>> EMPTY = known("the list", List.of());
  private static final Reading<List<DenyAssignment>> NO_DENIALS =
      known("deny assignments", List.of());

  @ParameterizedTest
  @CsvSource({
    "*",
    "*/read",
    "Microsoft.RecoveryServices/*",
    "microsoft.recoveryservices/VAULTS/read"
  })
  void whoMayReadSeesAll(String action) {
    Reading<List<String>> list =
        new Completeness(SCOPE, rights(action), NO_DENIALS).of(EMPTY, "vaults", READ);
    assertThat(list)
        .isInstanceOfSatisfying(
            Reading.Known.class,
            k ->
                assertThat(k.seen().sources())
                    .extracting("where")
                    .contains("the list", "rights", "deny assignments"));
  }

  @Test
  void whoMayNotReadSeesPerhapsNotAll() {
    Gap gap =
        Wired.gap(
            new Completeness(SCOPE, rights("Microsoft.Compute/*"), NO_DENIALS)
                .of(EMPTY, "vaults", READ));
    assertThat(gap.cause()).isEqualTo(Gap.Cause.INCOMPLETE);
    assertThat(gap.what()).isEqualTo("vaults of " + SCOPE + ": some may be hidden from this login");
    assertThat(gap.action()).isEqualTo(READ);
    assertThat(gap.scope()).isEqualTo(SCOPE.text());
    assertThat(gap.remedy()).contains("Grant " + READ + " on " + SCOPE);
  }

  @Test
  void oneUnreadableThingIsEnoughAndAllAreNamed() {
    Reading<List<String>> noList = Reading.unreadable(Gap.notAsked("list", READ, "s", "r"));
    Reading<Rights> noRights = Reading.unreadable(Gap.notAsked("rights", READ, "s", "r"));
    Reading<List<DenyAssignment>> noDenials =
        Reading.unreadable(Gap.notAsked("denials", READ, "s", "r"));
    assertThat(gaps(new Completeness(SCOPE, noRights, noDenials).of(noList, "vaults", READ)))
        .containsExactlyInAnyOrder("list", "rights", "denials");
    assertThat(gaps(new Completeness(SCOPE, noRights, NO_DENIALS).of(EMPTY, "vaults", READ)))
        .containsExactly("rights");
    assertThat(gaps(new Completeness(SCOPE, rights("*"), noDenials).of(EMPTY, "vaults", READ)))
        .containsExactly("denials");
    assertThat(gaps(new Completeness(SCOPE, rights("*"), NO_DENIALS).of(noList, "vaults", READ)))
        .containsExactly("list");
  }

  @ParameterizedTest
  @CsvSource({
    "/subscriptions/11111111-2222-3333-4444-555555555555,                   *, '',     false",
    "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/g,  *, '',     false",
    "/providers/Microsoft.Management/managementGroups/mg,                   *, '',     false",
    "/,                                                                     *, '',     false",
    "/subscriptions/99999999-2222-3333-4444-555555555555,                   *, '',     true",
    "/subscriptions/11111111-2222-3333-4444-555555555555,                   *, */read, true",
    "/subscriptions/11111111-2222-3333-4444-555555555555,                   Contoso/*, '', true"
  })
  void aDenialOfReadingAnywhereBelowMayHideSomething(
      String at, String actions, String notActions, boolean complete) {
    Grant denial =
        new Grant(List.of(actions), notActions.isEmpty() ? List.of() : List.of(notActions), false);
    DenyAssignment denied =
        new DenyAssignment(
            ResourceId.of("/d"),
            "d",
            ResourceId.of(at),
            List.of(denial),
            false,
            List.of(),
            List.of());
    Reading<List<String>> list =
        new Completeness(SCOPE, rights("*"), known("deny assignments", List.of(denied)))
            .of(EMPTY, "vaults", READ);
    assertThat(list instanceof Reading.Known).isEqualTo(complete);
  }

  private static Reading<Rights> rights(String action) {
    return known("rights", new Rights(List.of(new Grant(List.of(action), List.of(), false))));
  }

  private static <T> Reading<T> known(String where, T value) {
    return Reading.known(value, Seen.of(new Source(where, Instant.EPOCH, Vantage.ARM)));
  }

  private static List<String> gaps(Reading<?> reading) {
    return ((Reading.Unreadable<?>) reading).gaps().stream().map(Gap::what).toList();
  }
}
