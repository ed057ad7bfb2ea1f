package io.github.asrprecheck.collect;

import static io.github.asrprecheck.collect.Wired.SUB;
import static io.github.asrprecheck.collect.Wired.gap;
import static io.github.asrprecheck.collect.Wired.known;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import io.github.asrprecheck.fact.DenyAssignment;
import io.github.asrprecheck.fact.Gap.Cause;
import io.github.asrprecheck.fact.Grant;
import io.github.asrprecheck.fact.Location;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Offer;
import io.github.asrprecheck.fact.Provider;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Rights;
import io.github.asrprecheck.fact.SecurityGroup;
import io.github.asrprecheck.fact.Subscription;
import io.github.asrprecheck.fact.Usage;
import io.github.asrprecheck.fact.VmSize;
import io.github.asrprecheck.scope.Region;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What each reader makes of odd and of ordinary items; nothing absent is taken for a zero, a no or
 * a yes.
 */
class FactReadersTest {
  private static final Region EAST = Region.of("eastus");

  // Subscriptions, regions, providers.

  @Test
  void subscriptionsHaveLowerCaseIdsAndKeepUnknownStates() {
    List<Subscription> read =
        known(
            new SubscriptionReaders(
                    arm(
                        """
                        {"subscriptionId":"AAAAAAAA-2222-3333-4444-555555555555","displayName":"Shop","state":"Hibernating",
                         "subscriptionPolicies":{"quotaId":"PayAsYouGo_2014-09-01","spendingLimit":"Off"},"tenantId":"t"},
                        {"subscriptionId":"bbbbbbbb-2222-3333-4444-555555555555"}
                        """))
                .subscriptions());
    assertThat(read)
        .containsExactly(
            new Subscription(
                "aaaaaaaa-2222-3333-4444-555555555555",
                "Shop",
                "t",
                "Hibernating",
                "PayAsYouGo_2014-09-01",
                "Off"),
            new Subscription(
                "bbbbbbbb-2222-3333-4444-555555555555",
                "bbbbbbbb-2222-3333-4444-555555555555",
                null,
                null,
                null,
                null));
  }

  @Test
  void regionsHaveTheirZones() {
    List<Location> read =
        known(
            new SubscriptionReaders(
                    arm(
                        """
                        {"name":"eastus","displayName":"East US","metadata":{"regionType":"Physical"},
                         "availabilityZoneMappings":[{"logicalZone":"2"},{"logicalZone":"1"},null]},
                        {"name":"global2","metadata":null}
                        """))
                .locations(SUB));
    assertThat(read)
        .containsExactly(
            new Location(EAST, "East US", "Physical", List.of("1", "2")),
            new Location(Region.of("global2"), "global2", null, List.of()));
  }

  @Test
  void providersAreThoseThatMatterInAnySpelling() {
    List<Provider> read =
        known(
            new SubscriptionReaders(
                    arm(
                        """
                        {"namespace":"microsoft.recoveryservices","registrationState":"Unregistering",
                         "resourceTypes":[null,{"resourceType":"vaults","locations":["East US"]},{"resourceType":"operations"}]},
                        {"namespace":"Contoso.Things","registrationState":"Registered"}
                        """))
                .providers(SUB));
    assertThat(read)
        .containsExactly(
            new Provider("microsoft.recoveryservices", "Unregistering", List.of("East US")));
  }

  @Test
  void withoutItsTypesTheRegionsOfVaultsAreNotKnown() {
    Reading<?> untyped =
        new SubscriptionReaders(
                arm(
                    "{\"namespace\":\"Microsoft.RecoveryServices\",\"registrationState\":\"Registered\"}"))
            .providers(SUB);
    assertThat(gap(untyped).what())
        .contains("resourceTypes of Microsoft.RecoveryServices is absent");
    assertGap(
        new SubscriptionReaders(arm("{\"registrationState\":\"Registered\"}")).providers(SUB));
  }

  // Usages and sizes.

  @Test
  void usagesKeepTheirNumbers() {
    assertThat(
            known(
                new QuotaReaders(
                        arm(
                            """
                            {"unit":"Count","currentValue":7,"limit":100,"name":{"value":"cores"},"later":{"x":1}},
                            {"currentValue":0,"limit":-1,"name":{"value":"b"}},
                            {"currentValue":0,"limit":9223372036854775807,"name":{"value":"c"}}
                            """))
                    .compute(SUB, EAST)))
        .containsExactly(
            new Usage("cores", 7, 100), new Usage("b", 0, -1), new Usage("c", 0, Long.MAX_VALUE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"limit\":10,\"name\":{\"value\":\"cores\"}}",
        "{\"currentValue\":null,\"limit\":10,\"name\":{\"value\":\"cores\"}}",
        "{\"currentValue\":3,\"name\":{\"value\":\"cores\"}}",
        "{\"currentValue\":3,\"limit\":10}",
        "{\"currentValue\":\"3\",\"limit\":10,\"name\":{\"value\":\"cores\"}}",
        "{\"currentValue\":2.5,\"limit\":10,\"name\":{\"value\":\"cores\"}}",
        "{\"currentValue\":3,\"limit\":1e300,\"name\":{\"value\":\"cores\"}}",
        "{\"currentValue\":3,\"limit\":10,\"name\":\"cores\"}"
      })
  void aUsageWithoutItsNumbersIsAGapAndNotAZero(String usage) {
    assertGap(new QuotaReaders(arm(usage)).compute(SUB, EAST));
    assertGap(new QuotaReaders(arm(usage)).network(SUB, EAST));
    assertGap(new QuotaReaders(arm(usage)).storage(SUB, EAST));
  }

  @Test
  void sizesTellWhatTheyCan() {
    VmSize size =
        known(
                new QuotaReaders(
                        arm(
                            """
                            {"resourceType":"virtualMachines","name":"Standard_D4s_v5","family":"standardDSv5Family","locations":["EastUS"],
                             "locationInfo":[{"location":"EastUS","zones":["3","1"]}],
                             "capabilities":[{"name":"vCPUs","value":"4"},{"name":"MemoryGB","value":"3.5"},{"name":"PremiumIO","value":"True"},
                              {"name":"HyperVGenerations","value":"V1,V2"},{"name":"MaxDataDiskCount","value":"many"},
                              {"name":"AcceleratedNetworkingEnabled","value":"perhaps"},{"name":"DiskControllerTypes","value":"SCSI, NVMe"}],
                             "restrictions":[{"type":"Zone","reasonCode":"NotAvailableForSubscription","restrictionInfo":{"zones":["3"]}},
                              {"type":"Moonphase"}]}
                            """))
                    .offer(SUB, EAST))
            .sizes()
            .get(0);
    assertThat(size)
        .isEqualTo(
            new VmSize(
                "Standard_D4s_v5",
                "standardDSv5Family",
                4,
                3.5,
                null,
                null,
                true,
                null,
                List.of("V1", "V2"),
                null,
                List.of("1", "3"),
                List.of(
                    new VmSize.Restriction("Zone", "NotAvailableForSubscription", List.of("3")),
                    new VmSize.Restriction("Moonphase", null, List.of())),
                List.of("SCSI", "NVMe")));
  }

  @Test
  void diskKindsShutOutOfTheRegionAreNotOffered() {
    Offer offer =
        known(
            new QuotaReaders(
                    arm(
                        """
                        {"resourceType":"disks","name":"Standard_LRS","locations":["eastus"],"restrictions":[]},
                        {"resourceType":"disks","name":"Standard_LRS","locations":["eastus"],"restrictions":[]},
                        {"resourceType":"disks","name":"Premium_ZRS","locations":["eastus"],"restrictions":[{"type":"Zone","restrictionInfo":{"zones":["1"]}}]},
                        {"resourceType":"disks","name":"UltraSSD_LRS","locations":["eastus"],"restrictions":[{"type":"Location"}]},
                        {"resourceType":"snapshots","name":"Standard_ZRS","locations":["eastus"]}
                        """))
                .offer(SUB, EAST));
    assertThat(offer).isEqualTo(new Offer(List.of(), List.of("Standard_LRS", "Premium_ZRS")));
  }

  @Test
  void whatIsOfferedElsewhereIsNotOfferedHere() {
    String elsewhere =
        "{\"resourceType\":\"disks\",\"name\":\"Premium_LRS\",\"locations\":[\"westus\"],\"restrictions\":[]}";
    assertThat(known(new QuotaReaders(arm(elsewhere)).offer(SUB, EAST)).diskKinds()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"resourceType\":\"disks\",\"name\":\"Premium_LRS\",\"restrictions\":[{\"type\":\"Moonphase\"}]}",
        "{\"resourceType\":\"disks\",\"name\":\"Premium_LRS\",\"restrictions\":[{}]}",
        "{\"resourceType\":\"disks\",\"name\":\"Premium_LRS\"}",
        "{\"resourceType\":\"virtualMachines\",\"name\":\"Standard_D2\"}"
      })
  void aRestrictionThatIsNotUnderstoodIsAGap(String sku) {
    assertGap(new QuotaReaders(arm(sku)).offer(SUB, EAST));
  }

  // Rights.

  @Test
  void permissionsOfSeveralEntriesStaySeparate() {
    Rights rights =
        known(
            new RightsReaders(
                    arm(
                        """
                        {"actions":["*"],"notActions":["Contoso.A/write"],"dataActions":[],"notDataActions":[]},
                        {"actions":["Contoso.A/*"],"notActions":[],"condition":"@Resource[x] == 1","conditionVersion":"2.0"},
                        {"actions":["Contoso.A/*"],"notActions":[],"condition":null}
                        """))
                .ofCaller(ResourceId.of("/subscriptions/" + SUB)));
    assertThat(rights.grants())
        .containsExactly(
            new Grant(List.of("*"), List.of("Contoso.A/write"), false),
            new Grant(List.of("Contoso.A/*"), List.of(), true),
            new Grant(List.of("Contoso.A/*"), List.of(), false));
    assertThat(rights.allow("Contoso.A/write")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"actions\":[\"*\"]}",
        "{\"notActions\":[]}",
        "{\"actions\":[\"*\"],\"notActions\":null}",
        "{\"actions\":[1],\"notActions\":[]}"
      })
  void aGrantWithoutItsExceptionsIsNotAGrant(String entry) {
    assertGap(new RightsReaders(arm(entry)).ofCaller(ResourceId.of("/subscriptions/" + SUB)));
  }

  @Test
  void aDenyAssignmentWithoutAScopeIsDeniedWhereItsIdSays() {
    String id =
        "/subscriptions/"
            + SUB
            + "/resourceGroups/RG/providers/Microsoft.Authorization/denyAssignments/d1";
    DenyAssignment denied =
        known(
                new RightsReaders(
                        arm(
                            """
                            {"id":"%s","properties":{"permissions":[{"actions":["*"],"notActions":["*/read"]}],
                             "principals":[{"id":"p1","type":"User"},{"id":"p2"}]}}
                            """
                                .formatted(id)))
                    .denyAssignments(SUB))
            .get(0);
    assertThat(denied.scope().text()).isEqualTo("/subscriptions/" + SUB + "/resourceGroups/RG");
    assertThat(denied.name()).isEqualTo(id);
    assertThat(denied.onlyThisScope()).isFalse();
    assertThat(denied.principals())
        .extracting("id", "type")
        .containsExactly(tuple("p1", "User"), tuple("p2", "Unknown"));
    assertThat(denied.excluded()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"/x\",\"properties\":{\"principals\":[]}}",
        "{\"id\":\"/x\",\"properties\":{\"permissions\":[]}}",
        "{\"id\":\"/x\",\"properties\":{\"permissions\":[{\"actions\":[\"*\"]}],\"principals\":[]}}",
        "{\"properties\":{\"permissions\":[],\"principals\":[]}}"
      })
  void aDenyAssignmentThatDoesNotSayWhatItDeniesToWhomIsAGap(String item) {
    assertGap(new RightsReaders(arm(item)).denyAssignments(SUB));
  }

  @Test
  void rolesAreFoundByTheLastSegmentInAnyCase() {
    RightsReaders readers =
        new RightsReaders(
            arm(
                "{\"name\":\"ABC-1\",\"properties\":{\"permissions\":[{\"actions\":[\"*/read\"],\"notActions\":[]}]}}"));
    assertThat(known(readers.roles(SUB))).containsOnlyKeys("abc-1");
    readers =
        new RightsReaders(
            arm(
                "{\"properties\":{\"scope\":\"/\",\"roleDefinitionId\":\"/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/Abc-1\",\"condition\":null}}"));
    assertThat(known(readers.assignments(SUB, "p")))
        .containsExactly(new RightsReaders.Assignment(ResourceId.of("/"), "abc-1", false));
  }

  // Rows of Resource Graph.

  @Test
  void aMachineKeepsTheSpellingOfItsIds() {
    Machine machine =
        Inventory.machine(
            row(
                """
                {"id":"/subscriptions/S/resourceGroups/SHOP-RG/providers/Microsoft.Compute/virtualMachines/Web","name":"Web","location":"East US",
                 "zones":null,"tags":{"Env":"prod","empty":null},"size":"","osDisk":{"osType":"Linux","managedDisk":{"id":"/D/OS"}},
                 "dataDisks":[{"lun":0,"diskSizeGB":32767,"vhd":{"uri":"https://x/y.vhd"}}],"nics":[{"id":"/n/1","properties":{"primary":true}},{"id":"/n/2"}],
                 "priority":"Spotty","scaleSet":"","securityType":null,"power":""}
                """));
    assertThat(machine.id().text()).contains("/SHOP-RG/").endsWith("/Web");
    assertThat(machine.region()).isEqualTo(EAST);
    assertThat(machine.size()).isNull();
    assertThat(machine.zones()).isEmpty();
    assertThat(machine.tags()).containsEntry("Env", "prod").containsEntry("empty", "");
    assertThat(machine.osDisk())
        .isEqualTo(new Machine.AttachedDisk(ResourceId.of("/d/os"), null, null, null, false));
    assertThat(machine.dataDisks().get(0).vhdUri()).isEqualTo("https://x/y.vhd");
    assertThat(machine.nics()).extracting(Machine.AttachedNic::primary).containsExactly(true, null);
    assertThat(machine.priority()).isEqualTo("Spotty");
    assertThat(machine.scaleSet()).isNull();
    assertThat(machine.powerState()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"id":"/m","name":"m","location":"eastus","dataDisks":[],"nics":[]}                              | osDisk is absent
          {"id":"/m","name":"m","location":"eastus","osDisk":{},"nics":[]}                                 | dataDisks is absent
          {"id":"/m","name":"m","location":"eastus","osDisk":{},"dataDisks":[],"nics":null}                | nics is absent
          {"id":"/m","name":"m","location":"eastus","osDisk":"x","dataDisks":[],"nics":[]}                 | an object was expected
          {"id":"/m","name":"m","osDisk":{},"dataDisks":[],"nics":[]}                                      | location is absent
          {"id":"/m","name":"m","location":"eastus","osDisk":{},"dataDisks":[],"nics":[{}]}                | id is absent
          {"id":"/m","name":"m","location":"eastus","osDisk":{},"dataDisks":[{"diskSizeGB":"5"}],"nics":[]} | diskSizeGB is no whole number
          """)
  void aMachineThatLacksSomethingIsRefused(String body, String why) {
    refuses(Inventory::machine, body, why);
  }

  @Test
  void listsThatAreAbsentAreNotEmpty() {
    refuses(Inventory::nic, "{\"id\":\"/n\"}", "ipConfigurations is absent");
    refuses(NetworkRows::securityGroup, "{\"id\":\"/g\",\"rules\":null}", "rules is absent");
    refuses(NetworkRows::routeTable, "{\"id\":\"/r\"}", "routes is absent");
    refuses(
        NetworkRows::network,
        "{\"id\":\"/v\",\"location\":\"eastus\",\"addressPrefixes\":[]}",
        "subnets is absent");
    assertThat(NetworkRows.securityGroup(row("{\"id\":\"/g\",\"rules\":[]}")).rules()).isEmpty();
  }

  @Test
  void singularAndPluralOfARuleAreOneList() {
    SecurityGroup group =
        NetworkRows.securityGroup(
            row(
                """
                {"id":"/g","rules":[{"name":"r","properties":{"priority":100,"direction":"Outbound","access":"Deny","protocol":"TCP",
                 "sourceAddressPrefix":"*","destinationAddressPrefix":"","destinationAddressPrefixes":["10.0.0.0/8","Storage.EastUS"],
                 "destinationPortRange":"443","destinationPortRanges":["443","8000-8100"],"sourcePortRanges":[]}}]}
                """));
    SecurityGroup.SecurityRule rule = group.rules().get(0);
    assertThat(rule.destinations()).containsExactly("10.0.0.0/8", "Storage.EastUS");
    assertThat(rule.destinationPorts()).containsExactly("443", "8000-8100");
    assertThat(rule.sourcePorts()).isEmpty();
    refuses(
        NetworkRows::securityGroup,
        "{\"id\":\"/g\",\"rules\":[{\"name\":\"r\",\"properties\":{\"priority\":100}}]}",
        "properties.direction is absent");
  }

  @Test
  void aPriorityBeyondAllNumbersMakesTheQueryAGap() {
    Canned azure =
        Canned.json(
            "{\"totalRecords\":1,\"resultTruncated\":\"false\",\"data\":[{\"id\":\"/g\",\"rules\":[{\"name\":\"r\",\"properties\":{\"priority\":99999999999}}]}]}");
    Reading<List<SecurityGroup>> read =
        Wired.to(azure).graph().query(Wired.QUERY, List.of(SUB), NetworkRows::securityGroup);
    assertThat(gap(read).cause()).isEqualTo(Cause.INCOMPLETE);
  }

  @Test
  void anItemThatProtectsNoAzureMachineIsLeftOut() {
    assertThat(
            Inventory.protectedItem(
                row("{\"id\":\"/i\",\"machine\":null,\"state\":\"Protected\"}")))
        .isNull();
    assertThat(
            Inventory.protectedItem(row("{\"id\":\"/i\",\"machine\":\"/m\",\"targetRegion\":\"\"}"))
                .targetRegion())
        .isNull();
  }

  private static void refuses(Function<Row, ?> mapper, String body, String why) {
    Row row = row(body);
    assertThatThrownBy(() -> mapper.apply(row))
        .isInstanceOf(Malformed.class)
        .hasMessageContaining(why);
  }

  private static Row row(String json) {
    try (JsonReader reader = JsonProviders.createReader(json)) {
      return Row.read(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Azure with one list of these items. */
  private static ArmClient arm(String items) {
    return Wired.to(Canned.json("{\"value\":[" + items + "]}")).arm();
  }

  private static void assertGap(Reading<?> reading) {
    assertThat(gap(reading).cause()).isEqualTo(Cause.INCOMPLETE);
  }
}
