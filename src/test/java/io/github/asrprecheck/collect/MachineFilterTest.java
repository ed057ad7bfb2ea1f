package io.github.asrprecheck.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.scope.Cloud;
import io.github.asrprecheck.scope.Plan;
import io.github.asrprecheck.scope.Region;
import io.github.asrprecheck.scope.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which machines --resource-group, --vm and --tag mean. */
class MachineFilterTest {

  @ParameterizedTest
  @CsvSource({
    "web-01,  web-01,  true",
    "WEB-01,  web-01,  true",
    "web-0,   web-01,  false",
    "eb-01,   web-01,  false",
    "web-*,   web-01,  true",
    "web-*,   web-,    true",
    "web-*,   aweb-01, false",
    "*-01,    web-01,  true",
    "*,       anything,true",
    "w*b*1,   web-01,  true",
    "web-0?,  web-01,  true",
    "web-??,  web-1,   false",
    "web.01,  web-01,  false",
    "web.01,  web.01,  true",
    "[w]eb,   web,     false",
    "[w]eb,   [w]eb,   true",
    "w+,      ww,      false",
    "(a|b),   a,       false",
    "a$,      a$,      true",
    "\\Qa\\E, a,       false",
    "\\d,     1,       false",
    "{a},     {A},     true"
  })
  void namesAreGlobsAndNothingElse(String pattern, String name, boolean accepted) {
    assertThat(filter(Set.of(), List.of(pattern), Map.of()).accepts(machine("g", name, Map.of())))
        .isEqualTo(accepted);
  }

  @Test
  void oneOfSeveralNamesIsEnough() {
    MachineFilter filter = filter(Set.of(), List.of("db-*", "web-01"), Map.of());
    assertThat(filter.accepts(machine("g", "web-01", Map.of()))).isTrue();
    assertThat(filter.accepts(machine("g", "web-02", Map.of()))).isFalse();
  }

  @Test
  void groupsAreNamesInAnyCase() {
    MachineFilter filter = filter(Set.of("Shop-RG"), List.of(), Map.of());
    assertThat(filter.accepts(machine("SHOP-RG", "m", Map.of()))).isTrue();
    assertThat(filter.accepts(machine("shop-rg2", "m", Map.of()))).isFalse();
  }

  @Test
  void everyTagMustBeThereNamesInAnyCaseValuesExactly() {
    MachineFilter filter = filter(Set.of(), List.of(), Map.of("env", "prod", "tier", "1"));
    assertThat(filter.accepts(machine("g", "m", Map.of("ENV", "prod", "tier", "1", "x", "y"))))
        .isTrue();
    assertThat(filter.accepts(machine("g", "m", Map.of("env", "prod")))).isFalse();
    assertThat(filter.accepts(machine("g", "m", Map.of("env", "Prod", "tier", "1")))).isFalse();
  }

  @Test
  void allKindsOfFilterMustAgree() {
    MachineFilter filter = filter(Set.of("g"), List.of("web*"), Map.of("env", "prod"));
    assertThat(filter.accepts(machine("g", "web", Map.of("env", "prod")))).isTrue();
    assertThat(filter.accepts(machine("h", "web", Map.of("env", "prod")))).isFalse();
    assertThat(filter.accepts(machine("g", "db", Map.of("env", "prod")))).isFalse();
    assertThat(filter.accepts(machine("g", "web", Map.of()))).isFalse();
  }

  private static MachineFilter filter(
      Set<String> groups, List<String> names, Map<String, String> tags) {
    return new MachineFilter(
        new Scope(
            Cloud.PUBLIC,
            Region.of("eastus"),
            Region.of("centralus"),
            List.of(Wired.SUB),
            null,
            groups,
            names,
            tags,
            Plan.none()));
  }

  private static Machine machine(String group, String name, Map<String, String> tags) {
    return new Machine(
        ResourceId.of(
            "/subscriptions/"
                + Wired.SUB
                + "/resourceGroups/"
                + group
                + "/providers/Microsoft.Compute/virtualMachines/"
                + name),
        name,
        Region.of("eastus"),
        null,
        List.of(),
        null,
        new Machine.AttachedDisk(null, null, null, null, false),
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        tags);
  }
}
