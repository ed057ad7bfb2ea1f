package io.github.asrprecheck.check.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortsTest {

  @ParameterizedTest
  @CsvSource({
    "*, YES",
    "443, YES",
    "443-443, YES",
    "400-500, YES",
    "0-65535, YES",
    "80;443, YES",
    "'80,443', YES",
    "'80, 400 - 500', MAYBE",
    "80, NO",
    "444-500, NO",
    "1-442, NO",
    "4430, NO",
    "https, MAYBE",
    "'', MAYBE",
    "80;https, MAYBE",
  })
  void aListHolds443(String ranges, Match match) {
    assertThat(Ports.hold(List.of(ranges.split(";", -1)), 443)).isEqualTo(match);
  }

  @ParameterizedTest
  @CsvSource({
    "*, YES",
    "0-65535, YES",
    "1024-65535, YES",
    "49152-65535, MAYBE",
    "5000, MAYBE",
    "443, NO",
    "0-1023, NO",
    "443;*, YES",
  })
  void aClientMayUseAnyHighPort(String ranges, Match match) {
    assertThat(Ports.holdClient(List.of(ranges.split(";")))).isEqualTo(match);
  }

  @Test
  void anAbsentListIsNotKnown() {
    assertThat(Ports.hold(List.of(), 443)).isEqualTo(Match.MAYBE);
    assertThat(Ports.holdClient(List.of())).isEqualTo(Match.MAYBE);
  }
}
