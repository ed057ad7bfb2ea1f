package io.github.asrprecheck.check;

import static io.github.asrprecheck.testing.Estates.SUB;
import static io.github.asrprecheck.testing.Estates.machine;
import static io.github.asrprecheck.testing.QuotaEstates.OTHER;
import static io.github.asrprecheck.testing.QuotaEstates.beside;
import static io.github.asrprecheck.testing.QuotaEstates.dataDisks;
import static io.github.asrprecheck.testing.QuotaEstates.nics;
import static io.github.asrprecheck.testing.QuotaEstates.noQuota;
import static io.github.asrprecheck.testing.QuotaEstates.osDisk;
import static io.github.asrprecheck.testing.QuotaEstates.quota;
import static io.github.asrprecheck.testing.QuotaEstates.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.StorageAccount;
import io.github.asrprecheck.testing.Estates;
import io.github.asrprecheck.testing.Findings;
import io.github.asrprecheck.testing.QuotaEstates;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Interfaces, public addresses, replica disks and the cache account. */
class TargetQuotaResourcesTest {
  private static final String INTERFACES = "target-quota/network-interfaces";
  private static final String ADDRESSES = "target-quota/public-ips";
  private static final String DISKS = "target-quota/disks";
  private static final String ACCOUNTS = "target-quota/storage-accounts";

  private static Findings judged(Estate estate) {
    return Findings.of(new TargetQuotaCheck(), estate);
  }

  // Interfaces and addresses.

  @Test
  void everyInterfaceOfEveryMachineIsCounted() {
    Estate estate = with(nics(machine("web"), 3), machine("db"));
    judged(quota(estate, Fact.NETWORK_USAGE, "NetworkInterfaces", 6, 10))
        .passes(INTERFACES)
        .says(INTERFACES, "network interfaces in centralus: need 4 of 4 free: 6 used of 10");
    judged(quota(estate, Fact.NETWORK_USAGE, "NetworkInterfaces", 7, 10))
        .warns(INTERFACES)
        .says(INTERFACES, "need 4, only 3 free: 7 used of 10, short by 1");
  }

  @Test
  void aCounterBelowZeroFreesNothing() {
    judged(quota(Estates.ready(), Fact.NETWORK_USAGE, "NetworkInterfaces", -12, 1))
        .warns(INTERFACES)
        .says(INTERFACES, "need 2, only 1 free: 0 used of 1");
  }

  @Test
  void withoutPublicAddressesNoneIsNeeded() {
    judged(Estates.ready()).notApplicable(ADDRESSES);
  }

  @Test
  void publicAddressesAreHeldAgainstBothQuotas() {
    Estate estate = withAddresses(with(machine("web"), machine("db")));
    judged(estate)
        .passes(ADDRESSES, "PublicIPAddresses", "StandardSkuPublicIpAddresses")
        .says(ADDRESSES, "need 2 of 999");
    judged(quota(estate, Fact.NETWORK_USAGE, "StandardSkuPublicIpAddresses", 9, 10))
        .passes(ADDRESSES, "PublicIPAddresses")
        .warns(ADDRESSES, "StandardSkuPublicIpAddresses")
        .says(ADDRESSES, "need 2, only 1 free: 9 used of 10, short by 1");
  }

  @Test
  void theNewerSpellingOfTheStandardQuotaIsTakenToo() {
    Estate estate =
        noQuota(
            withAddresses(with(machine("web"))),
            Fact.NETWORK_USAGE,
            "StandardSkuPublicIpAddresses");
    judged(estate).cannotTell(ADDRESSES, "StandardSkuPublicIpAddresses");
    judged(quota(estate, Fact.NETWORK_USAGE, "ipv4standardskupublicipaddresses", 0, 10))
        .passes(ADDRESSES, "StandardSkuPublicIpAddresses");
  }

  @Test
  void ofTwoSpellingsTheTighterCounts() {
    Estate estate = withAddresses(with(machine("web")));
    judged(quota(estate, Fact.NETWORK_USAGE, "IPv4StandardSkuPublicIpAddresses", 10, 10))
        .warns(ADDRESSES, "StandardSkuPublicIpAddresses");
  }

  @Test
  void anInterfaceThatCannotBeFoundMayHaveAnAddress() {
    Estate estate = Estates.set(with(machine("web")), Fact.NICS, SUB, List.of());
    judged(estate)
        .cannotTell(ADDRESSES, "PublicIPAddresses")
        .says(ADDRESSES, "network interface web-nic of web")
        .passes(INTERFACES);
  }

  private static Estate withAddresses(Estate estate) {
    return Estates.changed(
        estate,
        Fact.NICS,
        SUB,
        all ->
            all.stream()
                .map(
                    n ->
                        QuotaEstates.nic(
                            n.id(),
                            Estates.id(
                                "shop-rg",
                                "Microsoft.Network/publicIPAddresses",
                                n.id().name() + "-ip")))
                .toList());
  }

  // Disks.

  @ParameterizedTest
  @CsvSource({
    "Standard_LRS, StandardDiskCount",
    "StandardSSD_LRS, StandardSSDDiskCount",
    "StandardSSD_ZRS, StandardSSDZRSDiskCount",
    "Premium_LRS, PremiumDiskCount",
    "Premium_ZRS, PremiumZRSDiskCount",
    "PremiumV2_LRS, PremiumV2DiskCount",
    "UltraSSD_LRS, UltraSSDDiskCount",
    "premium_lrs, premiumdiskcount"
  })
  void eachKindOfDiskHasItsOwnQuota(String kind, String row) {
    Estate estate = with(dataDisks(osDisk(machine("web"), kind), kind));
    judged(quota(estate, Fact.COMPUTE_USAGE, row, 8, 10))
        .passes(DISKS)
        .says(DISKS, kind + " disks in centralus: need 2 of 2 free: 8 used of 10");
    judged(quota(estate, Fact.COMPUTE_USAGE, row, 9, 10))
        .fails(DISKS)
        .says(DISKS, "need 2, only 1 free: 9 used of 10, short by 1");
    judged(noQuota(estate, Fact.COMPUTE_USAGE, row)).cannotTell(DISKS);
  }

  @ParameterizedTest
  @CsvSource({
    "PremiumV2_LRS, PremiumV2DiskCount, PremiumV2DiskSizeInGB",
    "UltraSSD_LRS, UltraSSDDiskCount, UltraSSDDiskSizeInGB"
  })
  void someKindsAreLimitedInSizeToo(String kind, String countRow, String sizeRow) {
    Estate estate =
        quota(with(dataDisks(machine("web"), kind, kind)), Fact.COMPUTE_USAGE, countRow, 0, 1000);
    judged(estate).passes(DISKS, countRow);
    judged(quota(estate, Fact.COMPUTE_USAGE, sizeRow, 32568, 32768))
        .passes(DISKS, sizeRow)
        .says(DISKS, "need 200 of 200 free");
    judged(quota(estate, Fact.COMPUTE_USAGE, sizeRow, 32569, 32768))
        .fails(DISKS, sizeRow)
        .says(DISKS, "short by 1");
  }

  @Test
  void aKindNeverHeardOfIsUnknownAndTheOthersAreStillJudged() {
    judged(with(dataDisks(machine("web"), "PremiumV3_LRS")))
        .cannotTell(DISKS, "PremiumV3_LRS")
        .says(DISKS, "which quota counts disks of the kind PremiumV3_LRS")
        .passes(DISKS, "PremiumDiskCount");
  }

  @Test
  void aDiskWhoseKindNobodyTellsMayBeOfAnyKind() {
    judged(with(dataDisks(machine("web"), new String[] {null})))
        .cannotTell(DISKS, "PremiumDiskCount")
        .says(DISKS, "the kind of disk web-data0 of web");
  }

  @Test
  void theMachineTellsTheKindWhereTheDisksAreHiddenButNotThatAllAreSeen() {
    Estate estate = Estates.forbidden(with(machine("web")), Fact.DISKS, SUB);
    judged(estate).cannotTell(DISKS, "PremiumDiskCount").blames(Estates.forbidden(Fact.DISKS, SUB));
    judged(quota(estate, Fact.COMPUTE_USAGE, "PremiumDiskCount", 10, 10))
        .fails(DISKS)
        .says(DISKS, "need at least 1");
  }

  @Test
  void aSharedDiskIsOneDisk() {
    Machine one = dataDisks(machine("one"), "Premium_LRS");
    Machine two = machine("two");
    Machine both =
        new Machine(
            two.id(),
            two.name(),
            two.region(),
            two.size(),
            two.zones(),
            two.osType(),
            two.osDisk(),
            one.dataDisks(),
            two.nics(),
            two.priority(),
            two.scaleSet(),
            two.securityType(),
            two.powerState(),
            two.tags());
    judged(with(one, both)).says(DISKS, "Premium_LRS disks in centralus: need 3");
  }

  @Test
  void withoutManagedDisksNoReplicaIsMade() {
    judged(with(unmanaged(machine("web")))).notApplicable(DISKS);
  }

  private static Machine unmanaged(Machine m) {
    Machine.AttachedDisk vhd =
        new Machine.AttachedDisk(
            null, null, 64, "https://x.blob.core.windows.net/vhds/a.vhd", false);
    return new Machine(
        m.id(),
        m.name(),
        m.region(),
        m.size(),
        m.zones(),
        m.osType(),
        vhd,
        List.of(),
        m.nics(),
        m.priority(),
        m.scaleSet(),
        m.securityType(),
        m.powerState(),
        m.tags());
  }

  // Cache account.

  @Test
  void anAccountThatIsThereNeedsNotBeMade() {
    judged(Estates.ready())
        .notApplicable(ACCOUNTS, "subscription " + SUB)
        .says(ACCOUNTS, "No cache account has to be created in eastus");
  }

  @Test
  void anAccountThatHasToBeMadeNeedsRoomInTheSourceRegion() {
    Estate estate = noAccounts(Estates.ready());
    judged(quota(estate, Fact.STORAGE_USAGE, "StorageAccounts", 249, 250))
        .passes(ACCOUNTS)
        .says(ACCOUNTS, "storage accounts in eastus: need 1 of 1 free: 249 used of 250");
    judged(quota(estate, Fact.STORAGE_USAGE, "StorageAccounts", 250, 250))
        .fails(ACCOUNTS)
        .says(ACCOUNTS, "need 1, only 0 free: 250 used of 250, short by 1");
    judged(Estates.forbidden(estate, Fact.STORAGE_USAGE, SUB)).cannotTell(ACCOUNTS);
  }

  @Test
  void disksOfHighChurnNeedAnAccountOfTheirOwn() {
    Estate estate = with(machine("web"), dataDisks(machine("db"), "UltraSSD_LRS"));
    judged(estate).passes(ACCOUNTS).says(ACCOUNTS, "need 1 of 246");
    judged(noAccounts(estate)).passes(ACCOUNTS).says(ACCOUNTS, "need 2 of 246");
    judged(withAccount(estate, "BlockBlobStorage", "Premium_LRS")).notApplicable(ACCOUNTS);
  }

  @Test
  void aDiskOfUnknownKindMayNeedAnotherAccount() {
    judged(with(dataDisks(machine("web"), new String[] {null})))
        .cannotTell(ACCOUNTS)
        .says(ACCOUNTS, "the kind of disk web-data0 of web");
  }

  @Test
  void eachSourceSubscriptionMakesItsOwnAccount() {
    Estate estate = noAccounts(beside(with(machine("web")), machine("db")));
    judged(estate).passes(ACCOUNTS, "subscription " + SUB, "subscription " + OTHER);
  }

  private static Estate noAccounts(Estate estate) {
    return Estates.set(estate, Fact.STORAGE_ACCOUNTS, SUB, List.of());
  }

  private static Estate withAccount(Estate estate, String kind, String sku) {
    ResourceId id = Estates.id("shop-rg", "Microsoft.Storage/storageAccounts", "fastcache");
    return Estates.changed(
        estate,
        Fact.STORAGE_ACCOUNTS,
        SUB,
        all -> List.of(all.get(0), new StorageAccount(id, Estates.EAST, kind, sku, true, "Allow")));
  }

  @Test
  void aSubscriptionWithoutMachinesMakesNoAccount() {
    Estate estate = QuotaEstates.together(noAccounts(beside(with(machine("web")))));
    Findings found = judged(estate);
    found.passes(ACCOUNTS, "subscription " + SUB).notApplicable(ACCOUNTS, "subscription " + OTHER);
    assertThat(found.of(ACCOUNTS)).hasSize(2);
  }
}
