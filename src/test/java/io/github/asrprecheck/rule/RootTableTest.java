package io.github.asrprecheck.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.json.RuleBookJson;
import io.github.asrprecheck.scope.Cloud;
import java.util.List;
import org.junit.jupiter.api.Test;

class RootTableTest {
  private static final RuleTable<RootCertificate> TABLE =
      RuleBookJson.load(RuleBook.Edition.CURRENT).roots();

  @Test
  void everyRootIsFingerprintedDatedAndStillValid() {
    for (RootCertificate row : TABLE.rows()) {
      assertThat(row.sha256()).as(row.name()).matches("[0-9A-F]{64}");
      assertThat(row.need()).isIn("required", "recommended");
      assertThat(row.doc()).startsWith("https://learn.microsoft.com/");
      assertThat(row.asOf()).isBeforeOrEqualTo(TABLE.asOf());
      assertThat(row.notAfter()).as(row.name()).isAfter(TABLE.asOf());
      assertThat(Cloud.named(row.cloud())).as(row.cloud()).isPresent();
    }
  }

  @Test
  void aRootStandsOnceInACloudAndHasOneFingerprint() {
    assertThat(TABLE.rows().stream().map(r -> r.cloud() + " " + r.name())).doesNotHaveDuplicates();
    assertThat(TABLE.rows().stream().map(r -> r.name() + r.sha256()).distinct())
        .hasSameSizeAs(TABLE.rows().stream().map(RootCertificate::name).distinct().toList());
  }

  @Test
  void thePublicCloudRequiresTheTwo() {
    assertThat(required("AzureCloud"))
        .containsExactlyInAnyOrder(
            "DigiCert Global Root G2", "Microsoft RSA Root Certificate Authority 2017");
    assertThat(required("AzureUSGovernment")).isEqualTo(required("AzureCloud"));
  }

  @Test
  void whatIsOnlyInferredIsNotRequired() {
    assertThat(required("AzureChinaCloud")).isEmpty();
    assertThat(names("AzureChinaCloud", "recommended")).contains("DigiCert Global Root CA");
  }

  @Test
  void retiredRootsAreNeverAskedFor() {
    assertThat(TABLE.rows())
        .extracting(RootCertificate::name)
        .isNotEmpty()
        .noneMatch(n -> n.contains("Baltimore") || n.contains("VeriSign") || n.contains("Entrust"));
    assertThat(names("AzureCloud", "recommended")).doesNotContain("DigiCert Global Root CA");
  }

  private static List<String> required(String cloud) {
    return names(cloud, "required");
  }

  private static List<String> names(String cloud, String need) {
    return TABLE.rows().stream()
        .filter(r -> r.cloud().equals(cloud) && r.need().equals(need))
        .map(RootCertificate::name)
        .toList();
  }
}
