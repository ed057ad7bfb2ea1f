package io.github.asrprecheck.check;

import static io.github.asrprecheck.testing.Wired.allow;
import static io.github.asrprecheck.testing.Wired.deny;
import static io.github.asrprecheck.testing.Wired.otherNic;
import static io.github.asrprecheck.testing.Wired.plainly;
import static io.github.asrprecheck.testing.Wired.route;
import static io.github.asrprecheck.testing.Wired.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.asrprecheck.json.RuleBookJson;
import io.github.asrprecheck.rule.RuleBook;
import io.github.asrprecheck.testing.Wired;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ways of being connected and what becomes of each endpoint's traffic: rows of our own, and those
 * of a shared file.
 */
class EgressVectorsTest {
  private static final Check CHECK =
      new OutboundUrlsCheck(RuleBookJson.load(RuleBook.Edition.CURRENT));
  private static final List<String> ALL =
      List.of("storage-cache", "entra", "asr-service", "eventhub");

  /** The shared vectors, by what they describe in prose. */
  private static final Map<String, Wired> SHARED =
      Map.ofEntries(
          Map.entry("N01", plainly()),
          Map.entry("N02", plainly().subnetGroup(deny(100, "Internet"))),
          Map.entry(
              "N04",
              plainly().subnetGroup(allow(100, "AzureActiveDirectory"), deny(200, "Internet"))),
          Map.entry(
              "N05", plainly().subnetGroup(allow(100, "Storage.CentralUS"), deny(200, "Internet"))),
          Map.entry("N07", plainly().subnetGroup(allow(100, "Storage"), deny(200, "Internet"))),
          Map.entry("N08", plainly().nicGroup(allow(100, "*")).subnetGroup(deny(200, "*"))),
          Map.entry("N10", plainly().subnetGroup(rule(100, "Deny", "Tcp", "*", "80", "Internet"))),
          Map.entry(
              "N11",
              plainly()
                  .address("10.1.3.4")
                  .subnetGroup(rule(100, "Deny", "*", "10.1.2.0/24", "*", "Internet"))),
          Map.entry(
              "N13", plainly().subnetGroup(allow(100, "20.190.128.0/18"), deny(200, "Internet"))),
          Map.entry("N14", plainly().routes(route("0.0.0.0/0", "None"))),
          Map.entry(
              "N16",
              plainly()
                  .routes(route("0.0.0.0/0", "VirtualAppliance"))
                  .serviceEndpoints("Microsoft.Storage")),
          Map.entry("N17", plainly().privateSubnet()),
          Map.entry("N19", plainly().privateSubnet().natGateway()),
          Map.entry(
              "N20",
              plainly()
                  .privateSubnet()
                  .routes(
                      route("AzureActiveDirectory", "Internet"),
                      route("0.0.0.0/0", "VirtualAppliance"))));

  /** Shared vectors about what is not read yet. */
  private static final Map<String, String> NOT_YET =
      Map.of(
          "N22", "security admin rules of a network manager are not read",
          "N23", "security admin rules of a network manager are not read",
          "N25", "the cache account's firewall is not judged by this check",
          "N26", "the cache account's firewall is not judged by this check");

  @Test
  void theSharedVectorsComeOutAsExpected() throws IOException {
    String folder = System.getProperty("asrprecheck.shared", "");
    Path file = Path.of(folder, "facts", "outbound-endpoints.json");
    assumeTrue(!folder.isEmpty() && Files.exists(file), "no shared folder");
    List<String> ran = new ArrayList<>();
    for (JsonNode vector : new ObjectMapper().readTree(file.toFile()).get("testVectors")) {
      String id = vector.get("id").asText();
      if (NOT_YET.containsKey(id)) {
        continue;
      }
      assertThat(SHARED).as("%s: %s", id, vector.get("given").asText()).containsKey(id);
      for (String endpoint : endpoints(vector.get("flow").asText())) {
        assertThat(verdict(SHARED.get(id), endpoint))
            .as("%s %s", id, endpoint)
            .isEqualTo(Verdict.Kind.valueOf(vector.get("expected").asText()));
      }
      ran.add(id);
    }
    assertThat(ran).hasSize(14).hasSameSizeAs(SHARED.keySet());
  }

  private static List<String> endpoints(String flow) {
    String plain = flow.toLowerCase(Locale.ROOT);
    if (plain.startsWith("any")) {
      return ALL;
    }
    if (plain.startsWith("storage")) {
      return List.of("storage-cache");
    }
    return List.of(plain.startsWith("azureactivedirectory") ? "entra" : "asr-service");
  }

  private static Verdict.Kind verdict(Wired wired, String endpoint) {
    return CHECK.judge(wired.estate()).stream()
        .filter(f -> f.rule().id().equals("outbound-urls/" + endpoint))
        .map(f -> f.verdict().kind())
        .reduce((a, b) -> a.or(b))
        .orElseThrow();
  }

  static Arguments row(String given, Wired wired, String passing, String failing, String unknown) {
    return Arguments.of(given, wired, passing, failing, unknown);
  }

  private static final String EVERY = String.join(" ", ALL);
  private static final String NONE = "";
  private static final String BUT_STORAGE = "entra asr-service eventhub";

  static List<Arguments> groups() {
    return List.of(
        row("no group", plainly(), EVERY, NONE, NONE),
        row("a group without rules", plainly().subnetGroup().nicGroup(), EVERY, NONE, NONE),
        row("deny Internet", plainly().subnetGroup(deny(4096, "Internet")), NONE, EVERY, NONE),
        row("deny everything at the nic", plainly().nicGroup(deny(4096, "*")), NONE, EVERY, NONE),
        row("deny 0.0.0.0/0", plainly().nicGroup(deny(4096, "0.0.0.0/0")), NONE, EVERY, NONE),
        row(
            "deny both halves",
            plainly().nicGroup(deny(4096, "0.0.0.0/1", "128.0.0.0/1")),
            NONE,
            EVERY,
            NONE),
        row(
            "deny private space",
            plainly().nicGroup(deny(100, "10.0.0.0/8", "172.16.0.0/12")),
            EVERY,
            NONE,
            NONE),
        row("deny IPv6", plainly().nicGroup(deny(100, "::/0")), EVERY, NONE, NONE),
        row(
            "the four tags before deny",
            plainly()
                .subnetGroup(
                    allow(100, "Storage.EastUS"),
                    allow(110, "AzureActiveDirectory"),
                    allow(120, "EventHub.CentralUS"),
                    allow(130, "AzureSiteRecovery"),
                    deny(4096, "Internet")),
            EVERY,
            NONE,
            NONE),
        row(
            "the four tags the wrong way round",
            plainly()
                .subnetGroup(
                    allow(100, "Storage.CentralUS"),
                    allow(110, "EventHub.EastUS"),
                    allow(120, "AzureActiveDirectory"),
                    allow(130, "AzureSiteRecovery"),
                    deny(4096, "Internet")),
            "entra asr-service",
            "storage-cache eventhub",
            NONE),
        row(
            "spelt with blanks and in lower case",
            plainly().subnetGroup(allow(100, "storage.east us"), deny(4096, "INTERNET")),
            "storage-cache",
            BUT_STORAGE,
            NONE),
        row(
            "allowed after the denial",
            plainly().nicGroup(deny(100, "Internet"), allow(200, "Storage")),
            NONE,
            EVERY,
            NONE),
        row(
            "listed in no order",
            plainly().nicGroup(deny(200, "Internet"), allow(100, "*")),
            EVERY,
            NONE,
            NONE),
        row(
            "subnet allows, nic denies",
            plainly().nicGroup(deny(100, "*")).subnetGroup(allow(100, "*")),
            NONE,
            EVERY,
            NONE),
        row(
            "AzureCloud allowed: Entra has addresses outside",
            plainly().subnetGroup(allow(100, "AzureCloud"), deny(200, "Internet")),
            "storage-cache asr-service eventhub",
            NONE,
            "entra"),
        row(
            "AzureCloud of the source region allowed",
            plainly().subnetGroup(allow(100, "AzureCloud.eastus"), deny(200, "Internet")),
            "storage-cache",
            "eventhub",
            "entra asr-service"),
        row(
            "Storage denied",
            plainly().nicGroup(deny(100, "Storage")),
            BUT_STORAGE,
            "storage-cache",
            NONE),
        row(
            "Storage of the target denied",
            plainly().nicGroup(deny(100, "Storage.CentralUS")),
            EVERY,
            NONE,
            NONE),
        row(
            "an unheard-of tag denied",
            plainly().nicGroup(deny(100, "AzureNewThing")),
            NONE,
            NONE,
            EVERY),
        row("another service denied", plainly().nicGroup(deny(100, "Sql")), EVERY, NONE, NONE),
        row(
            "Service Bus denied",
            plainly().nicGroup(deny(100, "ServiceBus")),
            "storage-cache entra asr-service",
            NONE,
            "eventhub"),
        row(
            "some addresses denied",
            plainly().nicGroup(deny(100, "20.0.0.0/8")),
            NONE,
            NONE,
            EVERY),
        row(
            "only udp denied",
            plainly().nicGroup(rule(100, "Deny", "UDP", "*", "*", "*")),
            EVERY,
            NONE,
            NONE),
        row(
            "tcp denied, in capitals",
            plainly().nicGroup(rule(100, "deny", "TCP", "*", "*", "*")),
            NONE,
            EVERY,
            NONE),
        row(
            "protocol All denied",
            plainly().nicGroup(rule(100, "Deny", "All", "*", "*", "*")),
            NONE,
            EVERY,
            NONE),
        row(
            "a range of ports denied",
            plainly().nicGroup(rule(100, "Deny", "Tcp", "*", "400-500", "*")),
            NONE,
            EVERY,
            NONE),
        row(
            "an unknown access",
            plainly().nicGroup(rule(100, "Audit", "*", "*", "*", "*")),
            NONE,
            NONE,
            EVERY),
        row(
            "denied for the network",
            plainly().nicGroup(rule(100, "Deny", "*", "VirtualNetwork", "*", "*")),
            NONE,
            EVERY,
            NONE),
        row(
            "denied for another address",
            plainly().nicGroup(rule(100, "Deny", "*", "10.0.0.5", "*", "*")),
            EVERY,
            NONE,
            NONE),
        row(
            "denied for senders from the Internet",
            plainly().nicGroup(rule(100, "Deny", "*", "Internet", "*", "*")),
            EVERY,
            NONE,
            NONE),
        row(
            "denied for some address, own unknown",
            plainly().address(null).nicGroup(rule(100, "Deny", "*", "10.0.0.5", "*", "*")),
            NONE,
            NONE,
            EVERY),
        row(
            "network tag denied",
            plainly().nicGroup(deny(100, "VirtualNetwork")),
            EVERY,
            NONE,
            NONE),
        row(
            "network tag denied, which a default route widens",
            plainly().nicGroup(deny(100, "VirtualNetwork")).routes(route("0.0.0.0/0", "Internet")),
            NONE,
            NONE,
            EVERY));
  }

  static List<Arguments> ways() {
    return List.of(
        row("default outbound access", plainly(), EVERY, NONE, NONE),
        row("private, nothing else", plainly().privateSubnet(), "storage-cache", BUT_STORAGE, NONE),
        row(
            "private with a NAT gateway",
            plainly().privateSubnet().natGateway(),
            EVERY,
            NONE,
            NONE),
        row(
            "private with a public address",
            plainly().privateSubnet().publicAddress(),
            EVERY,
            NONE,
            NONE),
        row("in a balancer's pool", plainly().pools("lb"), NONE, NONE, EVERY),
        row(
            "in a pool of a private subnet",
            plainly().privateSubnet().pools("lb"),
            NONE,
            NONE,
            EVERY),
        row("in a pool with a NAT gateway", plainly().natGateway().pools("lb"), EVERY, NONE, NONE),
        row(
            "address on the second nic",
            plainly().secondNic(otherNic("two", "ip2")),
            NONE,
            NONE,
            EVERY),
        row(
            "pool of the second nic",
            plainly().secondNic(otherNic("two", null, "lb")),
            NONE,
            NONE,
            EVERY),
        row(
            "a second nic without either",
            plainly().secondNic(otherNic("two", null)),
            EVERY,
            NONE,
            NONE),
        row(
            "private, address on the second nic",
            plainly().privateSubnet().secondNic(otherNic("two", "ip2")),
            "storage-cache",
            NONE,
            BUT_STORAGE),
        row("flexible scale set", plainly().scaleSet(), NONE, BUT_STORAGE, "storage-cache"),
        row(
            "service endpoint in a private subnet",
            plainly().privateSubnet().serviceEndpoints("microsoft.storage"),
            "storage-cache",
            BUT_STORAGE,
            NONE),
        row(
            "a service endpoint policy",
            plainly().serviceEndpoints("Microsoft.Storage").policies("sep"),
            BUT_STORAGE,
            NONE,
            "storage-cache"),
        row(
            "an Event Hubs service endpoint in a private subnet",
            plainly().privateSubnet().serviceEndpoints("Microsoft.EventHub"),
            "storage-cache",
            "entra asr-service",
            "eventhub"));
  }

  static List<Arguments> routes() {
    return List.of(
        row("to nowhere", plainly().routes(route("0.0.0.0/0", "None")), NONE, EVERY, NONE),
        row(
            "kept in the network",
            plainly().routes(route("0.0.0.0/0", "VnetLocal")),
            NONE,
            EVERY,
            NONE),
        row("to the Internet", plainly().routes(route("0.0.0.0/0", "Internet")), EVERY, NONE, NONE),
        row(
            "to an appliance",
            plainly().routes(route("0.0.0.0/0", "VirtualAppliance")),
            NONE,
            NONE,
            EVERY),
        row(
            "to a gateway",
            plainly().routes(route("0.0.0.0/0", "VirtualNetworkGateway")),
            NONE,
            NONE,
            EVERY),
        row(
            "to an unheard-of hop",
            plainly().routes(route("0.0.0.0/0", "Wormhole")),
            NONE,
            NONE,
            EVERY),
        row(
            "private prefix to an appliance",
            plainly().routes(route("10.0.0.0/8", "VirtualAppliance")),
            EVERY,
            NONE,
            NONE),
        row(
            "some public prefix to an appliance",
            plainly().routes(route("20.0.0.0/8", "VirtualAppliance")),
            NONE,
            NONE,
            EVERY),
        row(
            "IPv6 to an appliance",
            plainly().routes(route("::/0", "VirtualAppliance")),
            EVERY,
            NONE,
            NONE),
        row(
            "some public prefix to the Internet",
            plainly().routes(route("20.0.0.0/8", "Internet")),
            EVERY,
            NONE,
            NONE),
        row(
            "private, some public prefix to the Internet",
            plainly().privateSubnet().routes(route("20.0.0.0/8", "Internet")),
            NONE,
            BUT_STORAGE,
            "storage-cache"),
        row(
            "a tag past the appliance",
            plainly()
                .routes(
                    route("0.0.0.0/0", "VirtualAppliance"), route("Storage.EastUS", "Internet")),
            "storage-cache",
            NONE,
            BUT_STORAGE),
        row(
            "the regional tag before the global",
            plainly().routes(route("Storage", "None"), route("Storage.EastUS", "Internet")),
            EVERY,
            NONE,
            NONE),
        row(
            "the service before AzureCloud",
            plainly().routes(route("AzureCloud.eastus", "None"), route("Storage", "Internet")),
            "storage-cache eventhub",
            NONE,
            "entra asr-service"),
        row(
            "service endpoint past nowhere",
            plainly()
                .routes(route("0.0.0.0/0", "None"))
                .serviceEndpoints("Microsoft.Storage.Global"),
            "storage-cache",
            BUT_STORAGE,
            NONE),
        row(
            "service endpoint against a route for its tag",
            plainly()
                .routes(route("Storage", "VirtualAppliance"))
                .serviceEndpoints("Microsoft.Storage"),
            BUT_STORAGE,
            NONE,
            "storage-cache"),
        row("a gateway in the network", plainly().subnet("GatewaySubnet"), NONE, NONE, EVERY),
        row(
            "a route server in the network",
            plainly().subnet("RouteServerSubnet"),
            NONE,
            NONE,
            EVERY),
        row(
            "a gateway, its routes kept out",
            plainly().subnet("GatewaySubnet").routes().gatewayRoutesOff(),
            EVERY,
            NONE,
            NONE),
        row(
            "a gateway may announce longer prefixes than a route to the Internet",
            plainly().subnet("GatewaySubnet").routes(route("0.0.0.0/0", "Internet")),
            NONE,
            NONE,
            EVERY),
        row(
            "a gateway does not come before a service endpoint",
            plainly().subnet("GatewaySubnet").serviceEndpoints("Microsoft.Storage"),
            "storage-cache",
            NONE,
            BUT_STORAGE),
        row("peered without gateways", plainly().peering("to-hub", false), EVERY, NONE, NONE),
        row("peered with the hub's gateways", plainly().peering("to-hub", true), NONE, NONE, EVERY),
        row("peered, gateways not told", plainly().peering("to-hub", null), NONE, NONE, EVERY),
        row(
            "peered with a Virtual WAN hub",
            plainly().peering("RemoteVnetToHubPeering_1", false),
            NONE,
            NONE,
            EVERY),
        row("a network of public space", plainly().space("20.0.0.0/8"), NONE, NONE, EVERY));
  }

  static List<Arguments> names() {
    return List.of(
        row("custom DNS of the network", plainly().networkDns("10.0.0.10"), NONE, NONE, EVERY),
        row("custom DNS of the nic", plainly().nicDns("10.0.0.10"), NONE, NONE, EVERY),
        row("Azure's DNS by its address", plainly().networkDns("168.63.129.16"), EVERY, NONE, NONE),
        row(
            "the nic's Azure DNS before the network's",
            plainly().networkDns("10.0.0.10").nicDns("AzureProvidedDNS"),
            EVERY,
            NONE,
            NONE),
        row(
            "custom DNS behind a denial",
            plainly().networkDns("10.0.0.10").nicGroup(deny(100, "*")),
            NONE,
            EVERY,
            NONE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"groups", "ways", "routes", "names"})
  void everyEndpointComesOutAsExpected(
      String given, Wired wired, String passing, String failing, String unknown) {
    assertThat(verdicts(wired))
        .containsExactlyInAnyOrderEntriesOf(
            new HashMap<>(
                Map.of(
                    Verdict.Kind.PASS, words(passing),
                    Verdict.Kind.FAIL, words(failing),
                    Verdict.Kind.UNKNOWN, words(unknown))));
  }

  private static Map<Verdict.Kind, Set<String>> verdicts(Wired wired) {
    Map<Verdict.Kind, Set<String>> by = new EnumMap<>(Verdict.Kind.class);
    for (Verdict.Kind kind : List.of(Verdict.Kind.PASS, Verdict.Kind.FAIL, Verdict.Kind.UNKNOWN)) {
      by.put(kind, new TreeSet<>());
    }
    ALL.forEach(e -> by.get(verdict(wired, e)).add(e));
    return by;
  }

  private static Set<String> words(String text) {
    return text.isEmpty() ? Set.of() : Set.of(text.split(" "));
  }
}
