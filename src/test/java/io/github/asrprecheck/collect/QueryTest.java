package io.github.asrprecheck.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files in {@code resources/kql}. */
class QueryTest {
  private static final Map<String, String> REGIONS =
      Map.of("source", "eastus", "target", "centralus");

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/kql"))) {
      return files.map(f -> f.getFileName().toString().replace(".kql", "")).sorted().toList();
    }
  }

  @Test
  void thereAreAsManyAsTheReaderAsksFor() throws IOException {
    assertThat(names())
        .containsExactly(
            "census",
            "disks",
            "machines",
            "network-interfaces",
            "networks",
            "protected-items",
            "resource-groups",
            "stores");
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyQueryIsWholeAndInAFixedOrder(String name) {
    String text = Query.load(name, REGIONS, "x", "y").text();
    assertThat(text)
        .doesNotContain("{", "}", "//")
        .matches("(?s)(resources|resourcecontainers|recoveryservicesresources)\n\\| where .*");
    // Without an order, pages overlap and leave gaps; with a limit there is no skip token.
    assertThat(text.lines().reduce((a, b) -> b))
        .hasValueSatisfying(
            last -> assertThat(last).matches("\\| order by (id|type asc, subscriptionId) asc"));
    assertThat(text).doesNotContain("limit", "take", "top ");
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyQueryBeginsByTellingWhatItIsFor(String name) throws IOException {
    assertThat(Files.readString(Path.of("src/main/resources/kql", name + ".kql")))
        .startsWith("// ")
        .endsWith("\n");
  }

  @Test
  void theCensusCountsByTheFiltersOfTheOthers() {
    String census = Query.load("census", REGIONS, "x", "y").text();
    for (String type :
        List.of(
            "compute/virtualmachines",
            "compute/disks",
            "network/networkinterfaces",
            "network/virtualnetworks",
            "network/networksecuritygroups",
            "network/routetables",
            "storage/storageaccounts",
            "recoveryservices/vaults")) {
      assertThat(census).contains("'microsoft." + type + "'");
    }
    assertThat(census).contains("location =~ 'eastus'", "location in~ ('eastus', 'centralus')");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "east us", "eastus' or true", "x'y", "EastUS", "{target}", "a|b", "a\nb"})
  void onlyRegionNamesGoIn(String value) {
    Map<String, String> values = Map.of("source", value);
    assertThatThrownBy(() -> Query.load("disks", values, "x", "y"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a region name: source");
  }

  @Test
  void aQueryThatIsNotThereIsAFaultOfTheDistribution() {
    assertThatThrownBy(() -> Query.load("none", REGIONS, "x", "y"))
        .hasMessageContaining("not in the distribution");
  }
}
