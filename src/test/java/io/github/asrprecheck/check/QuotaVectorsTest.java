package io.github.asrprecheck.check;

import static io.github.asrprecheck.testing.Estates.SUB;
import static io.github.asrprecheck.testing.Estates.machine;
import static io.github.asrprecheck.testing.Estates.size;
import static io.github.asrprecheck.testing.QuotaEstates.d4;
import static io.github.asrprecheck.testing.QuotaEstates.holding;
import static io.github.asrprecheck.testing.QuotaEstates.nics;
import static io.github.asrprecheck.testing.QuotaEstates.noQuota;
import static io.github.asrprecheck.testing.QuotaEstates.offering;
import static io.github.asrprecheck.testing.QuotaEstates.premium;
import static io.github.asrprecheck.testing.QuotaEstates.priority;
import static io.github.asrprecheck.testing.QuotaEstates.quota;
import static io.github.asrprecheck.testing.QuotaEstates.restricted;
import static io.github.asrprecheck.testing.QuotaEstates.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.testing.Estates;
import io.github.asrprecheck.testing.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Vectors of need against quota. A collection of them lies outside the project, in the folder that
 * the system property {@code asrprecheck.shared} names: its file says the verdict, this class what
 * estate it means. Without the folder those are skipped, and the rows below prove the same.
 */
class QuotaVectorsTest {
  private static final String FAMILY = "target-quota/family-cores";
  private static final String REGIONAL = "target-quota/regional-cores";
  private static final String OFFERED = "target-quota/size-offered";
  private static final String FEATURES = "target-quota/size-features";
  private static final String SPOT = "target-quota/spot-cores";

  /**
   * @param rule whose verdict the file tells
   * @param number what the finding must say
   */
  private record Vector(Estate estate, String rule, String number) {}

  private static final Map<String, Vector> VECTORS = new LinkedHashMap<>();

  static {
    Estate two = Estates.ready();
    VECTORS.put("Q01", new Vector(quotas(0, 10, 95, 100), REGIONAL, "need 8, only 5 free"));
    VECTORS.put("Q02", new Vector(quotas(0, 10, 50, 100), REGIONAL, "need 8 of 50 free"));
    VECTORS.put(
        "Q04",
        new Vector(
            noQuota(two, Fact.COMPUTE_USAGE, "standardDSv5Family"),
            FAMILY,
            "no quota named standardDSv5Family"));
    VECTORS.put(
        "Q05",
        new Vector(
            offering(
                two,
                restricted(d4(), "Location", "NotAvailableForSubscription"),
                size("Standard_E4s_v5", "standardESv5Family", 4)),
            OFFERED,
            "Standard_E4s_v5"));
    VECTORS.put(
        "Q07",
        new Vector(
            offering(two, restricted(d4(), "Zone", "NotAvailableForSubscription", "1", "2", "3")),
            OFFERED,
            "not in zones 1, 2, 3"));
    VECTORS.put(
        "Q08",
        new Vector(
            offering(with(nics(machine("web"), 4)), holding(d4(), 8, 2)),
            FEATURES,
            "the machine has 4"));
    VECTORS.put(
        "Q10", new Vector(offering(two, premium(d4(), false)), FEATURES, "no premium disks"));
    VECTORS.put(
        "Q11",
        new Vector(
            quota(
                with(priority(machine("batch"), "Spot")),
                Fact.COMPUTE_USAGE,
                "lowPriorityCores",
                0,
                0),
            SPOT,
            "need 4, only 0 free"));
    VECTORS.put("Q13", new Vector(quotas(0, 0, 0, 100), FAMILY, "0 used of 0"));
    VECTORS.put(
        "Q14", new Vector(Estates.forbidden(two, Fact.COMPUTE_USAGE, SUB), FAMILY, "Cannot tell"));
  }

  /**
   * Where the verdict is not the file's. Q05 would only warn where another size fits; the
   * requirement is that a size restricted in the whole region fails, and the document names a size
   * not enabled for the subscription as a cause of error 150097. The other size is named. Q07 is a
   * pass of one rule and a warning of another.
   */
  private static final Map<String, Verdict.Kind> OURS =
      Map.of("Q05", Verdict.Kind.FAIL, "Q07", Verdict.Kind.WARN);

  /** Vectors that are not judged, with the reason. */
  private static final Map<String, String> EXCLUDED = Map.of();

  static Set<String> asserted() {
    return VECTORS.keySet();
  }

  @ParameterizedTest
  @MethodSource("asserted")
  void theVerdictIsThatOfTheFile(String id) throws IOException {
    JsonNode given = file().get(id);
    assertThat(given).as("the file has %s", id).isNotNull();
    Vector vector = VECTORS.get(id);
    String expected = given.path("expected").asText();
    Findings found = Findings.of(new TargetQuotaCheck(), vector.estate());
    assertThat(found.of(vector.rule()))
        .as("%s: %s%n%s", id, given, found)
        .isNotEmpty()
        .allSatisfy(f -> assertThat(f.verdict().kind()).isEqualTo(kind(id, expected)))
        .anySatisfy(f -> assertThat(f.says()).contains(vector.number()));
    if (expected.contains("150097")) {
      assertThat(found.of(vector.rule()).get(0).rule().predicts()).contains(150097);
    }
  }

  /**
   * "Where a file says WARN because something cannot be known, the verdict is UNKNOWN": then it
   * begins with that.
   */
  private static Verdict.Kind kind(String id, String expected) {
    Verdict.Kind ours = OURS.get(id);
    return ours != null ? ours : Verdict.Kind.valueOf(expected.split(" ", 2)[0]);
  }

  @Test
  void everyVectorIsAssertedOrExcludedByName() throws IOException {
    Set<String> known = new TreeSet<>(VECTORS.keySet());
    known.addAll(EXCLUDED.keySet());
    assertThat(file().keySet()).containsExactlyInAnyOrderElementsOf(known);
    assertThat(VECTORS).hasSize(10);
    assertThat(EXCLUDED.values()).noneMatch(String::isBlank);
  }

  @Test
  void aPassWithAWarningIsBoth() {
    Findings.of(new TargetQuotaCheck(), VECTORS.get("Q07").estate())
        .warns(OFFERED)
        .passes(FEATURES)
        .passes(FAMILY);
  }

  private static Map<String, JsonNode> file() throws IOException {
    String shared = System.getProperty("asrprecheck.shared", "");
    Path file = Path.of(shared, "facts", "quota.json");
    assumeTrue(
        !shared.isEmpty() && Files.exists(file),
        "-Dasrprecheck.shared names no folder with facts/quota.json");
    Map<String, JsonNode> vectors = new HashMap<>();
    JsonMapper.builder()
        .build()
        .readTree(file.toFile())
        .path("testVectors")
        .forEach(v -> vectors.put(v.path("id").asText(), v));
    return vectors;
  }

  /** Two machines of four cores each. */
  @ParameterizedTest
  @CsvSource({
    "0, 10, 95, 100, PASS, FAIL",
    "0, 10, 50, 100, PASS, PASS",
    "2, 10, 92, 100, PASS, PASS",
    "3, 10, 92, 100, FAIL, PASS",
    "2, 10, 93, 100, PASS, FAIL",
    "3, 10, 93, 100, FAIL, FAIL",
    "0, 0, 0, 100, FAIL, PASS",
    "0, 8, 0, 8, PASS, PASS",
    "0, -1, 0, 2147483647, PASS, PASS"
  })
  void needAgainstFamilyAndTotal(
      long used, long limit, long allUsed, long all, Verdict.Kind family, Verdict.Kind total) {
    Findings found = Findings.of(new TargetQuotaCheck(), quotas(used, limit, allUsed, all));
    assertThat(found.of(FAMILY)).singleElement().matches(f -> f.verdict().kind() == family);
    assertThat(found.of(REGIONAL)).singleElement().matches(f -> f.verdict().kind() == total);
  }

  private static Estate quotas(long used, long limit, long allUsed, long all) {
    Estate family = quota(Estates.ready(), Fact.COMPUTE_USAGE, "standardDSv5Family", used, limit);
    return quota(family, Fact.COMPUTE_USAGE, "cores", allUsed, all);
  }
}
