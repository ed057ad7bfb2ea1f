package io.github.asrprecheck.check;

import static io.github.asrprecheck.testing.Estates.CENTRAL;
import static io.github.asrprecheck.testing.Estates.EAST;
import static io.github.asrprecheck.testing.Estates.SUB;
import static io.github.asrprecheck.testing.Estates.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.fact.Disk;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Offer;
import io.github.asrprecheck.fact.StorageAccount;
import io.github.asrprecheck.json.RuleBookJson;
import io.github.asrprecheck.rule.RuleBook;
import io.github.asrprecheck.scope.Churn;
import io.github.asrprecheck.scope.Cloud;
import io.github.asrprecheck.scope.Plan;
import io.github.asrprecheck.scope.Region;
import io.github.asrprecheck.scope.Scope;
import io.github.asrprecheck.testing.Blindfold;
import io.github.asrprecheck.testing.Estates;
import io.github.asrprecheck.testing.Findings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PremiumStorageCheckTest {
  private static final String KIND = "premium-storage/cache-kind";
  private static final String OFFERED = "premium-storage/offered-in-target";
  private final PremiumStorageCheck check =
      new PremiumStorageCheck(RuleBookJson.load(RuleBook.Edition.CURRENT));
  private final PremiumStorageCheck old =
      new PremiumStorageCheck(RuleBookJson.load(RuleBook.Edition.GUIDE_2017_08));

  @Test
  void premiumDisksCacheInAStandardAccount() {
    judge(Estates.ready())
        .passes(KIND, "web", "db")
        .says(
            KIND,
            "normal churn, with premium disks: cache account shopcache is StorageV2 Standard_LRS")
        .passes(OFFERED, "web", "db");
  }

  /** The kind of a machine's disk, the churn of the plan, and the account that the plan names. */
  @ParameterizedTest
  @CsvSource({
    "Premium_LRS, NORMAL, StorageV2, Standard_ZRS, PASS",
    "Standard_LRS, NORMAL, StorageV2, Standard_LRS, PASS",
    "Premium_LRS, NORMAL, Storage, Standard_LRS, WARN",
    "Premium_LRS, NORMAL, BlobStorage, Standard_LRS, WARN",
    "Premium_LRS, NORMAL, BlockBlobStorage, Premium_LRS, FAIL",
    "Premium_LRS, NORMAL, FileStorage, Premium_LRS, FAIL",
    "Premium_LRS, NORMAL, StorageV2, Premium_LRS, FAIL",
    "Premium_LRS, HIGH, BlockBlobStorage, Premium_ZRS, PASS",
    "Premium_LRS, HIGH, StorageV2, Standard_LRS, FAIL",
    "PremiumV2_LRS, NORMAL, BlockBlobStorage, Premium_LRS, PASS",
    "PremiumV2_LRS, NORMAL, StorageV2, Standard_LRS, FAIL",
    "UltraSSD_LRS, NORMAL, StorageV2, Standard_LRS, FAIL",
    "UltraSSD_LRS, HIGH, FileStorage, Premium_LRS, FAIL",
    "Premium_LRS, NORMAL, , Standard_LRS, UNKNOWN",
    "Premium_LRS, NORMAL, StorageV2, , UNKNOWN"
  })
  void theKindOfTheAccountFollowsTheChurn(
      String disk, Churn churn, String kind, String sku, Verdict.Kind verdict) {
    Estate estate =
        Estates.set(disks(disk), Fact.STORAGE_ACCOUNTS, SUB, List.of(account("mine", kind, sku)))
            .within(scope(CENTRAL, new Plan(null, "mine", null, null, churn, null, null)));
    assertThat(judge(estate).of(KIND)).extracting(f -> f.verdict().kind()).containsOnly(verdict);
  }

  @Test
  void theFittingAccountIsFoundForEachMachine() {
    Estate both =
        Estates.set(
            disks("PremiumV2_LRS"),
            Fact.STORAGE_ACCOUNTS,
            SUB,
            List.of(
                account("plain", "StorageV2", "Standard_LRS"),
                account("quick", "BlockBlobStorage", "Premium_LRS")));
    judge(both)
        .passes(KIND, "web")
        .says(KIND, "cache account quick")
        .says(KIND, "Premium SSD v2 or Ultra");
  }

  @Test
  void withoutAFittingAccountSiteRecoveryWouldMakeOne() {
    judge(disks("UltraSSD_LRS"))
        .notApplicable(KIND, "web")
        .says(KIND, "there is no premium block blob account yet");
  }

  @Test
  void thereIsNoBlockBlobInTheFirstRegionsOfChina() {
    Scope scope =
        new Scope(
            Cloud.CHINA,
            Region.of("chinanorth"),
            CENTRAL,
            List.of(SUB),
            null,
            Set.of(),
            List.of(),
            Map.of(),
            Plan.none());
    judge(disks("UltraSSD_LRS").within(scope))
        .fails(KIND, "web")
        .says(KIND, "chinanorth has no premium block blob");
  }

  @Test
  void aDiskOfUnknownKindLeavesItOpen() {
    Estate gone = Estates.changed(noTypes(), Fact.DISKS, SUB, all -> List.of(all.get(0)));
    judge(gone)
        .passes(KIND, "web")
        .cannotTell(KIND, "db")
        .cannotTell(OFFERED, "db")
        .advises(KIND, "Microsoft.Compute/disks/read");
  }

  @Test
  void anUnmanagedDiskLeavesItOpenAndAnEphemeralOneDoesNot() {
    judge(withOsDisk(new Machine.AttachedDisk(null, null, 64, "https://x.blob.example/vhd", false)))
        .cannotTell(KIND, "web");
    judge(withOsDisk(new Machine.AttachedDisk(null, null, 64, null, true)))
        .passes(KIND, "web")
        .notApplicable(OFFERED, "web");
  }

  @Test
  void aKindThatTheTargetDoesNotOfferFails() {
    Estate estate =
        Estates.changed(
            disks("PremiumV2_LRS"),
            Fact.TARGET_OFFER,
            SUB,
            o -> new Offer(o.sizes(), List.of("premium_lrs", "Standard_LRS")));
    judge(estate)
        .fails(OFFERED, "web")
        .says(OFFERED, "centralus does not offer to this subscription: PremiumV2_LRS");
    judge(
            Estates.changed(
                Estates.ready(),
                Fact.TARGET_OFFER,
                SUB,
                o -> new Offer(o.sizes(), List.of("premium_lrs"))))
        .passes(OFFERED, "web");
  }

  @Test
  void withoutMachinesThereIsNothingToSay() {
    judge(Estates.set(Estates.ready(), Fact.MACHINES, SUB, List.of()))
        .notApplicable(KIND)
        .notApplicable(OFFERED);
  }

  @Test
  void theGuideOf2017AsksForAStandardAccountAndKeepsOutOfIndia() {
    judge(Estates.ready()).silent("premium-storage/guide-2017-india");
    Findings.of(old, Estates.ready())
        .passes("premium-storage/guide-2017-log-account", "web")
        .passes("premium-storage/guide-2017-india", "web");
    Findings.of(old, Estates.set(Estates.ready(), Fact.STORAGE_ACCOUNTS, SUB, List.of()))
        .fails("premium-storage/guide-2017-log-account", "web");
    Findings.of(old, Estates.ready().within(scope(Region.of("southindia"), Plan.none())))
        .fails("premium-storage/guide-2017-india", "web")
        .says(
            "premium-storage/guide-2017-india",
            "2017 guide: premium disks cannot go to southindia");
    Findings.of(old, disks("StandardSSD_LRS"))
        .notApplicable("premium-storage/guide-2017-india", "web");
  }

  @Test
  void itPassesOnNothingThatItCouldNotSee() {
    for (PremiumStorageCheck each : List.of(check, old)) {
      assertThat(Blindfold.hold(each, Estates.ready())).isEqualTo(4);
      assertThat(Blindfold.hold(each, disks("UltraSSD_LRS"))).isEqualTo(4);
      assertThat(Blindfold.hold(each, Estates.set(Estates.ready(), Fact.MACHINES, SUB, List.of())))
          .isEqualTo(1);
    }
  }

  private Findings judge(Estate estate) {
    return Findings.of(check, estate);
  }

  private static Scope scope(Region target, Plan plan) {
    return new Scope(
        Cloud.PUBLIC, EAST, target, List.of(SUB), null, Set.of(), List.of(), Map.of(), plan);
  }

  /** Both machines with system disks of this kind. */
  private static Estate disks(String kind) {
    return Estates.changed(
        Estates.ready(),
        Fact.DISKS,
        SUB,
        all ->
            all.stream()
                .map(d -> new Disk(d.id(), d.region(), kind, d.sizeGb(), false, null, "V2"))
                .toList());
  }

  private static Estate noTypes() {
    return Estates.withMachines(
        withOsDisk(
            Estates.machine("web"),
            new Machine.AttachedDisk(Estates.diskId("web"), null, 64, null, false)),
        withOsDisk(
            Estates.machine("db"),
            new Machine.AttachedDisk(Estates.diskId("db"), null, 64, null, false)));
  }

  private static Estate withOsDisk(Machine.AttachedDisk disk) {
    return Estates.withMachines(withOsDisk(Estates.machine("web"), disk));
  }

  private static Machine withOsDisk(Machine m, Machine.AttachedDisk disk) {
    return new Machine(
        m.id(),
        m.name(),
        m.region(),
        m.size(),
        m.zones(),
        m.osType(),
        disk,
        m.dataDisks(),
        m.nics(),
        m.priority(),
        m.scaleSet(),
        m.securityType(),
        m.powerState(),
        m.tags());
  }

  private static StorageAccount account(String name, String kind, String sku) {
    return new StorageAccount(
        id("shop-rg", "Microsoft.Storage/storageAccounts", name), EAST, kind, sku, true, "Allow");
  }
}
