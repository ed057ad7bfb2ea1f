package io.github.asrprecheck.collect;

import static io.github.asrprecheck.collect.Wired.known;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.policy.AddHeadersPolicy;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.asrprecheck.demo.SimulatedAzure;
import io.github.asrprecheck.demo.Tenant;
import io.github.asrprecheck.fact.Disk;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Nic;
import io.github.asrprecheck.fact.ProtectedItem;
import io.github.asrprecheck.fact.ResourceGroup;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.RouteTable;
import io.github.asrprecheck.fact.SecurityGroup;
import io.github.asrprecheck.fact.StorageAccount;
import io.github.asrprecheck.fact.Vault;
import io.github.asrprecheck.fact.VirtualNetwork;
import io.github.asrprecheck.scope.Cloud;
import io.github.asrprecheck.scope.Region;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Real resources, as Resource Manager once answered them, through the real queries and mappers: the
 * rows of Resource Graph hold the same properties.
 */
@Tag("recorded")
class RecordedResourcesTest {

  /** A fact beside the resource that it was read from. */
  private record Pair<T>(T fact, JsonNode item) {
    String text(String pointer) {
      return item.at(pointer).asText(null);
    }
  }

  @Test
  void machines() {
    List<Pair<Machine>> pairs =
        read(
            "machines",
            "microsoft.compute/virtualmachines",
            12,
            11,
            Inventory::machine,
            Machine::id,
            "compute-vm-list",
            "compute-vm-get");
    for (Pair<Machine> pair : pairs) {
      Machine machine = pair.fact();
      JsonNode storage = pair.item().at("/properties/storageProfile");
      assertThat(machine.name()).isEqualTo(pair.text("/name"));
      assertThat(machine.size())
          .isEqualTo(pair.text("/properties/hardwareProfile/vmSize"))
          .isNotBlank();
      assertThat(machine.osType()).isEqualTo(storage.at("/osDisk/osType").asText());
      assertThat(machine.dataDisks()).hasSize(storage.get("dataDisks").size());
      assertThat(machine.nics())
          .isNotEmpty()
          .hasSize(pair.item().at("/properties/networkProfile/networkInterfaces").size());
      assertThat(machine.osDisk().sizeGb())
          .isEqualTo(
              storage.at("/osDisk").has("diskSizeGB")
                  ? storage.at("/osDisk/diskSizeGB").asInt()
                  : null);
      assertThat(machine.osDisk().managedDisk())
          .isEqualTo(ResourceId.ofNullable(storage.at("/osDisk/managedDisk/id").asText(null)));
      assertThat(machine.tags()).hasSize(pair.item().path("tags").size());
    }
    assertThat(pairs).anySatisfy(p -> assertThat(p.fact().osDisk().managedDisk()).isNull());
  }

  @Test
  void disks() {
    for (Pair<Disk> pair :
        read(
            "disks",
            "microsoft.compute/disks",
            12,
            11,
            Inventory::disk,
            Disk::id,
            "compute-disks-list",
            "compute-disks-get")) {
      assertThat(pair.fact().kind()).isEqualTo(pair.text("/sku/name"));
      assertThat(pair.fact().sizeGb()).isEqualTo(pair.item().at("/properties/diskSizeGB").asInt());
      assertThat(pair.fact().generation()).isEqualTo(pair.text("/properties/hyperVGeneration"));
    }
  }

  @Test
  void networkInterfaces() {
    for (Pair<Nic> pair :
        read(
            "network-interfaces",
            "microsoft.network/networkinterfaces",
            12,
            11,
            Inventory::nic,
            Nic::id,
            "network-nics-list",
            "network-nics-get")) {
      JsonNode configurations = pair.item().at("/properties/ipConfigurations");
      assertThat(pair.fact().ipConfigurations()).hasSize(configurations.size());
      for (int i = 0; i < configurations.size(); i++) {
        assertThat(pair.fact().ipConfigurations().get(i).subnet())
            .isEqualTo(
                ResourceId.ofNullable(
                    configurations.get(i).at("/properties/subnet/id").asText(null)));
      }
      assertThat(pair.fact().securityGroup())
          .isEqualTo(ResourceId.ofNullable(pair.text("/properties/networkSecurityGroup/id")));
    }
  }

  @Test
  void networks() {
    for (Pair<VirtualNetwork> pair :
        read(
            "networks",
            "microsoft.network/virtualnetworks",
            12,
            11,
            NetworkRows::network,
            VirtualNetwork::id,
            "network-vnets-list",
            "network-vnets-get")) {
      JsonNode subnets = pair.item().at("/properties/subnets");
      assertThat(pair.fact().subnets()).hasSize(subnets.size());
      for (int i = 0; i < subnets.size(); i++) {
        VirtualNetwork.Subnet subnet = pair.fact().subnets().get(i);
        assertThat(subnet.id().text()).isEqualTo(subnets.get(i).get("id").asText());
        assertThat(subnet.addressPrefixes()).isNotEmpty();
        assertThat(subnet.securityGroup())
            .isEqualTo(
                ResourceId.ofNullable(
                    subnets.get(i).at("/properties/networkSecurityGroup/id").asText(null)));
        assertThat(subnet.routeTable())
            .isEqualTo(
                ResourceId.ofNullable(subnets.get(i).at("/properties/routeTable/id").asText(null)));
      }
      assertThat(pair.fact().peerings())
          .hasSize(pair.item().at("/properties/virtualNetworkPeerings").size());
    }
  }

  @Test
  void securityGroups() {
    for (Pair<SecurityGroup> pair :
        read(
            "networks",
            "microsoft.network/networksecuritygroups",
            12,
            11,
            NetworkRows::securityGroup,
            SecurityGroup::id,
            "network-nsgs-list",
            "network-nsgs-get")) {
      JsonNode rules = pair.item().at("/properties/securityRules");
      assertThat(pair.fact().rules()).hasSize(rules.size());
      for (int i = 0; i < rules.size(); i++) {
        SecurityGroup.SecurityRule rule = pair.fact().rules().get(i);
        assertThat(rule.priority()).isEqualTo(rules.get(i).at("/properties/priority").asInt());
        assertThat(rule.access()).isEqualTo(rules.get(i).at("/properties/access").asText());
        assertThat(rule.destinations().size() + rule.destinationApplicationGroups().size())
            .isPositive();
        assertThat(rule.destinationPorts()).isNotEmpty();
      }
    }
  }

  @Test
  void routeTables() {
    for (Pair<RouteTable> pair :
        read(
            "networks",
            "microsoft.network/routetables",
            12,
            10,
            NetworkRows::routeTable,
            RouteTable::id,
            "network-routetables",
            "network-routetables-get")) {
      assertThat(pair.fact().routes()).hasSize(pair.item().at("/properties/routes").size());
    }
  }

  @Test
  void storageAccounts() {
    for (Pair<StorageAccount> pair :
        read(
            "stores",
            "microsoft.storage/storageaccounts",
            12,
            11,
            Inventory::storageAccount,
            StorageAccount::id,
            "storage-accounts-list",
            "storage-accounts-get")) {
      assertThat(pair.fact().kind()).isEqualTo(pair.text("/kind"));
      assertThat(pair.fact().sku()).isEqualTo(pair.text("/sku/name"));
      JsonNode keys = pair.item().at("/properties/allowSharedKeyAccess");
      assertThat(pair.fact().sharedKeys()).isEqualTo(keys.isBoolean() ? keys.asBoolean() : null);
      assertThat(pair.fact().networkDefault())
          .isEqualTo(pair.text("/properties/networkAcls/defaultAction"));
    }
  }

  @Test
  void vaults() {
    for (Pair<Vault> pair :
        read(
            "stores",
            "microsoft.recoveryservices/vaults",
            9,
            8,
            Inventory::vault,
            Vault::id,
            "rsv-vaults-list",
            "rsv-vaults-get")) {
      assertThat(pair.fact().region()).isEqualTo(Region.of(pair.text("/location")));
      assertThat(pair.fact().identity()).isEqualTo(pair.text("/identity/type"));
    }
  }

  @Test
  void resourceGroups() {
    for (Pair<ResourceGroup> pair :
        read(
            "resource-groups",
            "microsoft.resources/subscriptions/resourcegroups",
            5,
            5,
            Inventory::resourceGroup,
            ResourceGroup::id,
            "resourcegroups-list")) {
      assertThat(pair.fact().region()).isEqualTo(Region.of(pair.text("/location")));
    }
  }

  @Test
  void protectedItems() {
    String type =
        "microsoft.recoveryservices/vaults/replicationfabrics/replicationprotectioncontainers/replicationprotecteditems";
    List<Pair<ProtectedItem>> pairs =
        read(
            "protected-items",
            type,
            6,
            6,
            Inventory::protectedItem,
            ProtectedItem::id,
            "asr-protecteditems");
    assertThat(pairs).hasSize(4);
    for (Pair<ProtectedItem> pair : pairs) {
      JsonNode details = pair.item().at("/properties/providerSpecificDetails");
      assertThat(pair.fact().machine().text()).isEqualTo(details.get("fabricObjectId").asText());
      assertThat(pair.fact().targetSize()).isEqualTo(details.get("recoveryAzureVMSize").asText());
      assertThat(pair.fact().state()).isEqualTo(pair.text("/properties/protectionState"));
    }
  }

  /**
   * Every item of the recordings as a fact, read by the query of that name; asserts that none is
   * lost.
   *
   * @param files how many recordings there are
   * @param well how many of them hold resources
   */
  private static <T> List<Pair<T>> read(
      String query,
      String type,
      int files,
      int well,
      Function<Row, @Nullable T> mapper,
      Function<T, ResourceId> id,
      String... apis) {
    List<Pair<T>> pairs = new ArrayList<>();
    int seen = 0;
    int full = 0;
    for (String api : apis) {
      for (Recording recording : Recording.of(api)) {
        seen++;
        full += recording.status() == 200 ? 1 : 0;
        pairs.addAll(read(query, type, recording, mapper, id));
      }
    }
    assertThat(seen).isEqualTo(files);
    assertThat(full).isEqualTo(well);
    assertThat(pairs).isNotEmpty();
    return pairs;
  }

  private static <T> List<Pair<T>> read(
      String name,
      String type,
      Recording recording,
      Function<Row, @Nullable T> mapper,
      Function<T, ResourceId> id) {
    Map<String, JsonNode> items = new LinkedHashMap<>();
    recording.items().forEach(i -> items.put(i.get("id").asText(), i));
    Set<String> subscriptions = new HashSet<>();
    Set<String> regions = new HashSet<>();
    Tenant tenant = new Tenant("t", "p", "n");
    items.forEach(
        (key, item) -> {
          Map<String, Object> body = Recording.JSON.convertValue(item, new TypeReference<>() {});
          body.put("type", type);
          if (name.equals("resource-groups")) {
            tenant.container(body);
          } else if (name.equals("protected-items")) {
            tenant.protectedItem(body);
          } else {
            tenant.resource(body);
          }
          subscriptions.add(key.split("/", -1)[2].toLowerCase(Locale.ROOT));
          regions.add(Region.of(item.path("location").asText("none")).name());
        });
    GraphClient graph = graph(tenant);
    List<Pair<T>> pairs = new ArrayList<>();
    long ofNoUse = 0;
    for (String region :
        name.equals("protected-items") || type.endsWith("vaults") || type.endsWith("resourcegroups")
            ? Set.of("none")
            : regions) {
      Query query = Query.load(name, Map.of("source", region, "target", region), name, "read");
      List<T> facts = known(graph.query(query, List.copyOf(subscriptions), mapper));
      facts.forEach(f -> pairs.add(new Pair<>(f, items.get(id.apply(f).text()))));
    }
    for (JsonNode item : items.values()) {
      ofNoUse +=
          name.equals("protected-items")
                  && !item.at("/properties/providerSpecificDetails").has("fabricObjectId")
              ? 1
              : 0;
    }
    assertThat(pairs)
        .as(recording.file())
        .hasSize(items.size() - (int) ofNoUse)
        .doesNotHaveDuplicates();
    assertThat(pairs)
        .as(recording.file())
        .allSatisfy(p -> assertThat(p.item()).as("id as written").isNotNull());
    return pairs;
  }

  private static GraphClient graph(Tenant tenant) {
    HttpPipeline pipeline =
        new HttpPipelineBuilder()
            .policies(
                new AddHeadersPolicy(
                    new HttpHeaders().set(HttpHeaderName.AUTHORIZATION, "Bearer x")))
            .httpClient(new SimulatedAzure(tenant))
            .build();
    return new GraphClient(
        pipeline,
        Cloud.PUBLIC.resourceManager(),
        Deadline.after(Duration.ofSeconds(60), Clock.systemUTC()));
  }
}
