package io.github.asrprecheck.check;

import static io.github.asrprecheck.testing.QuotaEstates.accelerated;
import static io.github.asrprecheck.testing.QuotaEstates.architecture;
import static io.github.asrprecheck.testing.QuotaEstates.controllers;
import static io.github.asrprecheck.testing.QuotaEstates.counting;
import static io.github.asrprecheck.testing.QuotaEstates.generations;
import static io.github.asrprecheck.testing.QuotaEstates.holding;
import static io.github.asrprecheck.testing.QuotaEstates.offeredInZones;
import static io.github.asrprecheck.testing.QuotaEstates.premium;
import static io.github.asrprecheck.testing.QuotaEstates.restricted;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.fact.VmSize;
import io.github.asrprecheck.testing.Estates;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClosestSizeTest {
  private static final VmSize WANTED = size("Standard_D4s_v3");

  /**
   * Two interfaces, four data disks, a premium one among them, generation 2, accelerated
   * networking.
   */
  private static final MachineNeeds NEEDS = new MachineNeeds(2, 4, true, "V2", true);

  private static VmSize size(String name) {
    return Estates.size(name, "family", 4);
  }

  private static ClosestSize among(VmSize... offered) {
    return ClosestSize.to(WANTED, NEEDS, List.of(offered), List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "Standard_D4s_v5, Standard_D8s_v4", // as many cores before all
    "Standard_D4s_v4, Standard_D4s_v5", // the next newer version
    "Standard_D4s_v5, Standard_D4as_v4", // the same series before another version
    "Standard_D4as_v5, Standard_E4s_v3", // the same letter before the same version
    "Standard_D4s_v5, Standard_D4-2s_v4", // no core-constrained one for a plain one
    "Standard_E4s_v3, Standard_D8s_v5",
    "Standard_D4s_v4, Standard_DS4_v2" // newer before older
  })
  void theFirstIsCloser(String closer, String farther) {
    VmSize one = named(closer);
    VmSize two = named(farther);
    assertThat(among(one, two).size()).isEqualTo(one);
    assertThat(among(two, one).size()).isEqualTo(one);
  }

  private static VmSize named(String name) {
    return Estates.size(name, "family", name.contains("8") ? 8 : 4);
  }

  @Test
  void acceleratedNetworkingCountsMoreThanTheSeries() {
    VmSize kin = accelerated(size("Standard_D4s_v5"), false);
    VmSize other = size("Standard_F4s_v2");
    assertThat(among(kin, other).size()).isEqualTo(other);
    MachineNeeds plain = new MachineNeeds(2, 4, true, "V2", false);
    assertThat(ClosestSize.to(WANTED, plain, List.of(kin, other), List.of()).size()).isEqualTo(kin);
  }

  static Stream<Arguments> unfit() {
    VmSize d5 = size("Standard_D4s_v5");
    return Stream.of(
        Arguments.of("itself", WANTED),
        Arguments.of("restricted", restricted(d5, "Location", "QuotaId")),
        Arguments.of("fewer interfaces", holding(d5, 8, 1)),
        Arguments.of("fewer disks", holding(d5, 3, 4)),
        Arguments.of("no premium disks", premium(d5, false)),
        Arguments.of("another generation", generations(d5, "V1")),
        Arguments.of("another processor", architecture(d5, "Arm64")),
        Arguments.of("NVMe only", controllers(d5, "NVMe")),
        Arguments.of("fewer cores", counting(d5, "family", 3, 16.0)),
        Arguments.of("less memory", counting(d5, "family", 4, 15.0)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unfit")
  void whatDoesNotFitIsNotNamed(String why, VmSize size) {
    assertThat(among(size)).as(why).isEqualTo(new ClosestSize(null, List.of()));
  }

  static Stream<Arguments> unclear() {
    VmSize d5 = size("Standard_D4s_v5");
    return Stream.of(
        Arguments.of("unknown restriction", restricted(d5, "Tenant", "X")),
        Arguments.of("interfaces untold", holding(d5, 8, null)),
        Arguments.of("premium untold", premium(d5, null)),
        Arguments.of("processor untold", architecture(d5, null)),
        Arguments.of("cores untold", counting(d5, "family", null, 16.0)),
        Arguments.of("memory untold", counting(d5, "family", 4, null)),
        Arguments.of("family untold", counting(d5, null, 4, 16.0)),
        Arguments.of("a graphics processor", size("Standard_NC4as_T4_v3")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unclear")
  void whatMightFitIsNeitherNamedNorRuledOut(String why, VmSize size) {
    ClosestSize found = among(size);
    assertThat(found.size()).as(why).isNull();
    assertThat(found.unclear()).as(why).singleElement().asString().contains(size.name());
  }

  @Test
  void aSizeThatFitsIsNamedWhateverElseIsUnclear() {
    VmSize fits = size("Standard_E4s_v5");
    ClosestSize found = among(premium(size("Standard_D4s_v5"), null), fits);
    assertThat(found).isEqualTo(new ClosestSize(fits, List.of()));
  }

  @Test
  void bothControllersOrNoneNamedAreFine() {
    assertThat(among(controllers(size("Standard_D4s_v5"), "SCSI", "NVMe")).size()).isNotNull();
    assertThat(among(controllers(size("Standard_D4s_v5"))).size()).isNotNull();
  }

  @Test
  void itMustBeOpenInTheWantedZone() {
    VmSize shut = restricted(size("Standard_D4s_v5"), "Zone", "X", "1");
    VmSize elsewhere = offeredInZones(size("Standard_D4s_v4"), "2");
    VmSize open = size("Standard_E4s_v5");
    assertThat(ClosestSize.to(WANTED, NEEDS, List.of(shut, elsewhere, open), List.of("1")).size())
        .isEqualTo(open);
  }

  @Test
  void nothingStandsInForAnArm64Size() {
    VmSize wanted = architecture(size("Standard_D4ps_v5"), "Arm64");
    assertThat(ClosestSize.to(wanted, NEEDS, List.of(size("Standard_D4s_v5")), List.of()))
        .isEqualTo(new ClosestSize(null, List.of()));
  }

  @Test
  void aSizeOfUnknownMeasureHasNoClosest() {
    for (VmSize wanted :
        List.of(
            counting(WANTED, "f", null, 16.0),
            counting(WANTED, "f", 4, null),
            architecture(WANTED, null))) {
      ClosestSize found =
          ClosestSize.to(wanted, NEEDS, List.of(size("Standard_D4s_v5")), List.of());
      assertThat(found.size()).isNull();
      assertThat(found.unclear()).isNotEmpty();
    }
  }

  @Test
  void graphicsSizesStandInForThoseOfTheSameLetters() {
    VmSize wanted = size("Standard_NC4as_T4_v3");
    VmSize same = size("Standard_NC8as_T4_v3");
    VmSize plain = size("Standard_D4s_v5");
    assertThat(ClosestSize.to(wanted, NEEDS, List.of(plain, same), List.of()).size())
        .isEqualTo(same);
    assertThat(ClosestSize.to(wanted, NEEDS, List.of(plain), List.of()).unclear()).isNotEmpty();
  }
}
