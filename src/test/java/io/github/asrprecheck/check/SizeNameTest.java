package io.github.asrprecheck.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeNameTest {

  @ParameterizedTest
  @CsvSource({
    "Standard_D4s_v5, d, ds, 5, false",
    "standard_d4S_V5, d, ds, 5, false",
    "Standard_D2_v2_Promo, d, d, 2, true",
    "Standard_DS14, ds, ds, 1, false",
    "Standard_DS14-4_v2, ds, ds, 2, true",
    "Standard_E96-24ads_v5, e, eads, 5, true",
    "Basic_A1, a, a, 1, false",
    "Standard_F8s, f, fs, 1, false",
    "Standard_M416ms_v2, m, mms, 2, false",
    "Standard_M176ds_4_v3, m, mds, 3, false",
    "Standard_NC24ads_A100_v4, nc, ncads, 4, false",
    "Standard_ND96isr_H100_v5, nd, ndisr, 5, false",
    "Standard_HB120-16rs_v3, hb, hbrs, 3, true",
    "Standard_L8as_v3, l, las, 3, false"
  })
  void theNameTellsSeriesAndVersion(
      String name, String family, String series, int version, boolean special) {
    assertThat(SizeName.of(name)).isEqualTo(new SizeName(family, series, version, special));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Standard", "Standard_", "Standard_D", "Standard_4", "Aligned"})
  void anotherShapeIsNoName(String name) {
    assertThat(SizeName.of(name)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "Standard_D4s_v3, Standard_D4s_v5, 0",
    "Standard_DS3_v2, Standard_D4s_v3, 0",
    "Standard_D4s_v3, Standard_D4_v3, 1",
    "Standard_D4s_v3, Standard_D4as_v5, 1",
    "Standard_D4s_v3, Standard_E4s_v3, 2"
  })
  void theNearerTheSeriesTheSmallerTheDistance(String one, String other, int distance) {
    assertThat(SizeName.of(one).distance(SizeName.of(other))).isEqualTo(distance);
  }

  @Test
  void newerVersionsComeBeforeOlderOnes() {
    SizeName three = SizeName.of("Standard_D4s_v3");
    assertThat(three.versionDistance(SizeName.of("Standard_D4s_v4")))
        .isLessThan(three.versionDistance(SizeName.of("Standard_D4s_v6")));
    assertThat(three.versionDistance(SizeName.of("Standard_D4s_v6")))
        .isLessThan(three.versionDistance(SizeName.of("Standard_DS3_v2")));
  }

  @ParameterizedTest
  @CsvSource({"Standard_NC6, true", "Standard_NV12s_v3, true", "Standard_D4s_v5, false"})
  void sizesWithAGraphicsProcessorBeginWithN(String name, boolean graphics) {
    assertThat(SizeName.of(name).graphics()).isEqualTo(graphics);
  }
}
