package io.github.asrprecheck.check;

import static io.github.asrprecheck.testing.Estates.SUB;
import static io.github.asrprecheck.testing.Estates.machine;
import static io.github.asrprecheck.testing.Estates.size;
import static io.github.asrprecheck.testing.QuotaEstates.DR;
import static io.github.asrprecheck.testing.QuotaEstates.OTHER;
import static io.github.asrprecheck.testing.QuotaEstates.beside;
import static io.github.asrprecheck.testing.QuotaEstates.d4;
import static io.github.asrprecheck.testing.QuotaEstates.elsewhere;
import static io.github.asrprecheck.testing.QuotaEstates.noQuota;
import static io.github.asrprecheck.testing.QuotaEstates.offering;
import static io.github.asrprecheck.testing.QuotaEstates.priority;
import static io.github.asrprecheck.testing.QuotaEstates.quota;
import static io.github.asrprecheck.testing.QuotaEstates.together;
import static io.github.asrprecheck.testing.QuotaEstates.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.ProtectedItem;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Source;
import io.github.asrprecheck.fact.Usage;
import io.github.asrprecheck.testing.Estates;
import io.github.asrprecheck.testing.Findings;
import io.github.asrprecheck.testing.QuotaEstates;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What all machines together draw from the quotas of cores and machines. */
class TargetQuotaCheckTest {
  private static final String FAMILY = "target-quota/family-cores";
  private static final String REGIONAL = "target-quota/regional-cores";
  private static final String COUNT = "target-quota/machine-count";
  private static final String SPOT = "target-quota/spot-cores";
  private static final String PROTECTED = "target-quota/protected-machines";
  private static final String CAPACITY = "Quota is not capacity";

  private static Findings judged(Estate estate) {
    return Findings.of(new TargetQuotaCheck(), estate);
  }

  @Test
  void everythingIsWellInTheReadyEstate() {
    assertThat(judged(Estates.ready()).all())
        .isNotEmpty()
        .allMatch(
            f ->
                f.verdict() instanceof Verdict.Pass
                    || f.verdict() instanceof Verdict.NotApplicable);
  }

  // Families, total, number.

  @Test
  void fillingTheFamilyExactlyPasses() {
    judged(quota(Estates.ready(), Fact.COMPUTE_USAGE, "standardDSv5Family", 2, 10))
        .passes(FAMILY, "standardDSv5Family")
        .says(FAMILY, "standardDSv5Family cores in centralus: need 8 of 8 free: 2 used of 10");
  }

  @Test
  void oneCoreTooFewFailsAndSaysByHowMuch() {
    judged(quota(Estates.ready(), Fact.COMPUTE_USAGE, "standardDSv5Family", 3, 10))
        .fails(FAMILY, "standardDSv5Family")
        .says(FAMILY, "need 8, only 7 free: 3 used of 10, short by 1")
        .advises(FAMILY, "raise the limit of standardDSv5Family from 10 to 11")
        .advises(FAMILY, "--limit-object value=11 --resource-type dedicated")
        .passes(REGIONAL);
  }

  @Test
  void eachAloneFitsButTogetherTheyDoNot() {
    judged(quota(Estates.ready(), Fact.COMPUTE_USAGE, "cores", 95, 100))
        .fails(REGIONAL, "subscription " + SUB)
        .says(
            REGIONAL,
            "regional cores in centralus: need 8, only 5 free: 95 used of 100, short by 3")
        .passes(FAMILY);
  }

  @Test
  void aFamilyThatWasNeverGrantedFails() {
    judged(quota(Estates.ready(), Fact.COMPUTE_USAGE, "standardDSv5Family", 0, 0))
        .fails(FAMILY)
        .says(FAMILY, "0 used of 0 (none granted), short by 8");
  }

  @Test
  void moreUsedThanAllowedLeavesNothing() {
    judged(quota(Estates.ready(), Fact.COMPUTE_USAGE, "standardDSv5Family", 12, 10))
        .fails(FAMILY)
        .says(FAMILY, "only 0 free: 12 used of 10, short by 8")
        .advises(FAMILY, "Ask for 10 more");
  }

  @ParameterizedTest
  @CsvSource({"-1", "2147483647"})
  void thereIsNoLimit(long limit) {
    judged(quota(Estates.ready(), Fact.COMPUTE_USAGE, "standardDSv5Family", 7000, limit))
        .passes(FAMILY)
        .says(FAMILY, "need 8, no limit (7000 used)");
  }

  @ParameterizedTest
  @CsvSource({
    "standardDSv5Family, target-quota/family-cores",
    "cores, target-quota/regional-cores",
    "virtualMachines, target-quota/machine-count"
  })
  void anAbsentQuotaIsNeitherZeroNorUnlimited(String name, String rule) {
    judged(noQuota(Estates.ready(), Fact.COMPUTE_USAGE, name))
        .cannotTell(rule)
        .says(rule, "no quota named " + name);
  }

  @Test
  void theFamilyIsFoundWhateverItsCase() {
    Estate estate = noQuota(Estates.ready(), Fact.COMPUTE_USAGE, "standardDSv5Family");
    judged(quota(estate, Fact.COMPUTE_USAGE, "STANDARDDSV5FAMILY", 3, 10)).fails(FAMILY);
  }

  @Test
  void aFamilyOfAnotherExactNameDoesNotStandForIt() {
    Estate estate = noQuota(Estates.ready(), Fact.COMPUTE_USAGE, "standardDSv5Family");
    judged(quota(estate, Fact.COMPUTE_USAGE, "standardDSv5FamilyPromo", 0, 500)).cannotTell(FAMILY);
  }

  @Test
  void twoSpellingsOfOneFamilyAreOneSum() {
    Estate estate =
        offering(
            with(machine("web"), machine("big", "Standard_D8s_v5")),
            d4(),
            size("Standard_D8s_v5", "StandardDsV5Family", 8));
    Findings found = judged(quota(estate, Fact.COMPUTE_USAGE, "standardDSv5Family", 0, 11));
    found.fails(FAMILY).says(FAMILY, "need 12, only 11 free");
    assertThat(found.of(FAMILY)).hasSize(1);
  }

  @Test
  void eachFamilyIsHeldAgainstItsOwnQuota() {
    Estate estate = with(machine("web"), machine("cache", "Standard_E4s_v5"));
    judged(quota(estate, Fact.COMPUTE_USAGE, "standardESv5Family", 47, 50))
        .passes(FAMILY, "standardDSv5Family")
        .fails(FAMILY, "standardESv5Family")
        .says(REGIONAL, "need 8 of 90 free");
  }

  @Test
  void theNumberOfMachinesIsCounted() {
    judged(quota(Estates.ready(), Fact.COMPUTE_USAGE, "virtualMachines", 8, 10)).passes(COUNT);
    judged(quota(Estates.ready(), Fact.COMPUTE_USAGE, "virtualMachines", 9, 10))
        .fails(COUNT)
        .says(COUNT, "need 2, only 1 free: 9 used of 10, short by 1");
  }

  @Test
  void forbiddenUsagesHideEveryQuotaButNotTheSizes() {
    Gap gap = Estates.forbidden(Fact.COMPUTE_USAGE, SUB);
    judged(Estates.forbidden(Estates.ready(), Fact.COMPUTE_USAGE, SUB))
        .cannotTell(FAMILY)
        .cannotTell(REGIONAL)
        .cannotTell(COUNT)
        .cannotTell("target-quota/disks")
        .passes("target-quota/size-offered", "web", "db")
        .blames(gap);
  }

  // What hides a part of the demand.

  @Test
  void aHiddenOfferHidesTheCoresButNeitherInterfacesNorDisks() {
    judged(Estates.forbidden(Estates.ready(), Fact.TARGET_OFFER, SUB))
        .cannotTell("target-quota/size-offered", "web", "db")
        .cannotTell("target-quota/size-features", "web", "db")
        .cannotTell(FAMILY)
        .cannotTell(REGIONAL)
        .passes(COUNT)
        .passes("target-quota/network-interfaces")
        .passes("target-quota/disks")
        .blames(Estates.forbidden(Fact.TARGET_OFFER, SUB));
  }

  @Test
  void oneMachineOfUnknownSizeMayBeOfAnyFamily() {
    judged(with(machine("web"), machine("odd", null)))
        .cannotTell("target-quota/size-offered", "odd")
        .cannotTell(FAMILY, "standardDSv5Family")
        .says(FAMILY, "at least 4, 50 are free; hidden: the size of odd")
        .cannotTell(REGIONAL)
        .passes(COUNT);
  }

  @Test
  void whatIsSeenIsAlreadyTooMuch() {
    Estate estate = with(machine("web"), machine("odd", null));
    judged(quota(estate, Fact.COMPUTE_USAGE, "standardDSv5Family", 7, 10))
        .fails(FAMILY)
        .says(FAMILY, "need at least 4, only 3 free");
  }

  @Test
  void theSourceRegionTellsTheFamilyThatTheTargetDoesNot() {
    Estate estate = offering(Estates.ready(), QuotaEstates.counting(d4(), null, null, 16.0));
    judged(estate).passes(FAMILY, "standardDSv5Family").says(FAMILY, "need 8");
    judged(Estates.forbidden(estate, Fact.SOURCE_OFFER, SUB))
        .passes("target-quota/size-offered")
        .cannotTell(FAMILY)
        .cannotTell(REGIONAL)
        .blames(Estates.forbidden(Fact.SOURCE_OFFER, SUB));
  }

  // Spot.

  @Test
  void spotMachinesDrawTheirOwnQuotaOnly() {
    Estate estate = with(machine("web"), priority(machine("batch"), "Spot"));
    judged(estate)
        .passes(SPOT)
        .says(SPOT, "Spot cores in centralus: need 4 of 100 free")
        .says(FAMILY, "need 4 of 50 free")
        .says(REGIONAL, "need 4 of 90 free")
        .says(COUNT, "need 2");
    judged(quota(estate, Fact.COMPUTE_USAGE, "lowPriorityCores", 97, 100))
        .warns(SPOT)
        .says(SPOT, "need 4, only 3 free: 97 used of 100, short by 1");
  }

  @Test
  void withoutSpotMachinesNothingIsSaidOfSpot() {
    judged(Estates.ready()).silent(SPOT);
  }

  @Test
  void onlySpotMachinesStillRestOnTheListOfMachines() {
    Findings found = judged(with(priority(machine("batch"), "Low")));
    found.passes(REGIONAL).silent(FAMILY);
    assertThat(sources(found.of(REGIONAL).get(0))).contains(SUB + " machines");
  }

  @Test
  void aPriorityNeverHeardOfMayDrawAnything() {
    judged(with(machine("web"), priority(machine("odd"), "Burst")))
        .cannotTell(FAMILY)
        .cannotTell(REGIONAL)
        .says(REGIONAL, "the priority of odd")
        .passes(COUNT);
  }

  // Several subscriptions.

  @Test
  void twoSubscriptionsIntoOneAreOneSum() {
    Estate estate = together(beside(with(machine("web")), machine("db"), machine("app")));
    judged(estate)
        .passes(FAMILY, "standardDSv5Family")
        .says(FAMILY, "need 12 of 50 free")
        .says(COUNT, "need 3")
        .says("target-quota/network-interfaces", "need 3")
        .says("target-quota/disks", "Premium_LRS disks in centralus: need 3");
    Estate tight =
        Estates.changed(
            estate, Fact.COMPUTE_USAGE, DR, all -> replaced(all, "standardDSv5Family", 39, 50));
    judged(tight).fails(FAMILY).says(FAMILY, "need 12, only 11 free: 39 used of 50, short by 1");
  }

  @Test
  void twoSubscriptionsEachIntoItselfAreTwoSums() {
    Estate estate = beside(with(machine("web")), machine("db"), machine("app"));
    Findings found = judged(estate);
    found
        .passes(
            FAMILY,
            "standardDSv5Family (subscription " + SUB + ")",
            "standardDSv5Family (subscription " + OTHER + ")")
        .says(FAMILY, "need 4 of 50 free")
        .says(FAMILY, "need 8 of 50 free");
    assertThat(found.of(REGIONAL)).hasSize(2);
  }

  @Test
  void aHiddenListOfOneSubscriptionHidesAPartOfTheSum() {
    Estate estate =
        Estates.forbidden(
            together(beside(with(machine("web")), machine("db"))), Fact.MACHINES, OTHER);
    judged(estate)
        .cannotTell("target-quota/size-offered", "subscription " + OTHER)
        .passes("target-quota/size-offered", "web")
        .cannotTell(FAMILY, "standardDSv5Family")
        .cannotTell(REGIONAL)
        .cannotTell(COUNT)
        .says(COUNT, "at least 1")
        .cannotTell("target-quota/network-interfaces")
        .cannotTell("target-quota/public-ips")
        .cannotTell("target-quota/disks")
        .cannotTell("target-quota/storage-accounts", "subscription " + OTHER)
        .blames(Estates.forbidden(Fact.MACHINES, OTHER));
  }

  @Test
  void aSumOverTwoListsRestsOnTheEmptyOneToo() {
    Findings found = judged(together(beside(with(machine("web")))));
    for (String rule :
        List.of(FAMILY, REGIONAL, COUNT, "target-quota/network-interfaces", "target-quota/disks")) {
      assertThat(sources(found.of(rule).get(0)))
          .as(rule)
          .contains(SUB + " machines", OTHER + " machines");
    }
  }

  @Test
  void withoutAMachineNothingIsApplicableAndNothingElseIsLookedAt() {
    Set<Estate.Key> touched = new LinkedHashSet<>();
    Estate estate = Estates.set(Estates.ready(), Fact.MACHINES, SUB, List.of());
    Findings found = judged(estate.observedBy(touched::add));
    assertThat(touched).containsExactly(new Estate.Key(Fact.MACHINES, SUB));
    assertThat(found.all())
        .hasSize(new TargetQuotaCheck().rules().size())
        .allSatisfy(f -> assertThat(f.verdict()).isInstanceOf(Verdict.NotApplicable.class))
        .allSatisfy(f -> assertThat(sources(f)).containsExactly(SUB + " machines"));
  }

  @Test
  void onlyHiddenListsAreUnknownNotNothing() {
    Findings found = judged(Estates.forbidden(Estates.ready(), Fact.MACHINES, SUB));
    found
        .cannotTell("target-quota/size-offered")
        .cannotTell(FAMILY)
        .cannotTell(REGIONAL)
        .cannotTell(COUNT)
        .cannotTell("target-quota/network-interfaces")
        .cannotTell("target-quota/disks");
    assertThat(found.all()).noneMatch(f -> f.verdict() instanceof Verdict.Pass);
  }

  // Machines that are protected already.

  @Test
  void noOtherProtectedMachineIsNotApplicable() {
    Findings found = judged(Estates.ready());
    found.notApplicable(PROTECTED);
    assertThat(sources(found.of(PROTECTED).get(0)))
        .containsExactly(SUB + " protected-items", SUB + " machines");
  }

  @Test
  void whatFitsOnlyWithoutTheProtectedMachinesWarns() {
    Estate estate = protecting(elsewhere("old", "Standard_D8s_v5"));
    judged(quota(estate, Fact.COMPUTE_USAGE, "standardDSv5Family", 34, 50))
        .passes(FAMILY)
        .passes(PROTECTED, "standardDSv5Family")
        .says(PROTECTED, "With the 1 other machine already protected: standardDSv5Family cores")
        .says(PROTECTED, "need 16 of 16 free")
        .says(PROTECTED, "regional cores in centralus: need 16 of 90 free")
        .says(PROTECTED, "virtual machines in centralus: need 3");
    judged(quota(estate, Fact.COMPUTE_USAGE, "standardDSv5Family", 35, 50))
        .passes(FAMILY)
        .warns(PROTECTED, "standardDSv5Family")
        .says(PROTECTED, "need 16, only 15 free: 35 used of 50, short by 1");
  }

  @Test
  void aProtectedMachineOfTheScopeIsNotCountedTwice() {
    judged(
            protecting(
                new ProtectedItem(
                    Estates.id("dr-rg", "Microsoft.RecoveryServices/vaults/x/items", "web"),
                    ResourceId.of(machine("web").id().text().toUpperCase(Locale.ROOT)),
                    "Protected",
                    "Standard_D4s_v5",
                    Estates.CENTRAL,
                    Estates.group("dr-rg"))))
        .notApplicable(PROTECTED);
  }

  @Test
  void aProtectedMachineThatGoesElsewhereIsNotCounted() {
    ProtectedItem item = elsewhere("old", "Standard_D8s_v5");
    judged(
            protecting(
                new ProtectedItem(
                    item.id(),
                    item.machine(),
                    item.state(),
                    item.targetSize(),
                    Estates.EAST,
                    item.targetGroup())))
        .notApplicable(PROTECTED);
  }

  @Test
  void aProtectedMachineOfUnknownSizeHidesAPart() {
    judged(protecting(elsewhere("old", null), elsewhere("older", "Standard_D2s_v5")))
        .cannotTell(PROTECTED, "standardDSv5Family")
        .says(PROTECTED, "the cores of the target size of the protected machine old")
        .passes(FAMILY);
    judged(protecting(elsewhere("old", "Standard_Z1"))).cannotTell(PROTECTED).passes(REGIONAL);
  }

  @Test
  void hiddenMachinesMayBeOfTheFamilyThatOnlyProtectedOnesShow() {
    Estate estate =
        Estates.forbidden(protecting(elsewhere("old", "Standard_E4s_v5")), Fact.MACHINES, SUB);
    judged(estate).cannotTell(PROTECTED, "standardESv5Family");
  }

  private static Estate protecting(ProtectedItem... items) {
    return Estates.set(Estates.ready(), Fact.PROTECTED_ITEMS, SUB, List.of(items));
  }

  // Said once.

  static Stream<Estate> estatesWithMachines() {
    return Stream.of(
        Estates.ready(),
        beside(with(machine("web")), machine("db")),
        Estates.forbidden(Estates.ready(), Fact.COMPUTE_USAGE, SUB),
        quota(Estates.ready(), Fact.COMPUTE_USAGE, "cores", 100, 100));
  }

  @ParameterizedTest
  @MethodSource("estatesWithMachines")
  void thatQuotaIsNotCapacityIsSaidExactlyOnce(Estate estate) {
    assertThat(judged(estate).all().stream().filter(f -> f.says().contains(CAPACITY)))
        .singleElement()
        .satisfies(f -> assertThat(f.rule().id()).isEqualTo(REGIONAL));
  }

  private static List<Usage> replaced(List<Usage> all, String name, long current, long limit) {
    return all.stream()
        .map(u -> u.name().equals(name) ? new Usage(name, current, limit) : u)
        .toList();
  }

  static List<String> sources(Finding finding) {
    List<Source> sources =
        finding.verdict() instanceof Verdict.Pass pass
            ? pass.seen().sources()
            : ((Verdict.NotApplicable) finding.verdict()).seen().sources();
    return sources.stream().map(Source::where).toList();
  }

  @Test
  void aFamilyBearsOnItsMachinesOnly() {
    Estate estate = Estates.withMachines(machine("web"), machine("db", "Standard_E4s_v5"));
    List<Finding> families =
        Findings.of(new TargetQuotaCheck(), estate).of("target-quota/family-cores");
    assertThat(families)
        .extracting(f -> f.subject().label() + " " + f.machines())
        .containsExactlyInAnyOrder(
            "standardDSv5Family [" + machine("web").id() + "]",
            "standardESv5Family [" + machine("db").id() + "]");
    Estate odd = Estates.withMachines(machine("web"), machine("db", null));
    assertThat(Findings.of(new TargetQuotaCheck(), odd).of("target-quota/family-cores"))
        .as("a machine of unknown size may be of any family")
        .allMatch(f -> f.machines().isEmpty());
  }
}
