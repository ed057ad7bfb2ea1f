package io.github.asrprecheck.collect;

import static io.github.asrprecheck.collect.Wired.gap;
import static io.github.asrprecheck.collect.Wired.known;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.Context;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.asrprecheck.fact.DenyAssignment;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Grant;
import io.github.asrprecheck.fact.Location;
import io.github.asrprecheck.fact.Login;
import io.github.asrprecheck.fact.Offer;
import io.github.asrprecheck.fact.Provider;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Subscription;
import io.github.asrprecheck.fact.Usage;
import io.github.asrprecheck.fact.VmSize;
import io.github.asrprecheck.scope.Cloud;
import io.github.asrprecheck.scope.Region;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the real Azure once answered goes through the real clients and readers without loss; counted
 * anew with Jackson.
 */
@Tag("recorded")
class RecordedAnswersTest {
  private static final ResourceId SCOPE = ResourceId.of("/subscriptions/" + Wired.SUB);

  @Test
  void subscriptions() {
    each(
        "subscriptions-list",
        4,
        wired -> new SubscriptionReaders(wired.arm()).subscriptions(),
        (List<Subscription> facts, List<JsonNode> items) -> {
          assertThat(facts)
              .extracting(Subscription::id)
              .isEqualTo(
                  texts(items, "/subscriptionId").stream()
                      .map(id -> id.toLowerCase(Locale.ROOT))
                      .toList());
          assertThat(facts).extracting(Subscription::state).isEqualTo(texts(items, "/state"));
          assertThat(facts)
              .extracting(Subscription::quotaId)
              .isEqualTo(texts(items, "/subscriptionPolicies/quotaId"));
          assertThat(facts).extracting(Subscription::tenant).isEqualTo(texts(items, "/tenantId"));
        });
  }

  @Test
  void locations() {
    each(
        "locations-list",
        6,
        wired -> new SubscriptionReaders(wired.arm()).locations(Wired.SUB),
        (List<Location> facts, List<JsonNode> items) -> {
          assertThat(facts).extracting(l -> l.region().name()).isEqualTo(texts(items, "/name"));
          assertThat(facts)
              .extracting(Location::displayName)
              .isEqualTo(texts(items, "/displayName"));
          assertThat(facts)
              .extracting(Location::regionType)
              .isEqualTo(texts(items, "/metadata/regionType"));
          assertThat(facts)
              .extracting(l -> l.zones().size())
              .isEqualTo(
                  items.stream().map(i -> i.path("availabilityZoneMappings").size()).toList());
        });
  }

  @Test
  void providers() {
    int lists = 0;
    for (Recording recording : Recording.of("providers-list")) {
      lists++;
      Reading<List<Provider>> reading =
          new SubscriptionReaders(Wired.to(recording.answer()).arm()).providers(Wired.SUB);
      if (recording.request().get("url").asText().contains("$select")) {
        // Asked for two members only: where the regions of vaults are absent they are not known.
        assertThat(gap(reading).cause()).isEqualTo(Gap.Cause.INCOMPLETE);
        continue;
      }
      List<JsonNode> items =
          recording.items().stream()
              .filter(
                  i ->
                      Set.of(
                              "microsoft.recoveryservices",
                              "microsoft.compute",
                              "microsoft.network",
                              "microsoft.storage")
                          .contains(i.get("namespace").asText().toLowerCase(Locale.ROOT)))
              .toList();
      List<Provider> facts = known(reading);
      assertThat(facts)
          .hasSizeBetween(1, 4)
          .extracting(Provider::namespace)
          .isEqualTo(texts(items, "/namespace"));
      assertThat(facts)
          .extracting(Provider::registrationState)
          .isEqualTo(texts(items, "/registrationState"));
      items.forEach(
          i ->
              i.get("resourceTypes")
                  .forEach(
                      type -> {
                        if (i.get("namespace").asText().equals("Microsoft.RecoveryServices")
                            && type.get("resourceType").asText().equals("vaults")) {
                          assertThat(facts)
                              .filteredOn(f -> f.namespace().equals("Microsoft.RecoveryServices"))
                              .singleElement()
                              .satisfies(
                                  f ->
                                      assertThat(f.vaultRegions())
                                          .isNotEmpty()
                                          .hasSize(type.get("locations").size()));
                        }
                      }));
    }
    assertThat(lists).isEqualTo(4);
  }

  @Test
  void permissions() {
    each(
        "permissions-list",
        2,
        wired -> new RightsReaders(wired.arm()).ofCaller(SCOPE).map(r -> r.grants()),
        (List<Grant> facts, List<JsonNode> items) -> {
          assertThat(facts)
              .extracting(Grant::actions)
              .isEqualTo(items.stream().map(i -> strings(i.get("actions"))).toList());
          assertThat(facts)
              .extracting(Grant::notActions)
              .isEqualTo(items.stream().map(i -> strings(i.get("notActions"))).toList());
        });
  }

  @Test
  void denyAssignments() {
    each(
        "deny-assignments",
        1,
        wired -> new RightsReaders(wired.arm()).denyAssignments(Wired.SUB),
        (List<DenyAssignment> facts, List<JsonNode> items) -> {
          assertThat(facts).extracting(d -> d.id().text()).isEqualTo(texts(items, "/id"));
          assertThat(facts)
              .extracting(d -> d.scope().text())
              .isEqualTo(texts(items, "/properties/scope"));
          assertThat(facts)
              .extracting(d -> d.principals().size() + d.excluded().size())
              .isEqualTo(
                  items.stream()
                      .map(
                          i ->
                              i.at("/properties/principals").size()
                                  + i.at("/properties/excludePrincipals").size())
                      .toList());
          assertThat(facts)
              .extracting(d -> d.denials().get(0).actions())
              .isEqualTo(
                  items.stream()
                      .map(i -> strings(i.at("/properties/permissions/0/actions")))
                      .toList());
        });
  }

  @Test
  void roleAssignments() {
    each(
        "role-assignments-list",
        6,
        wired -> new RightsReaders(wired.arm()).assignments(Wired.SUB, "someone"),
        (List<RightsReaders.Assignment> facts, List<JsonNode> items) -> {
          assertThat(facts)
              .extracting(a -> a.scope().text())
              .isEqualTo(texts(items, "/properties/scope"));
          assertThat(facts).allSatisfy(a -> assertThat(a.role()).matches("[0-9a-f-]{36}"));
          assertThat(facts.stream().filter(RightsReaders.Assignment::conditional).count())
              .isEqualTo(
                  items.stream().filter(i -> i.at("/properties/condition").isTextual()).count());
        });
  }

  @Test
  void roleDefinitions() {
    each(
        "role-definitions-list",
        6,
        wired -> wired.arm().listNonEmpty(Wired.CALL, Row::read, RightsReaders::role),
        (List<RightsReaders.Role> facts, List<JsonNode> items) -> {
          assertThat(facts).extracting(RightsReaders.Role::id).isEqualTo(texts(items, "/name"));
          assertThat(facts)
              .extracting(f -> f.grants().stream().map(Grant::actions).toList())
              .isEqualTo(
                  items.stream()
                      .map(
                          i ->
                              each(i.at("/properties/permissions"), p -> strings(p.get("actions"))))
                      .toList());
          assertThat(facts)
              .extracting(f -> f.grants().stream().map(Grant::notActions).toList())
              .isEqualTo(
                  items.stream()
                      .map(
                          i ->
                              each(
                                  i.at("/properties/permissions"),
                                  p -> strings(p.get("notActions"))))
                      .toList());
        });
  }

  @Test
  void sizesAndDiskKinds() {
    assertThat(offers("compute-skus", "eastus") + offers("compute-skus", "westeurope"))
        .isEqualTo(2);
    assertThat(offers("compute-skus-converted", "eastus")).isEqualTo(2);
    assertThat(offers("compute-skus-converted", "westcentralus")).isEqualTo(2);
  }

  /** Reads every list as that of one region, and returns how many it read. */
  private static int offers(String api, String region) {
    int lists = 0;
    for (Recording recording : Recording.of(api)) {
      lists++;
      Offer offer =
          known(
              new QuotaReaders(Wired.to(recording.answer()).arm())
                  .offer(Wired.SUB, Region.of(region)));
      List<JsonNode> there =
          recording.items().stream()
              .filter(i -> strings(i.get("locations")).stream().anyMatch(region::equalsIgnoreCase))
              .toList();
      List<JsonNode> sizes =
          there.stream()
              .filter(i -> i.get("resourceType").asText().equals("virtualMachines"))
              .toList();
      assertThat(offer.sizes()).extracting(VmSize::name).isEqualTo(texts(sizes, "/name"));
      assertThat(offer.sizes()).extracting(VmSize::family).isEqualTo(texts(sizes, "/family"));
      assertThat(offer.sizes())
          .extracting(VmSize::vCpus)
          .isEqualTo(sizes.stream().map(s -> Integer.valueOf(capability(s, "vCPUs"))).toList());
      assertThat(offer.sizes())
          .extracting(VmSize::memoryGb)
          .isEqualTo(sizes.stream().map(s -> Double.valueOf(capability(s, "MemoryGB"))).toList());
      assertThat(offer.sizes())
          .extracting(s -> s.restrictions().size())
          .isEqualTo(sizes.stream().map(s -> s.get("restrictions").size()).toList());
      Set<String> kinds = new LinkedHashSet<>();
      there.stream()
          .filter(i -> i.get("resourceType").asText().equals("disks"))
          .filter(
              i ->
                  each(i.get("restrictions"), r -> r.get("type").asText()).stream()
                      .noneMatch("Location"::equals))
          .forEach(i -> kinds.add(i.get("name").asText()));
      assertThat(offer.diskKinds()).containsExactlyElementsOf(kinds);
    }
    return lists;
  }

  private static String capability(JsonNode size, String name) {
    return each(size.get("capabilities"), c -> c).stream()
        .filter(c -> c.get("name").asText().equals(name))
        .findFirst()
        .orElseThrow()
        .get("value")
        .asText();
  }

  @Test
  void usages() {
    usages("compute-usages", 3, readers -> readers.compute(Wired.SUB, Region.of("westus")));
    usages("network-usages", 2, readers -> readers.network(Wired.SUB, Region.of("westus")));
    usages("storage-usages", 1, readers -> readers.storage(Wired.SUB, Region.of("westus")));
  }

  private static void usages(
      String api, int count, Function<QuotaReaders, Reading<List<Usage>>> read) {
    each(
        api,
        count,
        wired -> read.apply(new QuotaReaders(wired.arm())),
        (List<Usage> facts, List<JsonNode> items) ->
            assertThat(facts)
                .isEqualTo(
                    items.stream()
                        .map(
                            i ->
                                new Usage(
                                    i.at("/name/value").asText(),
                                    i.get("currentValue").asLong(),
                                    i.get("limit").asLong()))
                        .toList()));
  }

  @Test
  void resourceGraph() {
    int answers = 0;
    for (Recording recording : Recording.of("resourcegraph-resources")) {
      answers++;
      Reading<List<Row>> rows =
          Wired.to(recording.answer()).graph().query(Wired.QUERY, List.of(Wired.SUB), row -> row);
      if (recording.status() != 200) {
        assertThat(gap(rows).cause()).as(recording.file()).isEqualTo(Gap.Cause.UNSUPPORTED);
      } else if (recording.body().has("$skipToken")) {
        // Its other pages were not recorded.
        assertThat(gap(rows).what()).as(recording.file()).contains("3 rows came of 2994");
      } else {
        assertThat(known(rows))
            .as(recording.file())
            .isNotEmpty()
            .extracting(row -> row.textOrNull("id"))
            .isEqualTo(texts(recording.items(), "/id"));
      }
    }
    assertThat(answers).isEqualTo(6);
  }

  @Test
  void cloudMetadata() throws Clouds.Unusable {
    int answers = 0;
    for (Recording recording : Recording.of("management-metadata-endpoints")) {
      answers++;
      Cloud cloud =
          new Clouds(recording.answer(), Deadline.after(Duration.ofSeconds(9), Clock.systemUTC()))
              .at(URI.create("https://management.azure.com"));
      assertThat(cloud.authority().toString() + "/")
          .isEqualTo(recording.body().at("/authentication/loginEndpoint").asText());
      assertThat(cloud.audience() + "/")
          .isEqualTo(recording.body().at("/authentication/audiences/0").asText());
      assertThat(cloud.known()).isTrue();
    }
    assertThat(answers).isEqualTo(1);
  }

  @Test
  void theGuardOfTheSignInLetsTheRealOnesThrough() {
    int requests = 0;
    for (String api : List.of("entra-discovery", "entra-openid-config", "entra-token")) {
      for (Recording recording : Recording.of(api)) {
        requests++;
        URI url =
            URI.create(
                recording
                    .request()
                    .get("url")
                    .asText()
                    .replace("AZURE_TENANT_ID", "contoso.example"));
        ReadOnly guard = ReadOnly.login(URI.create("https://" + url.getHost()));
        Canned client = recording.answer();
        HttpRequest request =
            new HttpRequest(
                HttpMethod.valueOf(recording.request().get("method").asText()), url.toString());
        assertThat(
                new HttpPipelineBuilder()
                    .policies(guard)
                    .httpClient(guard.around(client))
                    .build()
                    .sendSync(request, Context.NONE)
                    .getStatusCode())
            .isEqualTo(200);
        JsonNode token = recording.body().path("access_token");
        if (token.isTextual()) {
          assertThat(LoginReader.claims(token.asText())).isEqualTo(new Login(null, null, null));
        }
      }
    }
    assertThat(requests).isEqualTo(3);
  }

  @Test
  void everyErrorBecomesAGapWithAFittingCause() {
    int errors = 0;
    for (Recording recording : Recording.of("_errors")) {
      errors++;
      Gap gap =
          gap(
              Wired.to(
                      new Canned().then(recording.status(), recording.bytes(), recording.headers()))
                  .widgets());
      assertThat(gap.cause()).as(recording.file()).isEqualTo(fitting(recording));
      assertThat(gap.what())
          .as(recording.file())
          .startsWith("widgets: HTTP " + recording.status())
          .doesNotContain("\n", "{")
          .hasSizeLessThan(200);
      assertThat(gap.remedy()).as(recording.file()).isNotBlank();
      String code = recording.body().at("/error/code").asText("");
      if (code.matches("[A-Za-z]+")
          && recording.body().get("error").fieldNames().next().equals("code")) {
        assertThat(gap.what()).as(recording.file()).endsWith(" " + code);
      }
    }
    assertThat(errors).isGreaterThan(90);
  }

  private static Gap.Cause fitting(Recording recording) {
    if (recording.file().contains("MissingSubscriptionRegistration")) {
      return Gap.Cause.UNSUPPORTED;
    }
    return switch (recording.status()) {
      case 400 -> Gap.Cause.UNSUPPORTED;
      case 401, 403 -> Gap.Cause.FORBIDDEN;
      case 429 -> Gap.Cause.THROTTLED;
      case 500, 502, 503, 504 -> Gap.Cause.UNREACHABLE;
      default -> Gap.Cause.INCOMPLETE;
    };
  }

  private interface Comparison<T> {
    void compare(List<T> facts, List<JsonNode> items);
  }

  /** Every recording of an API, which must be so many, as facts; all of them must be there. */
  private static <T> void each(
      String api, int count, Function<Wired, Reading<List<T>>> read, Comparison<T> comparison) {
    List<Recording> recordings = Recording.of(api);
    assertThat(recordings).as(api).hasSize(count);
    for (Recording recording : recordings) {
      List<T> facts = known(read.apply(Wired.to(recording.answer())));
      assertThat(facts).as(recording.file()).isNotEmpty().hasSize(recording.items().size());
      comparison.compare(facts, recording.items());
    }
  }

  private static List<String> texts(List<JsonNode> items, String pointer) {
    return items.stream().map(i -> i.at(pointer).asText(null)).toList();
  }

  private static List<String> strings(JsonNode array) {
    return each(array, JsonNode::asText);
  }

  private static <T> List<T> each(JsonNode array, Function<JsonNode, T> f) {
    List<T> all = new ArrayList<>();
    array.forEach(element -> all.add(f.apply(element)));
    return all;
  }
}
