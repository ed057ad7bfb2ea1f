package io.github.asrprecheck.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.json.RuleBookJson;
import io.github.asrprecheck.rule.Endpoint;
import io.github.asrprecheck.rule.RuleBook;
import io.github.asrprecheck.scope.Cloud;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EndpointTableTest {
  private static final List<Endpoint> ROWS =
      RuleBookJson.load(RuleBook.Edition.CURRENT).endpoints().rows();

  static Stream<String> clouds() {
    return Cloud.KNOWN.stream().map(Cloud::name);
  }

  private static List<Endpoint> of(String cloud) {
    return ROWS.stream().filter(r -> r.cloud().equals(cloud)).toList();
  }

  @ParameterizedTest
  @MethodSource("clouds")
  void everyCloudHasEachEndpointOnce(String cloud) {
    assertThat(of(cloud))
        .extracting(Endpoint::id)
        .containsExactlyInAnyOrder(
            "storage-cache", "entra", "asr-service", "eventhub", "keyvault", "automation");
  }

  @ParameterizedTest
  @MethodSource("clouds")
  void storageIsOfTheSourceRegionAndEventHubOfTheTarget(String cloud) {
    Map<String, String> tags =
        of(cloud).stream()
            .collect(Collectors.toMap(Endpoint::id, r -> r.serviceTag() + " " + r.tagRegion()));
    assertThat(tags)
        .containsEntry("storage-cache", "Storage source")
        .containsEntry("entra", "AzureActiveDirectory none")
        .containsEntry("asr-service", "AzureSiteRecovery none")
        .containsEntry("eventhub", "EventHub target")
        .containsEntry("keyvault", "AzureKeyVault none")
        .containsEntry("automation", "GuestAndHybridManagement none");
  }

  @ParameterizedTest
  @MethodSource("clouds")
  void onlyKeyVaultAndUpdatesDependOnAnything(String cloud) {
    assertThat(of(cloud))
        .allSatisfy(
            r ->
                assertThat(r.when())
                    .isEqualTo(
                        switch (r.id()) {
                          case "keyvault" -> "ade";
                          case "automation" -> "auto-update";
                          default -> "always";
                        }));
  }

  @Test
  void hostsEndAsTheirCloudDoes() {
    for (Cloud cloud : Cloud.KNOWN) {
      Map<String, String> hosts =
          of(cloud.name()).stream().collect(Collectors.toMap(Endpoint::id, Endpoint::host));
      assertThat(hosts)
          .containsEntry("storage-cache", "*.blob." + cloud.storageSuffix())
          .containsEntry("keyvault", "*." + cloud.keyVaultSuffix())
          .containsEntry("entra", cloud.authority().getHost());
    }
  }

  @Test
  void everyRowIsDatedExplainedAndSaysWhereItStands() {
    assertThat(ROWS).hasSize(18);
    for (Endpoint row : ROWS) {
      assertThat(row.port()).isEqualTo(443);
      assertThat(row.purpose()).isNotBlank();
      assertThat(row.doc()).startsWith("https://");
      assertThat(row.asOf().toString())
          .matches("20\\d\\d-\\d\\d-\\d\\d")
          .isLessThanOrEqualTo("2026-11-23");
      assertThat(row.predicts()).isSubsetOf(151037, 151072, 151195, 151196, 151197);
    }
  }

  @Test
  void whatIsJudgedAlwaysPredictsWhatABlockLeadsTo() {
    assertThat(ROWS)
        .filteredOn(r -> r.when().equals("always"))
        .hasSize(12)
        .allSatisfy(r -> assertThat(r.predicts()).contains(151037, 151072));
    assertThat(ROWS)
        .filteredOn(r -> r.predicts().contains(151196))
        .extracting(Endpoint::id)
        .containsOnly("entra");
    assertThat(ROWS)
        .filteredOn(r -> r.predicts().contains(151197))
        .extracting(Endpoint::id)
        .containsOnly("asr-service");
  }
}
