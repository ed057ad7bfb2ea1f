package io.github.asrprecheck.check;

import static io.github.asrprecheck.testing.Estates.SUB;
import static io.github.asrprecheck.testing.Estates.machine;
import static io.github.asrprecheck.testing.Estates.size;
import static io.github.asrprecheck.testing.QuotaEstates.accelerated;
import static io.github.asrprecheck.testing.QuotaEstates.architecture;
import static io.github.asrprecheck.testing.QuotaEstates.d4;
import static io.github.asrprecheck.testing.QuotaEstates.dataDisks;
import static io.github.asrprecheck.testing.QuotaEstates.generations;
import static io.github.asrprecheck.testing.QuotaEstates.holding;
import static io.github.asrprecheck.testing.QuotaEstates.nics;
import static io.github.asrprecheck.testing.QuotaEstates.offeredInZones;
import static io.github.asrprecheck.testing.QuotaEstates.offering;
import static io.github.asrprecheck.testing.QuotaEstates.osDisk;
import static io.github.asrprecheck.testing.QuotaEstates.premium;
import static io.github.asrprecheck.testing.QuotaEstates.restricted;
import static io.github.asrprecheck.testing.QuotaEstates.with;
import static io.github.asrprecheck.testing.QuotaEstates.zonal;
import static io.github.asrprecheck.testing.QuotaEstates.zonePlanned;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Location;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Nic;
import io.github.asrprecheck.fact.VmSize;
import io.github.asrprecheck.testing.Estates;
import io.github.asrprecheck.testing.Findings;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether each machine's size, or another one, can be had in the target region and its zones, and
 * carries the machine.
 */
class TargetQuotaSizesTest {
  private static final String OFFERED = "target-quota/size-offered";
  private static final String FEATURES = "target-quota/size-features";
  private static final String ZONES = "target-quota/zones";
  private static final String FAMILY = "target-quota/family-cores";
  private static final VmSize E4 = size("Standard_E4s_v5", "standardESv5Family", 4);

  private static Findings judged(Estate estate) {
    return Findings.of(new TargetQuotaCheck(), estate);
  }

  // Offered, restricted, missing.

  @Test
  void theSizeIsFoundWhateverItsCase() {
    judged(with(machine("web", "standard_d4S_V5"))).passes(OFFERED, "web").says(FAMILY, "need 4");
  }

  @Test
  void aRestrictionOnTheRegionFailsAndNamesTheClosestSize() {
    judged(
            offering(
                with(machine("web")),
                restricted(d4(), "Location", "NotAvailableForSubscription"),
                E4))
        .fails(OFFERED, "web")
        .says(
            OFFERED,
            "may not be used in centralus by this subscription (NotAvailableForSubscription)")
        .says(OFFERED, "the closest size there that fits is Standard_E4s_v5")
        .advises(
            OFFERED,
            "Ask Azure support for access to Standard_D4s_v5 in centralus, or choose"
                + " Standard_E4s_v5")
        .passes(FEATURES, "web")
        .passes(FAMILY, "standardESv5Family");
  }

  @Test
  void aRestrictionByTheOfferSaysSoAndWithoutAnotherSizeItsOwnFamilyIsCounted() {
    judged(offering(with(machine("web")), restricted(d4(), "location", "QuotaId")))
        .fails(OFFERED, "web")
        .says(OFFERED, "(QuotaId); no size there fits the machine")
        .advises(
            OFFERED,
            "The subscription's offer forbids this size: change the offer, or take another target"
                + " region")
        .silent(FEATURES)
        .says(FAMILY, "standardDSv5Family cores in centralus: need 4");
  }

  @Test
  void aRestrictionOnZonesWarnsAMachineOfNoZoneAndNamesThem() {
    judged(
            offering(
                with(machine("web")),
                restricted(d4(), "Zone", "NotAvailableForSubscription", "3", "1")))
        .warns(OFFERED, "web")
        .says(
            OFFERED, "is offered in centralus, but not in zones 1, 3 (NotAvailableForSubscription)")
        .advises(OFFERED, "without a zone, or take zone 2.")
        .says(FAMILY, "need 4");
  }

  @Test
  void aRestrictionOnEveryZoneStillWarnsOnly() {
    judged(
            offering(
                with(machine("web")),
                restricted(d4(), "Zone", "NotAvailableForSubscription", "1", "2", "3")))
        .warns(OFFERED, "web")
        .advises(OFFERED, "Leave the replica without a zone.");
  }

  @Test
  void aRestrictionOnZonesFailsForMachinesOfThatZoneOnly() {
    Estate estate = with(zonal(machine("one"), "1"), zonal(machine("two"), "2"), machine("free"));
    judged(offering(estate, restricted(d4(), "Zone", "NotAvailableForSubscription", "1")))
        .fails(OFFERED, "one")
        .says(
            OFFERED,
            "cannot be used in zone 1 of centralus (NotAvailableForSubscription); open there: zones"
                + " 2, 3")
        .warns(OFFERED, "two", "free")
        .passes(ZONES, "one", "two")
        .says(FAMILY, "need 12");
  }

  @Test
  void aSizeThatIsNotOfferedInTheMachinesZoneFails() {
    judged(offering(with(zonal(machine("one"), "1")), offeredInZones(d4(), "2", "3")))
        .fails(OFFERED, "one")
        .says(
            OFFERED, "cannot be used in zone 1 of centralus (not offered); open there: zones 2, 3");
  }

  @Test
  void thePlannedZoneCountsForEveryMachine() {
    Estate estate =
        offering(
            with(machine("web")), restricted(d4(), "Zone", "NotAvailableForSubscription", "2"));
    judged(zonePlanned(estate, "2")).fails(OFFERED, "web").passes(ZONES, "centralus zone 2");
    judged(zonePlanned(estate, "3")).warns(OFFERED, "web");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Tenant", "Unknown"})
  void aRestrictionNeverHeardOfIsUnknownAndStillCounted(String type) {
    judged(offering(with(machine("web")), restricted(d4(), type, "SomeNewReason")))
        .cannotTell(OFFERED, "web")
        .says(OFFERED, "the restriction " + type + " (SomeNewReason) on Standard_D4s_v5")
        .passes(FAMILY)
        .says(FAMILY, "need 4");
  }

  @Test
  void aZoneRestrictionThatNamesNoZoneIsUnknown() {
    judged(offering(with(machine("web")), restricted(d4(), "Zone", "X")))
        .cannotTell(OFFERED, "web");
  }

  @Test
  void aMissingSizeWarnsAndNamesTheClosestWhichIsCounted() {
    judged(offering(with(machine("web")), E4))
        .warns(OFFERED, "web")
        .says(
            OFFERED,
            "Standard_D4s_v5 is not offered in centralus; the closest size there that fits is"
                + " Standard_E4s_v5")
        .advises(OFFERED, "Choose Standard_E4s_v5")
        .passes(FEATURES, "web")
        .passes(FAMILY, "standardESv5Family");
  }

  @Test
  void aMissingSizeWithoutAnotherThatFitsFails() {
    judged(offering(with(nics(machine("web"), 5)), E4))
        .fails(OFFERED, "web")
        .says(OFFERED, "is not offered in centralus; no size there fits the machine")
        .silent(FEATURES)
        .says(FAMILY, "standardDSv5Family cores in centralus: need 4");
  }

  @Test
  void aMissingSizeIsNoFailureWhileAnotherMightDo() {
    judged(offering(with(machine("web")), premium(E4, null)))
        .cannotTell(OFFERED, "web")
        .says(OFFERED, "whether any of 1 sizes will do, Standard_E4s_v5 among them")
        .cannotTell(FEATURES, "web")
        .cannotTell(FAMILY);
  }

  @Test
  void aSizeOfNeitherRegionIsUnknown() {
    judged(with(machine("web", "Standard_X9")))
        .cannotTell(OFFERED, "web")
        .says(OFFERED, "Standard_X9 is among the sizes of neither region");
  }

  @Test
  void theSourceRegionIsNeededForAMissingSizeOnly() {
    Estate estate = Estates.forbidden(with(machine("web")), Fact.SOURCE_OFFER, SUB);
    judged(estate).passes(OFFERED, "web");
    judged(offering(estate, E4))
        .cannotTell(OFFERED, "web")
        .blames(Estates.forbidden(Fact.SOURCE_OFFER, SUB));
  }

  @Test
  void theClosestSizeHangsOnDisksAndInterfaces() {
    Estate estate = Estates.forbidden(offering(with(machine("web")), E4), Fact.DISKS, SUB);
    judged(estate).cannotTell(OFFERED, "web").blames(Estates.forbidden(Fact.DISKS, SUB));
  }

  // What the size carries.

  static Stream<Arguments> lacking() {
    Machine web = machine("web");
    return Stream.of(
        Arguments.of(
            nics(web, 4),
            holding(d4(), 8, 2),
            "it holds 2 network interfaces and the machine has 4"),
        Arguments.of(
            dataDisks(web, "Premium_LRS", "Premium_LRS", "Premium_LRS"),
            holding(d4(), 2, 4),
            "it holds 2 data disks and the machine has 3"),
        Arguments.of(
            web, premium(d4(), false), "it takes no premium disks and the machine has some"),
        Arguments.of(
            dataDisks(osDisk(web, "Standard_LRS"), "PremiumV2_LRS"),
            premium(d4(), false),
            "it takes no premium disks"),
        Arguments.of(
            web, generations(d4(), "V1"), "it runs generation V1 and the system disk is V2"),
        Arguments.of(web, architecture(d4(), "Arm64"), "it has an Arm64 processor"));
  }

  @ParameterizedTest
  @MethodSource("lacking")
  void aSizeThatLacksWhatTheMachineHasFails(Machine machine, VmSize size, String lacks) {
    judged(offering(with(machine), size)).fails(FEATURES, "web").says(FEATURES, lacks);
  }

  @Test
  void anotherSizeThatCarriesTheMachineIsNamed() {
    judged(offering(with(nics(machine("web"), 4)), holding(d4(), 8, 2), E4))
        .fails(FEATURES, "web")
        .advises(FEATURES, "such as Standard_E4s_v5");
  }

  static Stream<Arguments> filling() {
    Machine web = machine("web");
    return Stream.of(
        Arguments.of(nics(web, 4), holding(d4(), 0, 4)),
        Arguments.of(dataDisks(web, "Premium_LRS", "Premium_LRS"), holding(d4(), 2, 1)),
        Arguments.of(osDisk(web, "StandardSSD_LRS"), premium(d4(), false)),
        Arguments.of(web, premium(d4(), true)),
        Arguments.of(web, generations(d4(), "V2")),
        Arguments.of(web, generations(d4(), "V1", "v2")));
  }

  @ParameterizedTest
  @MethodSource("filling")
  void aSizeThatJustCarriesTheMachinePasses(Machine machine, VmSize size) {
    judged(offering(with(machine), size)).passes(FEATURES, "web");
  }

  static Stream<Arguments> untold() {
    return Stream.of(
        Arguments.of(holding(d4(), null, 4), "how many data disks it holds"),
        Arguments.of(holding(d4(), 8, null), "how many network interfaces it holds"),
        Arguments.of(premium(d4(), null), "whether it takes premium disks"),
        Arguments.of(generations(d4()), "which generations it runs"),
        Arguments.of(architecture(d4(), null), "its processor architecture"),
        Arguments.of(architecture(d4(), "RiscV"), "its processor architecture"));
  }

  @ParameterizedTest
  @MethodSource("untold")
  void whatAzureDoesNotTellOfTheSizeIsUnknown(VmSize size, String what) {
    judged(offering(with(machine("web")), size)).cannotTell(FEATURES, "web").says(FEATURES, what);
  }

  @Test
  void aDiskOfUnknownKindMattersOnlyWhereTheSizeTakesNoPremium() {
    Estate estate = with(osDisk(machine("web"), null));
    judged(estate).passes(FEATURES, "web");
    judged(offering(estate, premium(d4(), false)))
        .cannotTell(FEATURES, "web")
        .says(FEATURES, "whether the machine has premium disks");
  }

  @Test
  void acceleratedNetworkingThatWouldBeLostWarns() {
    Estate estate = withAcceleration(with(machine("web")), true);
    judged(estate).passes(FEATURES, "web");
    judged(offering(estate, accelerated(d4(), false)))
        .warns(FEATURES, "web")
        .says(FEATURES, "has no accelerated networking, which the machine uses");
    judged(offering(withAcceleration(estate, false), accelerated(d4(), false)))
        .passes(FEATURES, "web");
    judged(offering(withAcceleration(estate, null), accelerated(d4(), false)))
        .cannotTell(FEATURES, "web");
  }

  private static Estate withAcceleration(Estate estate, Boolean accelerated) {
    return Estates.changed(
        estate,
        Fact.NICS,
        SUB,
        all ->
            all.stream()
                .map(
                    n ->
                        new Nic(
                            n.id(),
                            n.securityGroup(),
                            n.ipConfigurations(),
                            n.dnsServers(),
                            accelerated))
                .toList());
  }

  @Test
  void whatASizeMustCarryIsUnknownWhereDisksOrInterfacesAreHidden() {
    for (Fact<?> fact : List.of(Fact.DISKS, Fact.NICS)) {
      judged(Estates.forbidden(with(machine("web")), fact, SUB))
          .passes(OFFERED, "web")
          .cannotTell(FEATURES, "web")
          .blames(Estates.forbidden(fact, SUB));
    }
  }

  @Test
  void tooManyInterfacesFailEvenWhereTheDisksAreHidden() {
    Estate estate = offering(with(nics(machine("web"), 4)), holding(d4(), 8, 2), E4);
    judged(Estates.forbidden(estate, Fact.DISKS, SUB)).fails(FEATURES, "web");
  }

  // Zones.

  @Test
  void aZonalMachineLosesItsZoneWhereTheRegionHasNone() {
    Estate estate = zones(offering(with(zonal(machine("one"), "1")), offeredInZones(d4())));
    judged(estate)
        .warns(ZONES, "one")
        .says(ZONES, "The machine is in zone 1, and centralus has no zones")
        .passes(OFFERED, "one");
  }

  @Test
  void aZoneNumberThatTheTargetLacksWarns() {
    judged(zones(with(zonal(machine("one"), "3")), "1", "2"))
        .warns(ZONES, "one")
        .says(ZONES, "centralus has zones 1, 2");
  }

  @Test
  void aPlannedZoneThatTheTargetLacksFails() {
    judged(zonePlanned(zones(with(machine("web")), "1", "2"), "3"))
        .fails(ZONES, "centralus zone 3")
        .says(ZONES, "centralus has no zone 3 for this subscription: centralus has zones 1, 2");
  }

  @Test
  void withoutZonesWantedNothingIsSaidOfThem() {
    judged(Estates.ready()).silent(ZONES);
  }

  @Test
  void aRegionThatIsNotListedIsUnknown() {
    Estate estate = with(zonal(machine("one"), "1"));
    judged(Estates.set(estate, Fact.LOCATIONS, SUB, List.of()))
        .cannotTell(ZONES, "one")
        .says(ZONES, "centralus is not among the regions of the subscription");
  }

  private static Estate zones(Estate estate, String... zones) {
    return Estates.set(
        estate,
        Fact.LOCATIONS,
        SUB,
        List.of(new Location(Estates.CENTRAL, "Central US", "Physical", List.of(zones))));
  }
}
