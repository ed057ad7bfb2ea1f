package io.github.asrprecheck.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What it knows of the language it runs as Azure does; the rest it refuses. */
class KqlTest {
  private static final Map<String, List<Map<String, Object>>> TABLES =
      Map.of(
          "resources",
          List.of(
              Map.of(
                  "id", "/B", "type", "x/disk", "location", "eastus", "sku", Map.of("name", "P10")),
              Map.of("id", "/a", "type", "x/disk", "location", "westus"),
              Map.of("id", "/c", "type", "x/vm", "location", "eastus", "zones", List.of("1"))));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          type =~ 'X/DISK'                                                 | /B /a
          type == 'X/DISK'                                                 | ''
          type == 'x/disk' and location =~ 'eastus'                        | /B
          location in~ ('WestUS', 'nowhere') or type =~ 'x/vm'             | /a /c
          type =~ 'x/vm' or type =~ 'x/disk' and location =~ 'westus'      | /a /c
          (type =~ 'x/vm' or type =~ 'x/disk') and location =~ 'westus'    | /a
          sku.name == 'P10'                                                | /B
          sku.name == ''                                                   | /a /c
          """)
  void filters(String condition, String ids) {
    assertThat(Kql.run("resources | where " + condition, TABLES))
        .extracting(r -> r.get("id"))
        .containsExactly(ids.isEmpty() ? new Object[0] : ids.split(" "));
  }

  @Test
  void projectsAbsentThingsAsNull() {
    List<Map<String, Object>> rows =
        Kql.run(
            "resources | where id == '/B' | project id, kind = sku.name, deep = sku.name.x, none ="
                + " a.b",
            TABLES);
    assertThat(rows.get(0))
        .containsExactly(
            Map.entry("id", "/B"), Map.entry("kind", "P10"), entry("deep"), entry("none"));
  }

  @Test
  void ordersAndCounts() {
    assertThat(Kql.run("resources\n| order by id asc", TABLES))
        .extracting(r -> r.get("id"))
        .containsExactly("/a", "/B", "/c");
    assertThat(
            Kql.run(
                "resources | summarize rows = count() by type, location | order by type asc,"
                    + " location asc",
                TABLES))
        .containsExactly(
            Map.of("type", "x/disk", "location", "eastus", "rows", 1L),
            Map.of("type", "x/disk", "location", "westus", "rows", 1L),
            Map.of("type", "x/vm", "location", "eastus", "rows", 1L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nosuchtable",
        "resources | take 5",
        "resources | where type",
        "resources | where type = 'x'",
        "resources | where type =~ x",
        "resources | where type contains 'x'",
        "resources | where type =~ 'x",
        "resources | where (type =~ 'x'",
        "resources | where type in~ ('x'",
        "resources | project id,",
        "resources | order by id",
        "resources | order by id desc",
        "resources where type =~ 'x'",
        "resources | where type =~ 'x'; drop"
      })
  void refusesWhatItDoesNotKnow(String query) {
    assertThatThrownBy(() -> Kql.run(query, TABLES)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Map.Entry<String, Object> entry(String name) {
    return new java.util.AbstractMap.SimpleEntry<>(name, null);
  }
}
