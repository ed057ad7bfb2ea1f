package io.github.asrprecheck.check;

import static io.github.asrprecheck.testing.Estates.CENTRAL;
import static io.github.asrprecheck.testing.Estates.PRINCIPAL;
import static io.github.asrprecheck.testing.Estates.SUB;
import static io.github.asrprecheck.testing.Estates.TENANT;
import static io.github.asrprecheck.testing.Estates.changed;
import static io.github.asrprecheck.testing.Estates.disk;
import static io.github.asrprecheck.testing.Estates.diskId;
import static io.github.asrprecheck.testing.Estates.forbidden;
import static io.github.asrprecheck.testing.Estates.group;
import static io.github.asrprecheck.testing.Estates.id;
import static io.github.asrprecheck.testing.Estates.ready;
import static io.github.asrprecheck.testing.Estates.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.fact.DenyAssignment;
import io.github.asrprecheck.fact.Disk;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Grant;
import io.github.asrprecheck.fact.Login;
import io.github.asrprecheck.fact.Provider;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Rights;
import io.github.asrprecheck.fact.StorageAccount;
import io.github.asrprecheck.json.RuleBookJson;
import io.github.asrprecheck.rule.BuiltInRole;
import io.github.asrprecheck.rule.RuleBook;
import io.github.asrprecheck.scope.Churn;
import io.github.asrprecheck.scope.Plan;
import io.github.asrprecheck.testing.Blindfold;
import io.github.asrprecheck.testing.Estates;
import io.github.asrprecheck.testing.Findings;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PermissionsCheckTest {
  private static final RuleBook BOOK = RuleBookJson.load(RuleBook.Edition.CURRENT);
  private static final Check CHECK = new PermissionsCheck(BOOK);

  private static final String SOURCE = "permissions/source-machines";
  private static final String TARGET = "permissions/target-group";
  private static final String VAULT_RULE = "permissions/vault";
  private static final String NETWORK = "permissions/target-network";
  private static final String CACHE_RULE = "permissions/cache-account";
  private static final String DENY = "permissions/deny-assignments";
  private static final String REGISTRATION = "permissions/provider-registration";
  private static final String KEY_VAULTS = "permissions/key-vaults";

  private static final ResourceId SUBSCRIPTION = ResourceId.of("/subscriptions/" + SUB);
  private static final ResourceId SHOP = group("shop-rg");
  private static final ResourceId VAULT =
      id("dr-rg", "Microsoft.RecoveryServices/vaults", "dr-vault");
  private static final ResourceId CACHE =
      id("shop-rg", "Microsoft.Storage/storageAccounts", "shopcache");
  private static final String OTHER = "66666666-6666-6666-6666-666666666666";
  private static final DenyAssignment.Principal EVERYONE =
      new DenyAssignment.Principal("00000000-0000-0000-0000-000000000000", "SystemDefined");

  private static Findings of(Estate estate) {
    return Findings.of(CHECK, estate);
  }

  /** What built-in roles grant. */
  private static Rights roles(String... names) {
    return new Rights(
        Stream.of(names)
            .map(
                n ->
                    BOOK.roles().rows().stream()
                        .filter(r -> r.name().equals(n))
                        .findFirst()
                        .orElseThrow())
            .map((BuiltInRole r) -> new Grant(r.actions(), r.notActions(), false))
            .toList());
  }

  private static Rights grants(String... actions) {
    return new Rights(List.of(new Grant(List.of(actions), List.of(), false)));
  }

  private static Estate with(Estate estate, ResourceId at, Rights rights) {
    return set(estate, Fact.RIGHTS, at.key(), rights);
  }

  private static Estate inGroup(Plan plan) {
    return ready().within(Estates.scope(plan));
  }

  private static Plan plan(@Nullable String targetGroup, @Nullable String principal) {
    return new Plan(null, null, targetGroup, null, Churn.NORMAL, null, principal);
  }

  private static Estate denying(
      Estate estate, ResourceId scope, Grant what, DenyAssignment.Principal principal) {
    return set(
        estate,
        Fact.DENY_ASSIGNMENTS,
        SUB,
        List.of(
            new DenyAssignment(
                ResourceId.of(scope + "/providers/Microsoft.Authorization/denyAssignments/d1"),
                "locked by stack",
                scope,
                List.of(what),
                false,
                List.of(principal),
                List.of())));
  }

  private static Grant writes() {
    return new Grant(List.of("*/write"), List.of(), false);
  }

  private static Estate customerKeys(Estate estate) {
    return set(
        estate,
        Fact.DISKS,
        SUB,
        List.of(
            new Disk(
                diskId("web"),
                Estates.EAST,
                "Premium_LRS",
                64,
                false,
                id("shop-rg", "Microsoft.Compute/diskEncryptionSets", "keys"),
                "V2"),
            disk("db")));
  }

  private static Estate guestEncryption(Estate estate) {
    return set(
        estate,
        Fact.DISKS,
        SUB,
        List.of(
            new Disk(diskId("web"), Estates.EAST, "Premium_LRS", 64, true, null, "V2"),
            disk("db")));
  }

  private static Estate withoutKeys(Estate estate) {
    return set(
        estate,
        Fact.STORAGE_ACCOUNTS,
        SUB,
        List.of(
            new StorageAccount(CACHE, Estates.EAST, "StorageV2", "Standard_LRS", false, "Allow")));
  }

  private static Estate unregistered(Estate estate) {
    return set(
        estate,
        Fact.PROVIDERS,
        SUB,
        List.of(new Provider("Microsoft.RecoveryServices", "NotRegistered", List.of("East US"))));
  }

  @Test
  void anOwnerPassesEverywhere() {
    of(ready())
        .passes("permissions/principal", PRINCIPAL)
        .says("permissions/principal", "ops@example.com")
        .passes(SOURCE, "shop-rg")
        .passes(TARGET, "/subscriptions/" + SUB)
        .passes(VAULT_RULE, "dr-vault")
        .passes(NETWORK, "shop-vnet-asr")
        .passes(CACHE_RULE, "shopcache")
        .passes(DENY, "/subscriptions/" + SUB)
        .passes(REGISTRATION, "/subscriptions/" + SUB)
        .notApplicable(KEY_VAULTS);
  }

  @Test
  void siteRecoveryContributorOnTheMachinesIsNotEnough() {
    of(with(ready(), SHOP, roles("Site Recovery Contributor")))
        .fails(SOURCE, "shop-rg")
        .says(
            SOURCE,
            "ops@example.com lacks what enabling needs: Microsoft.Compute/virtualMachines/read,"
                + " Microsoft.Compute/disks/read. It also lacks what enabling or a later step may"
                + " need: Microsoft.Compute/virtualMachines/write,"
                + " Microsoft.Compute/virtualMachines/extensions/write.")
        .advises(
            SOURCE,
            "Grant Virtual Machine Contributor: az role assignment create --assignee "
                + PRINCIPAL
                + " --role \"Virtual Machine Contributor\" --scope "
                + SHOP
                + ".")
        .advises(SOURCE, "--role-out FILE");
  }

  @Test
  void aReaderOfTheMachinesIsWarned() {
    of(with(ready(), SHOP, roles("Reader")))
        .warns(SOURCE, "shop-rg")
        .says(
            SOURCE,
            "ops@example.com lacks what enabling or a later step may need:"
                + " Microsoft.Compute/virtualMachines/write");
  }

  @Test
  void noRightAtAllFailsAndNamesEveryAction() {
    Findings found = of(with(ready(), VAULT, grants()));
    found.fails(VAULT_RULE, "dr-vault");
    BOOK.actions().rows().stream()
        .filter(r -> r.scope().equals("VAULT") && r.when().equals("always"))
        .forEach(r -> found.says(VAULT_RULE, r.action()));
    found
        .advises(
            VAULT_RULE,
            "Among the built-in roles only Contributor grants all of them; Site Recovery"
                + " Contributor is much less and lacks only what warns: az role assignment create")
        .advises(VAULT_RULE, "--role \"Site Recovery Contributor\" --scope");
  }

  @Test
  void siteRecoveryContributorOnTheVaultLacksTheIntents() {
    of(with(ready(), VAULT, roles("Site Recovery Contributor")))
        .warns(VAULT_RULE, "dr-vault")
        .says(
            VAULT_RULE,
            "may need: Microsoft.RecoveryServices/vaults/replicationProtectionIntents/write.");
  }

  @Test
  void whatMustBeCreatedIsSaidSoAndNeedsTheRightToCreate() {
    Estate none = set(ready(), Fact.VAULTS, SUB, List.of());
    of(none)
        .passes(VAULT_RULE)
        .says(VAULT_RULE, "No vault was found that could be used, so one has to be created.");
    of(with(none, SUBSCRIPTION, roles("Site Recovery Contributor")))
        .fails(VAULT_RULE, "/subscriptions/" + SUB)
        .says(VAULT_RULE, "lacks what enabling needs: Microsoft.RecoveryServices/Vaults/write.")
        .advises(VAULT_RULE, "Or name one that exists with --vault.");
  }

  @Test
  void withoutANamedGroupTheGroupIsCreatedInTheSubscription() {
    of(with(ready(), SUBSCRIPTION, roles("Virtual Machine Contributor")))
        .warns(TARGET, "/subscriptions/" + SUB)
        .says(TARGET, "No target group is named, so Site Recovery would create one.")
        .says(TARGET, "may need: Microsoft.Resources/subscriptions/resourceGroups/write.")
        .advises(TARGET, "--target-resource-group");
  }

  @Test
  void aNamedTargetGroupIsJudgedWhereItIs() {
    Estate estate = inGroup(plan("dr-rg", null));
    of(with(estate, SUBSCRIPTION, roles("Reader"))).passes(TARGET, "dr-rg");
    of(with(estate, group("dr-rg"), roles("Reader"))).warns(TARGET, "dr-rg");
    of(with(inGroup(plan("new-rg", null)), SUBSCRIPTION, roles("Virtual Machine Contributor")))
        .warns(TARGET, "/subscriptions/" + SUB)
        .says(TARGET, "Resource group new-rg does not exist and would be created.");
  }

  @Test
  void networkAndAccountThatMustBeCreated() {
    Estate bare =
        set(set(ready(), Fact.NETWORKS, SUB, List.of()), Fact.STORAGE_ACCOUNTS, SUB, List.of());
    of(with(bare, SUBSCRIPTION, roles("Reader and Data Access", "Reader")))
        .warns(NETWORK)
        .says(NETWORK, "Microsoft.Network/virtualNetworks/write")
        .warns(CACHE_RULE)
        .says(CACHE_RULE, "Microsoft.Storage/storageAccounts/write");
  }

  @Test
  void customerManagedKeysNeedTheEncryptionSet() {
    Estate estate = with(ready(), SHOP, roles("Virtual Machine Contributor"));
    of(estate).passes(SOURCE, "shop-rg");
    of(customerKeys(estate))
        .fails(SOURCE, "shop-rg")
        .says(SOURCE, "lacks what enabling needs: Microsoft.Compute/diskEncryptionSets/read.")
        .advises(SOURCE, "Grant Reader: ");
  }

  @Test
  void aDiskThatIsNotThereLeavesTheKeyOpen() {
    Estate estate = with(ready(), SHOP, roles("Virtual Machine Contributor"));
    of(set(estate, Fact.DISKS, SUB, List.of(disk("web")))).cannotTell(SOURCE, "shop-rg");
  }

  @Test
  void keysOfAnotherGroupsMachinesDoNotMatter() {
    Estate estate = with(customerKeys(ready()), SHOP, roles("Virtual Machine Contributor"));
    Estate elsewhere =
        changed(
            estate,
            Fact.MACHINES,
            SUB,
            ms -> ms.stream().filter(m -> m.name().equals("db")).toList());
    of(elsewhere).passes(SOURCE, "shop-rg");
  }

  @Test
  void guestEncryptionNeedsKeyVaultRightsThatAreNotRead() {
    of(guestEncryption(ready())).cannotTell(KEY_VAULTS, "web").passes(SOURCE, "shop-rg");
    of(guestEncryption(with(ready(), SHOP, roles("Virtual Machine Contributor"))))
        .warns(SOURCE, "shop-rg")
        .says(SOURCE, "Microsoft.KeyVault/vaults/read");
  }

  @Test
  void withoutAccountKeysRolesHaveToBeAssigned() {
    Estate estate = withoutKeys(with(ready(), CACHE, roles("Storage Account Contributor")));
    of(estate)
        .warns(CACHE_RULE, "shopcache")
        .says(CACHE_RULE, "Microsoft.Authorization/roleAssignments/write");
    of(with(ready(), CACHE, roles("Storage Account Contributor"))).passes(CACHE_RULE, "shopcache");
  }

  @Test
  void theRightToAssignRolesMayHaveACondition() {
    of(withoutKeys(ready()))
        .warns(CACHE_RULE, "shopcache")
        .says(CACHE_RULE, "a condition of the role assignment")
        .advises(CACHE_RULE, "has a condition");
  }

  @Test
  void aDenyAssignmentBeatsOwner() {
    of(denying(ready(), group("dr-rg"), writes(), EVERYONE))
        .fails(VAULT_RULE, "dr-vault")
        .says(VAULT_RULE, "replicationProtectedItems/write (by 'locked by stack')")
        .advises(VAULT_RULE, "No role helps against a deny assignment")
        .fails(DENY, "dr-vault")
        .says(
            DENY,
            "Deny assignment 'locked by stack' at "
                + group("dr-rg")
                + " takes from ops@example.com: ")
        .advises(DENY, "exclude ops@example.com")
        .passes(SOURCE, "shop-rg");
  }

  @Test
  void aDenyAssignmentForAGroupCannotBeTold() {
    of(denying(ready(), group("dr-rg"), writes(), new DenyAssignment.Principal(OTHER, "Group")))
        .cannotTell(VAULT_RULE, "dr-vault")
        .cannotTell(DENY, "dr-vault")
        .advises(VAULT_RULE, "az ad group member check")
        .passes(SOURCE, "shop-rg");
  }

  @Test
  void whatNoRoleGrantsFailsEvenWhereADenyAssignmentIsInDoubt() {
    Estate estate = with(ready(), VAULT, roles("Reader"));
    Findings found =
        of(denying(estate, group("dr-rg"), writes(), new DenyAssignment.Principal(OTHER, "Group")));
    found.fails(VAULT_RULE, "dr-vault");
    assertThat(found.of(VAULT_RULE)).hasSize(1);
  }

  @Test
  void aDenyAssignmentForSomebodyElseIsNoMatter() {
    Estate estate =
        denying(ready(), group("dr-rg"), writes(), new DenyAssignment.Principal(OTHER, "User"));
    of(estate)
        .passes(VAULT_RULE, "dr-vault")
        .passes(DENY)
        .says(DENY, "None of the 1 deny assignments");
    of(set(estate, Fact.LOGIN, "", new Login(null, TENANT, "ops@example.com")))
        .cannotTell("permissions/principal")
        .cannotTell(VAULT_RULE, "dr-vault")
        .cannotTell(DENY, "dr-vault");
  }

  @Test
  void aDenyAssignmentOnOneResourceIsSaid() {
    ResourceId web = id("shop-rg", "Microsoft.Compute/virtualMachines", "web");
    of(denying(ready(), web, writes(), EVERYONE))
        .warns(DENY, "shop-rg")
        .says(DENY, "at " + web + " alone: Microsoft.Compute/virtualMachines/write");
    of(denying(ready(), web, new Grant(List.of("*"), List.of(), false), EVERYONE))
        .cannotTell(DENY, "shop-rg");
  }

  @Test
  void unreadableDenyAssignmentsLeaveOnlyWhatIsMissingSure() {
    Estate estate = forbidden(with(ready(), VAULT, roles("Reader")), Fact.DENY_ASSIGNMENTS, SUB);
    of(estate)
        .cannotTell(SOURCE, "shop-rg")
        .fails(VAULT_RULE, "dr-vault")
        .cannotTell(VAULT_RULE, "dr-vault")
        .cannotTell(DENY);
  }

  @Test
  void unreadableRightsLeaveTheOtherScopesSure() {
    of(forbidden(ready(), Fact.RIGHTS, VAULT.key()))
        .cannotTell(VAULT_RULE, "dr-vault")
        .passes(SOURCE, "shop-rg")
        .blames(Estates.forbidden(Fact.RIGHTS, VAULT.key()));
  }

  @Test
  void whatHidesTheAccountsDoesNotHideTheVault() {
    of(forbidden(ready(), Fact.STORAGE_ACCOUNTS, SUB))
        .cannotTell(CACHE_RULE)
        .passes(VAULT_RULE, "dr-vault");
  }

  @Test
  void registeringIsARightOnTheSubscription() {
    of(unregistered(ready())).passes(REGISTRATION).says(REGISTRATION, "may register it");
    of(with(unregistered(ready()), SUBSCRIPTION, roles("Reader")))
        .warns(REGISTRATION)
        .says(REGISTRATION, "lacks Microsoft.RecoveryServices/register/action")
        .advises(REGISTRATION, "az provider register --namespace Microsoft.RecoveryServices");
    of(set(
            ready(),
            Fact.PROVIDERS,
            SUB,
            List.of(new Provider("Microsoft.RecoveryServices", null, List.of()))))
        .cannotTell(REGISTRATION);
    of(set(ready(), Fact.PROVIDERS, SUB, List.of())).cannotTell(REGISTRATION);
  }

  @Test
  void anotherPrincipalIsNamed() {
    Estate estate = forbidden(inGroup(plan(null, OTHER)), Fact.LOGIN, "");
    of(estate)
        .passes("permissions/principal", OTHER)
        .says("permissions/principal", "Judged the rights of principal " + OTHER);
    of(with(estate, SHOP, grants())).advises(SOURCE, "--assignee " + OTHER + " --role");
    of(forbidden(estate, Fact.RIGHTS, SHOP.key())).cannotTell("permissions/principal", OTHER);
  }

  @Test
  void theCallerIsUnknownWithoutALogin() {
    Gap gap = Estates.forbidden(Fact.LOGIN, "");
    of(forbidden(ready(), Fact.LOGIN, ""))
        .cannotTell("permissions/principal")
        .blames(gap)
        .passes(SOURCE, "shop-rg");
  }

  @Test
  void scopesThatLackTheSameShareOneVerdict() {
    Estate estate =
        set(ready(), Fact.MACHINES, SUB, List.of(Estates.machine("web"), inOtherGroup()));
    Findings found =
        of(with(with(estate, SHOP, roles("Reader")), group("back-rg"), roles("Reader")));
    assertThat(found.of(SOURCE))
        .hasSize(2)
        .extracting(Finding::verdict)
        .containsOnly(found.of(SOURCE).get(0).verdict());
    found
        .warns(SOURCE, "shop-rg", "back-rg")
        .advises(SOURCE, group("shop-rg") + "; az role assignment create");
  }

  private static io.github.asrprecheck.fact.Machine inOtherGroup() {
    io.github.asrprecheck.fact.Machine web = Estates.machine("back");
    return new io.github.asrprecheck.fact.Machine(
        id("back-rg", "Microsoft.Compute/virtualMachines", "back"),
        "back",
        web.region(),
        web.size(),
        web.zones(),
        web.osType(),
        new io.github.asrprecheck.fact.Machine.AttachedDisk(
            diskId("db"), "Premium_LRS", 64, null, false),
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        java.util.Map.of());
  }

  @Test
  void noMachineNoGroupToJudge() {
    of(set(ready(), Fact.MACHINES, SUB, List.of())).notApplicable(SOURCE);
  }

  @Test
  void idsInShoutingCaseAreTheSame() {
    Estate loud =
        changed(
            ready(),
            Fact.VAULTS,
            SUB,
            vs ->
                List.of(
                    new io.github.asrprecheck.fact.Vault(
                        ResourceId.of(VAULT.text().replace("dr-rg", "DR-RG")),
                        CENTRAL,
                        null,
                        "Succeeded")));
    of(loud).passes(VAULT_RULE, "dr-vault");
  }

  static Stream<Estate> estates() {
    Estate narrow = with(ready(), SHOP, roles("Virtual Machine Contributor"));
    return Stream.of(
        ready(),
        customerKeys(narrow),
        narrow,
        guestEncryption(narrow),
        withoutKeys(ready()),
        unregistered(ready()),
        with(unregistered(ready()), SUBSCRIPTION, roles("Reader")),
        denying(ready(), group("dr-rg"), writes(), EVERYONE),
        denying(ready(), group("dr-rg"), writes(), new DenyAssignment.Principal(OTHER, "Group")),
        denying(ready(), group("dr-rg"), writes(), new DenyAssignment.Principal(OTHER, "User")),
        denying(
            ready(), group("shop-rg"), writes(), new DenyAssignment.Principal(PRINCIPAL, "User")),
        set(ready(), Fact.VAULTS, SUB, List.of()),
        set(ready(), Fact.STORAGE_ACCOUNTS, SUB, List.of()),
        with(ready(), VAULT, grants()),
        inGroup(plan("dr-rg", null)),
        inGroup(plan(null, OTHER)));
  }

  @ParameterizedTest
  @MethodSource("estates")
  void noPassRestsOnWhatIsHidden(Estate estate) {
    assertThat(Blindfold.hold(CHECK, estate)).isGreaterThan(10);
  }

  @ParameterizedTest
  @MethodSource("estates")
  void everyRuleThatSpeaksIsListed(Estate estate) {
    assertThat(CHECK.rules()).containsAll(of(estate).all().stream().map(Finding::rule).toList());
  }
}
