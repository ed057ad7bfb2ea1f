package io.github.asrprecheck.check;

import static io.github.asrprecheck.testing.Estates.CENTRAL;
import static io.github.asrprecheck.testing.Estates.EAST;
import static io.github.asrprecheck.testing.Estates.SUB;
import static io.github.asrprecheck.testing.Estates.group;
import static io.github.asrprecheck.testing.Estates.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Provider;
import io.github.asrprecheck.fact.ResourceGroup;
import io.github.asrprecheck.fact.StorageAccount;
import io.github.asrprecheck.fact.Vault;
import io.github.asrprecheck.json.RuleBookJson;
import io.github.asrprecheck.rule.RuleBook;
import io.github.asrprecheck.scope.Churn;
import io.github.asrprecheck.scope.Plan;
import io.github.asrprecheck.scope.Region;
import io.github.asrprecheck.testing.Blindfold;
import io.github.asrprecheck.testing.Estates;
import io.github.asrprecheck.testing.Findings;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegionMatchCheckTest {
  private static final Region WEST = Region.of("westus3");
  private final RegionMatchCheck check =
      new RegionMatchCheck(RuleBookJson.load(RuleBook.Edition.CURRENT));
  private final RegionMatchCheck old =
      new RegionMatchCheck(RuleBookJson.load(RuleBook.Edition.GUIDE_2017_08));

  @Test
  void whatIsFoundIsNamedAndUsed() {
    judge(Estates.ready())
        .passes("region-match/vault", "dr-vault")
        .passes("region-match/vault-group", "dr-rg")
        .passes("region-match/target-network", "shop-vnet-asr")
        .passes("region-match/cache-account", "shopcache")
        .passes("region-match/machine-group", "web", "db")
        .notApplicable("region-match/vault-offered")
        .notApplicable("region-match/target-group");
  }

  @Test
  void aNamedVaultInTheSourceRegionFails() {
    Estate estate =
        vaults(vault("home", EAST), vault("dr-vault", CENTRAL))
            .within(Estates.scope(plan("home", null, null, null)));
    judge(estate)
        .fails("region-match/vault", "home")
        .says("region-match/vault", "eastus, the source region");
  }

  @Test
  void anUnnamedVaultInTheSourceRegionIsSeenAndNotTaken() {
    judge(vaults(vault("home", EAST), vault("far", WEST), vault("near", CENTRAL)))
        .passes("region-match/vault", "near")
        .says("region-match/vault", "the best of 2 (also far); of no use, in eastus: home");
  }

  @Test
  void aVaultInAThirdRegionIsAllowedAndTheTargetAdvised() {
    judge(vaults(vault("far", WEST)))
        .passes("region-match/vault", "far")
        .says("region-match/vault", "though centralus is advised");
  }

  @Test
  void aNameThatNoVaultHasIsUnknown() {
    judge(Estates.ready().within(Estates.scope(plan("no-such", null, null, null))))
        .cannotTell("region-match/vault")
        .cannotTell("region-match/vault-group");
  }

  @Test
  void withoutAVaultTheTargetMustOfferThem() {
    Estate none = vaults(vault("home", EAST));
    judge(none)
        .notApplicable("region-match/vault")
        .says("region-match/vault", "home")
        .passes("region-match/vault-offered", "centralus");
    judge(providers(none, List.of("East US"))).warns("region-match/vault-offered", "centralus");
    judge(providers(none, List.of())).cannotTell("region-match/vault-offered", "centralus");
  }

  @Test
  void aVaultGroupInTheSourceRegionWarns() {
    judge(
            groups(
                new ResourceGroup(group("shop-rg"), EAST), new ResourceGroup(group("DR-RG"), EAST)))
        .warns("region-match/vault-group", "dr-rg");
    judge(groups(new ResourceGroup(group("shop-rg"), EAST)))
        .cannotTell("region-match/vault-group", "dr-rg");
  }

  @Test
  void aNamedNetworkElsewhereFails() {
    judge(Estates.ready().within(Estates.scope(plan(null, null, null, "shop-vnet"))))
        .fails("region-match/target-network", "shop-vnet")
        .says("region-match/target-network", "is in eastus, the replicas in centralus");
  }

  @Test
  void withoutANetworkSiteRecoveryWouldMakeOne() {
    judge(
            Estates.set(
                Estates.ready(),
                Fact.NETWORKS,
                SUB,
                List.of(Estates.network("shop-vnet", EAST, "shop-rg"))))
        .notApplicable("region-match/target-network")
        .says("region-match/target-network", "would make one");
  }

  @Test
  void theTargetGroupMayNotBeInTheSourceRegion() {
    judge(Estates.ready().within(Estates.scope(plan(null, null, "Shop-RG", null))))
        .fails("region-match/target-group", "shop-rg");
    judge(Estates.ready().within(Estates.scope(plan(null, null, "dr-rg", null))))
        .passes("region-match/target-group", "dr-rg");
    judge(Estates.ready().within(Estates.scope(plan(null, null, "new-rg", null))))
        .notApplicable("region-match/target-group")
        .says("region-match/target-group", "Group new-rg does not exist");
  }

  @Test
  void theCacheAccountIsBesideTheMachines() {
    Estate estate = accounts(account("near", EAST), account("far", CENTRAL));
    judge(estate).passes("region-match/cache-account", "near");
    judge(estate.within(Estates.scope(plan(null, "far", null, null))))
        .fails("region-match/cache-account", "far");
    judge(accounts(account("far", CENTRAL)))
        .notApplicable("region-match/cache-account")
        .says("region-match/cache-account", "would make one");
  }

  @Test
  void aMachineWhoseGroupIsElsewhereWarns() {
    judge(
            groups(
                new ResourceGroup(group("shop-rg"), WEST),
                new ResourceGroup(group("dr-rg"), CENTRAL)))
        .warns("region-match/machine-group", "web", "db")
        .advises("region-match/machine-group", "machine's own page");
    judge(groups(new ResourceGroup(group("dr-rg"), CENTRAL)))
        .cannotTell("region-match/machine-group", "web");
  }

  @Test
  void theGuideOf2017SpeaksOnlyWhenAsked() {
    judge(Estates.ready()).silent("region-match/guide-2017-storage");
    Findings.of(old, Estates.ready())
        .passes("region-match/guide-2017-vault", "dr-vault")
        .fails("region-match/guide-2017-storage", "shopcache")
        .passes("region-match/guide-2017-network", "shop-vnet-asr")
        .says(
            "region-match/guide-2017-storage",
            "2017 guide: shopcache is in eastus, the vault in centralus");
    Findings.of(old, vaults(vault("far", WEST)))
        .warns("region-match/guide-2017-vault", "far")
        .fails("region-match/guide-2017-network", "shop-vnet-asr");
    Findings.of(old, vaults())
        .notApplicable("region-match/guide-2017-vault")
        .notApplicable("region-match/guide-2017-network");
  }

  @Test
  void itPassesOnNothingThatItCouldNotSee() {
    Estate none = vaults();
    for (RegionMatchCheck each : List.of(check, old)) {
      assertThat(Blindfold.hold(each, Estates.ready())).isEqualTo(5);
      assertThat(Blindfold.hold(each, none)).isEqualTo(6);
    }
  }

  private Findings judge(Estate estate) {
    return Findings.of(check, estate);
  }

  private static Plan plan(String vault, String cache, String group, String network) {
    return new Plan(vault, cache, group, network, Churn.NORMAL, null, null);
  }

  private static Estate vaults(Vault... vaults) {
    return Estates.set(Estates.ready(), Fact.VAULTS, SUB, List.of(vaults));
  }

  private static Vault vault(String name, Region region) {
    return new Vault(
        id("dr-rg", "Microsoft.RecoveryServices/vaults", name), region, null, "Succeeded");
  }

  private static Estate accounts(StorageAccount... accounts) {
    return Estates.set(Estates.ready(), Fact.STORAGE_ACCOUNTS, SUB, List.of(accounts));
  }

  private static StorageAccount account(String name, Region region) {
    return new StorageAccount(
        id("shop-rg", "Microsoft.Storage/storageAccounts", name),
        region,
        "StorageV2",
        "Standard_LRS",
        true,
        "Allow");
  }

  private static Estate groups(ResourceGroup... groups) {
    return Estates.set(Estates.ready(), Fact.RESOURCE_GROUPS, SUB, List.of(groups));
  }

  private static Estate providers(Estate estate, List<String> vaultRegions) {
    return Estates.set(
        estate,
        Fact.PROVIDERS,
        SUB,
        List.of(new Provider("Microsoft.RecoveryServices", "Registered", vaultRegions)));
  }
}
