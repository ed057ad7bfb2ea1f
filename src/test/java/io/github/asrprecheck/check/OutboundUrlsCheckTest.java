package io.github.asrprecheck.check;

import static io.github.asrprecheck.testing.Estates.SUB;
import static io.github.asrprecheck.testing.Wired.allow;
import static io.github.asrprecheck.testing.Wired.deny;
import static io.github.asrprecheck.testing.Wired.otherNic;
import static io.github.asrprecheck.testing.Wired.plainly;
import static io.github.asrprecheck.testing.Wired.route;
import static io.github.asrprecheck.testing.Wired.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Nic;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.SecurityGroup;
import io.github.asrprecheck.json.RuleBookJson;
import io.github.asrprecheck.rule.RuleBook;
import io.github.asrprecheck.scope.Cloud;
import io.github.asrprecheck.scope.Plan;
import io.github.asrprecheck.scope.Scope;
import io.github.asrprecheck.testing.Blindfold;
import io.github.asrprecheck.testing.Estates;
import io.github.asrprecheck.testing.Findings;
import io.github.asrprecheck.testing.Wired;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutboundUrlsCheckTest {
  private static final Check CHECK =
      new OutboundUrlsCheck(RuleBookJson.load(RuleBook.Edition.CURRENT));
  private static final String STORAGE = "outbound-urls/storage-cache";
  private static final String ENTRA = "outbound-urls/entra";
  private static final String SERVICE = "outbound-urls/asr-service";
  private static final String EVENT_HUB = "outbound-urls/eventhub";
  private static final String KEY_VAULT = "outbound-urls/keyvault";
  private static final String DNS = "outbound-urls/platform-dns";
  private static final String LITERAL = "outbound-urls/literal-addresses";

  private static Findings of(Wired wired) {
    return of(wired.estate());
  }

  private static Findings of(Estate estate) {
    return Findings.of(CHECK, estate);
  }

  private static Estate nics(Estate estate, UnaryOperator<Nic> change) {
    return Estates.changed(estate, Fact.NICS, SUB, ns -> ns.stream().map(change).toList());
  }

  @Test
  void aReadyEstateIsNotBlockedByConfiguration() {
    of(Estates.ready())
        .passes(STORAGE, "web", "db")
        .passes(ENTRA, "web", "db")
        .passes(SERVICE, "web", "db")
        .passes(EVENT_HUB, "web", "db")
        .passes(DNS, "web", "db")
        .notApplicable(KEY_VAULT, "web", "db")
        .silent(LITERAL);
  }

  @Test
  void aPassSaysHowItGetsOutAndWhatIsOutsideItsView() {
    of(Estates.ready())
        .says(
            STORAGE,
            "Storage.EastUS on port 443 (*.blob.core.windows.net) is not blocked by configuration")
        .says(EVENT_HUB, "EventHub.CentralUS on port 443")
        .says(STORAGE, "NAT gateway nat")
        .says(STORAGE, "DNS answers, a proxy inside the guest")
        .says(STORAGE, "security admin rules and private endpoints are outside this view");
    of(plainly()).says(ENTRA, "default outbound access, which subnet default does not turn off");
  }

  @Test
  void aFailureTracesTheRuleThatDenies() {
    of(plainly().nicGroup(allow(100, "Storage.EastUS"), deny(4096, "Internet")))
        .passes(STORAGE, "web")
        .fails(SERVICE, "web")
        .says(
            SERVICE,
            "nic security group web-nsg: rule 4096 DenyInternet denies, no earlier rule allows"
                + " AzureSiteRecovery")
        .says(SERVICE, "private endpoints are outside this view");
  }

  @Test
  void signInIsNeverPrivateSoItsFailureDoesNotSpeakOfPrivateEndpoints() {
    assertThat(of(plainly().nicGroup(deny(4096, "Internet"))).of(ENTRA))
        .singleElement()
        .satisfies(f -> assertThat(f.says()).doesNotContain("private endpoint"));
  }

  @Test
  void theCommandAllowsTheTagBeforeTheRuleThatDenies() {
    of(plainly().nicGroup(deny(4096, "Internet")))
        .advises(
            STORAGE,
            "az network nsg rule create --subscription "
                + SUB
                + " --resource-group shop-rg --nsg-name web-nsg --name"
                + " AllowSiteRecovery-Storage.EastUS --priority 4095 --direction Outbound --access"
                + " Allow --protocol Tcp --source-address-prefixes VirtualNetwork"
                + " --source-port-ranges \"*\" --destination-address-prefixes Storage.EastUS"
                + " --destination-port-ranges 443");
  }

  @Test
  void theCommandsForSeveralEndpointsTakeDifferentPriorities() {
    of(plainly().nicGroup(deny(4096, "Internet")))
        .advises(STORAGE, "--priority 4095")
        .advises(ENTRA, "--priority 4091")
        .advises(SERVICE, "--priority 4092")
        .advises(EVENT_HUB, "--priority 4093");
  }

  @Test
  void anEndpointKeepsItsPrioritiesWhereOthersAreNotBlocked() {
    of(plainly().nicGroup(allow(4095, "Storage", "AzureActiveDirectory"), deny(4096, "Internet")))
        .advises(SERVICE, "--priority 4092")
        .advises(EVENT_HUB, "--priority 4093");
  }

  @Test
  void aTakenPriorityIsNotOffered() {
    of(plainly().nicGroup(allow(4095, "Sql"), deny(4096, "Internet")))
        .advises(STORAGE, "--priority 4090");
  }

  @Test
  void theCommandComesBeforeEveryRuleThatMayDeny() {
    of(plainly().nicGroup(deny(300, "20.0.0.0/8"), deny(4096, "Internet")))
        .advises(STORAGE, "Allow it before rule 300")
        .advises(STORAGE, "--priority 295");
  }

  @Test
  void withoutAFreePriorityItSaysToMakeRoom() {
    of(plainly().nicGroup(deny(100, "Internet")))
        .advises(STORAGE, "Make room for more rules before rule 100 of security group web-nsg");
  }

  @Test
  void aNameInUseIsNotOverwritten() {
    SecurityGroup.SecurityRule named =
        rename(allow(200, "Sql"), "allowsiterecovery-storage.eastus");
    of(plainly().nicGroup(named, deny(4096, "Internet")))
        .advises(STORAGE, "--name AllowSiteRecovery-Storage.EastUS-2 ");
  }

  private static SecurityGroup.SecurityRule rename(SecurityGroup.SecurityRule r, String name) {
    return new SecurityGroup.SecurityRule(
        name,
        r.priority(),
        r.direction(),
        r.access(),
        r.protocol(),
        r.sources(),
        r.sourcePorts(),
        r.destinations(),
        r.destinationPorts(),
        r.sourceApplicationGroups(),
        r.destinationApplicationGroups());
  }

  @Test
  void aHostileGroupNameIsQuotedForTheShell() {
    ResourceId evil = Wired.groupId("x'; rm -rf $HOME #");
    Estate estate =
        Estates.changed(
            plainly().nicGroup(deny(4096, "Internet")).estate(),
            Fact.SECURITY_GROUPS,
            SUB,
            gs -> gs.stream().map(g -> new SecurityGroup(evil, g.rules())).toList());
    estate =
        nics(
            estate,
            n ->
                new Nic(
                    n.id(), evil, n.ipConfigurations(), n.dnsServers(), n.acceleratedNetworking()));
    of(estate).advises(STORAGE, "--nsg-name 'x'\\''; rm -rf $HOME #' --name");
  }

  @Test
  void bothGroupsThatDenyAreNamedAtOnce() {
    of(plainly().nicGroup(deny(300, "*")).subnetGroup(deny(400, "Internet")))
        .says(ENTRA, "nic security group web-nsg: rule 300 DenyAll denies")
        .says(ENTRA, "subnet security group default-nsg: rule 400 DenyInternet denies")
        .advises(ENTRA, "--nsg-name web-nsg")
        .advises(ENTRA, "--nsg-name default-nsg");
  }

  @Test
  void aPrivateSubnetIsToldToTakeANatGateway() {
    of(plainly().privateSubnet())
        .fails(ENTRA, "web")
        .says(ENTRA, "subnet default of shop-vnet is private")
        .advises(ENTRA, "az network vnet subnet update --ids")
        .passes(STORAGE, "web")
        .says(STORAGE, "storage of the same region needs no public address");
  }

  @Test
  void aRouteToNowhereIsNamedAndWaysPastItAreOffered() {
    of(plainly().routes(route("0.0.0.0/0", "None")))
        .fails(EVENT_HUB, "web")
        .says(EVENT_HUB, "route to-None (0.0.0.0/0) of table default-rt drops it (next hop None)")
        .advises(
            EVENT_HUB,
            "az network route-table route create --subscription "
                + SUB
                + " --resource-group shop-rg --route-table-name default-rt --name"
                + " SiteRecovery-EventHub.CentralUS --address-prefix EventHub.CentralUS"
                + " --next-hop-type Internet");
  }

  @Test
  void aRouteForTheVeryTagIsChangedInPlace() {
    of(plainly().routes(route("EventHub.CentralUS", "None")))
        .advises(EVENT_HUB, "route update")
        .advises(EVENT_HUB, "--name to-None --address-prefix EventHub.CentralUS");
  }

  @Test
  void whatAnApplianceDoesIsUnknownAndCanBeTriedInside() {
    of(plainly().routes(route("0.0.0.0/0", "VirtualAppliance")))
        .cannotTell(ENTRA, "web")
        .says(ENTRA, "what appliance 10.9.0.4 behind route to-VirtualAppliance")
        .advises(ENTRA, "open a TLS connection to login.microsoftonline.com on port 443");
  }

  @Test
  void customDnsServersAreUnknownAndNamed() {
    of(plainly().networkDns("10.0.0.10", "10.0.0.11"))
        .cannotTell(STORAGE, "web")
        .says(STORAGE, "what the custom DNS servers 10.0.0.10, 10.0.0.11 answer")
        .notApplicable(DNS, "web");
  }

  @Test
  void denyingAzuresNameServerFails() {
    of(plainly().subnetGroup(deny(100, "AzurePlatformDNS")))
        .fails(DNS, "web")
        .says(
            DNS,
            "rule 100 DenyAzurePlatformDNS of security group default-nsg denies AzurePlatformDNS")
        .passes(STORAGE, "web");
  }

  @Test
  void onlyTheTagItselfDeniesAzuresNameServer() {
    of(plainly().nicGroup(deny(100, "*"), deny(200, "168.63.129.16"))).passes(DNS, "web");
    of(plainly().nicGroup(rule(100, "Deny", "Tcp", "*", "*", "AzurePlatformDNS")))
        .passes(DNS, "web");
  }

  @Test
  void whetherAnAllowanceOfEverythingComesBeforeTheNameServersDenialIsUnknown() {
    of(plainly().nicGroup(rule(100, "Allow", "*", "*", "*", "*"), deny(200, "AzurePlatformDNS")))
        .cannotTell(DNS, "web");
    of(plainly().nicGroup(deny(100, "AzurePlatformDNS"), rule(200, "Allow", "*", "*", "*", "*")))
        .fails(DNS, "web");
  }

  @Test
  void writtenOutAddressesWarnAndLeaveTheEndpointUnknown() {
    of(plainly().nicGroup(allow(100, "20.190.128.0/18"), deny(200, "Internet")))
        .cannotTell(ENTRA, "web")
        .says(ENTRA, "whether the addresses in rule 100 Allow20.190.128.0/18")
        .warns(LITERAL, "web")
        .says(LITERAL, "rule 100 Allow20.190.128.0/18");
  }

  @Test
  void writtenOutAddressesThatDecideNothingDoNotWarn() {
    of(plainly().nicGroup(allow(100, "20.190.128.0/18"))).silent(LITERAL).passes(ENTRA, "web");
  }

  @Test
  void keyVaultMattersOnlyWithGuestEncryptionAndOnlyWarns() {
    of(plainly().nicGroup(deny(100, "AzureKeyVault"))).notApplicable(KEY_VAULT, "web");
    of(plainly().encrypted()).passes(KEY_VAULT, "web").says(KEY_VAULT, "*.vault.azure.net");
    of(plainly().encrypted().nicGroup(deny(200, "AzureKeyVault")))
        .warns(KEY_VAULT, "web")
        .says(KEY_VAULT, "no earlier rule allows AzureKeyVault")
        .passes(STORAGE, "web");
  }

  @Test
  void anUnmanagedDiskMayBeEncrypted() {
    Estate estate =
        Estates.changed(
            plainly().estate(),
            Fact.MACHINES,
            SUB,
            ms -> ms.stream().map(OutboundUrlsCheckTest::unmanaged).toList());
    of(estate).cannotTell(KEY_VAULT, "web").says(KEY_VAULT, "unmanaged disk");
  }

  private static Machine unmanaged(Machine m) {
    return with(
        m, new Machine.AttachedDisk(null, null, 64, "https://x/vhds/os.vhd", false), m.nics());
  }

  private static Machine with(
      Machine m, Machine.AttachedDisk osDisk, List<Machine.AttachedNic> nics) {
    return new Machine(
        m.id(),
        m.name(),
        m.region(),
        m.size(),
        m.zones(),
        m.osType(),
        osDisk,
        m.dataDisks(),
        nics,
        m.priority(),
        m.scaleSet(),
        m.securityType(),
        m.powerState(),
        m.tags());
  }

  @Test
  void onlyThePrimaryNicCarriesTheTraffic() {
    Nic second = otherNic("two", null);
    Nic closed =
        new Nic(second.id(), Wired.groupId("shut"), second.ipConfigurations(), List.of(), false);
    of(plainly().secondNic(closed)).passes(ENTRA, "web");
  }

  @Test
  void withoutAPrimaryNicItCannotTell() {
    Estate estate =
        Estates.changed(
            plainly().estate(),
            Fact.MACHINES,
            SUB,
            ms -> ms.stream().map(m -> with(m, m.osDisk(), List.of())).toList());
    of(estate).cannotTell(ENTRA, "web").says(ENTRA, "which network interface is the primary one");
  }

  static Stream<Arguments> dangling() {
    Wired full = plainly().nicGroup(allow(100, "*")).subnetGroup().routes();
    return Stream.of(
        Arguments.of(Fact.NICS, full, "network interface web-nic"),
        Arguments.of(Fact.NETWORKS, full, "virtual network shop-vnet"),
        Arguments.of(Fact.SECURITY_GROUPS, full, "security group web-nsg"),
        Arguments.of(Fact.ROUTE_TABLES, full, "route table default-rt"));
  }

  @ParameterizedTest
  @MethodSource("dangling")
  void aReferenceThatLeadsNowhereIsUnknown(Fact<List<Object>> fact, Wired wired, String named) {
    assertThat(of(wired).of(ENTRA)).allMatch(f -> f.verdict() instanceof Verdict.Pass);
    of(Estates.set(wired.estate(), fact, SUB, List.of()))
        .cannotTell(ENTRA, "web")
        .says(ENTRA, named)
        .cannotTell(STORAGE, "web");
  }

  @Test
  void aSubnetThatItsNetworkLacksIsUnknown() {
    Estate estate =
        nics(
            plainly().estate(),
            n -> {
              Nic.IpConfiguration c = n.ipConfigurations().get(0);
              ResourceId gone = ResourceId.of(c.subnet().parent() + "/subnets/gone");
              return new Nic(
                  n.id(),
                  n.securityGroup(),
                  List.of(
                      new Nic.IpConfiguration(
                          c.name(), true, gone, c.privateAddress(), null, List.of(), List.of())),
                  List.of(),
                  false);
            });
    of(estate).cannotTell(ENTRA, "web").says(ENTRA, "subnet gone");
  }

  @Test
  void anAddressOnAnotherConfigurationOfTheSameNicLeavesItOpen() {
    Estate estate =
        nics(
            plainly().estate(),
            n -> {
              Nic.IpConfiguration c = n.ipConfigurations().get(0);
              Nic.IpConfiguration more =
                  new Nic.IpConfiguration(
                      "two",
                      false,
                      c.subnet(),
                      "10.0.0.5",
                      Estates.id("shop-rg", "Microsoft.Network/publicIPAddresses", "ip"),
                      List.of(),
                      List.of());
              return new Nic(n.id(), null, List.of(c, more), List.of(), false);
            });
    of(estate).cannotTell(ENTRA, "web").says(ENTRA, "public address is on another configuration");
  }

  @Test
  void whatTheListsHideIsNamedByRight() {
    Gap gap = Estates.forbidden(Fact.SECURITY_GROUPS, SUB);
    of(Estates.forbidden(plainly().nicGroup().estate(), Fact.SECURITY_GROUPS, SUB))
        .blames(gap)
        .cannotTell(STORAGE, "web");
    of(Estates.forbidden(plainly().estate(), Fact.MACHINES, SUB))
        .blames(Estates.forbidden(Fact.MACHINES, SUB))
        .cannotTell(SERVICE, "subscription " + SUB);
  }

  @Test
  void listsThatNothingRefersToAreNotNeeded() {
    Estate estate = Estates.forbidden(plainly().estate(), Fact.SECURITY_GROUPS, SUB);
    of(Estates.forbidden(estate, Fact.ROUTE_TABLES, SUB)).passes(ENTRA, "web");
  }

  @Test
  void noMachineIsNothingToJudge() {
    of(Estates.withMachines())
        .notApplicable(STORAGE, "subscription " + SUB)
        .notApplicable(EVENT_HUB, "subscription " + SUB)
        .silent(KEY_VAULT);
  }

  @Test
  void aCloudThatNobodyDocumentsIsUnknown() {
    URI own = URI.create("https://management.local.azurestack.external");
    Scope there = scopeIn(new Cloud("stack", own, own, "x", "x", "x", false));
    of(Estates.ready().within(there)).cannotTell(STORAGE, "every machine").cannotTell(KEY_VAULT);
  }

  @Test
  void everyCloudHasItsOwnHosts() {
    of(Estates.ready().within(scopeIn(Cloud.US_GOVERNMENT)))
        .passes(STORAGE, "web")
        .says(STORAGE, "*.blob.core.usgovcloudapi.net");
    of(Estates.ready().within(scopeIn(Cloud.CHINA))).says(ENTRA, "login.chinacloudapi.cn");
  }

  private static Scope scopeIn(Cloud cloud) {
    return new Scope(
        cloud,
        Estates.EAST,
        Estates.CENTRAL,
        List.of(SUB),
        null,
        Set.of(),
        List.of(),
        Map.of(),
        Plan.none());
  }

  @Test
  void machinesThatAreConnectedAlikeAreToldAlike() {
    String[] names = IntStream.range(0, 1000).mapToObj(i -> "vm" + i).toArray(String[]::new);
    List<Finding> findings =
        of(plainly().machines(names).subnetGroup(allow(100, "Storage"), deny(200, "Internet")))
            .all();
    assertThat(findings).hasSize(6000);
    for (String id : List.of(STORAGE, ENTRA, SERVICE, EVENT_HUB, KEY_VAULT, DNS)) {
      List<Finding> mine = findings.stream().filter(f -> f.rule().id().equals(id)).toList();
      assertThat(mine).hasSize(1000).extracting(f -> f.subject().label()).doesNotHaveDuplicates();
      assertThat(mine).extracting(Finding::says).containsOnly(mine.get(0).says());
      assertThat(mine).extracting(Finding::verdict).containsOnly(mine.get(0).verdict());
      // Decided once: the sentence itself is shared, not only equal.
      assertThat(mine).allSatisfy(f -> assertThat(f.says()).isSameAs(mine.get(0).says()));
    }
  }

  @Test
  void machinesOfOneSubnetDifferWhereARuleNamesAddresses() {
    Estate estate =
        plainly()
            .machines("web", "db")
            .subnetGroup(rule(100, "Deny", "*", "10.0.0.5", "*", "*"))
            .estate();
    estate = nics(estate, n -> n.id().equals(Estates.nicId("db")) ? at(n, "10.0.0.5") : n);
    of(estate).passes(ENTRA, "web").fails(ENTRA, "db");
  }

  private static Nic at(Nic n, String address) {
    Nic.IpConfiguration c = n.ipConfigurations().get(0);
    return new Nic(
        n.id(),
        n.securityGroup(),
        List.of(
            new Nic.IpConfiguration(
                c.name(), true, c.subnet(), address, null, List.of(), List.of())),
        n.dnsServers(),
        false);
  }

  static List<Arguments> estates() {
    List<Arguments> all = new ArrayList<>();
    all.add(Arguments.of("ready", Estates.ready(), 4));
    all.add(Arguments.of("no machines", Estates.withMachines(), 1));
    all.add(Arguments.of("plain", plainly().estate(), 4));
    all.add(Arguments.of("encrypted", plainly().encrypted().estate(), 4));
    all.add(Arguments.of("groups", plainly().nicGroup(allow(100, "*")).subnetGroup().estate(), 5));
    all.add(Arguments.of("groups that deny", plainly().nicGroup(deny(100, "*")).estate(), 5));
    all.add(
        Arguments.of(
            "group of the subnet",
            plainly().subnetGroup(allow(100, "Storage"), deny(200, "*")).estate(),
            5));
    all.add(Arguments.of("routes", plainly().routes(route("0.0.0.0/0", "Internet")).estate(), 5));
    all.add(
        Arguments.of(
            "everything",
            plainly()
                .encrypted()
                .nicGroup()
                .subnetGroup()
                .routes()
                .secondNic(otherNic("two", null))
                .estate(),
            6));
    all.add(Arguments.of("custom DNS", plainly().networkDns("10.0.0.10").estate(), 4));
    all.add(Arguments.of("two machines in two wirings", twoWirings(), 5));
    return all;
  }

  /** The machine db has a group of its own, web has none. */
  private static Estate twoWirings() {
    return Estates.changed(
        plainly().machines("web", "db").nicGroup(deny(100, "Internet")).estate(),
        Fact.NICS,
        SUB,
        ns ->
            ns.stream()
                .map(
                    n ->
                        n.id().equals(Estates.nicId("db"))
                            ? n
                            : new Nic(n.id(), null, n.ipConfigurations(), List.of(), false))
                .toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("estates")
  void whatIsHiddenIsNeverPassedOn(String name, Estate estate, int readings) {
    assertThat(Blindfold.hold(CHECK, estate)).isEqualTo(readings);
  }

  @Test
  void eachOfTwoWiringsIsJudgedForItself() {
    of(twoWirings()).passes(ENTRA, "web").fails(ENTRA, "db");
  }
}
