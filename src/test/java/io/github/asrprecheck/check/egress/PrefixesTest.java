package io.github.asrprecheck.check.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefixesTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.4, true",
    "10.0.0.0/8, true",
    "' 10.0.0.0/8 ', true",
    "::/0, true",
    "fd00::1, true",
    "0.0.0.0/0, true",
    "*, false",
    "443, false",
    "1.2.3, false",
    "10.0.0.0/33, false",
    "10.0.0.*, false",
    "10.0.0-1.0, false",
    "Internet, false",
    "'', false",
  })
  void wordsAreNotAddresses(String text, boolean literal) {
    assertThat(Prefixes.literal(text)).isEqualTo(literal);
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0/0, true", "::/0, false", "0.0.0.0/1, false", "0.0.0.0, false", "*, false"})
  void onlyTheDefaultRouteIsEverything(String text, boolean everything) {
    assertThat(Prefixes.everything(text)).isEqualTo(everything);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0/0, YES",
    "0.0.0.0/1;128.0.0.0/1, YES",
    "128.0.0.0/1;0.0.0.0/1;10.0.0.0/8, YES",
    "0.0.0.0/1, MAYBE",
    "20.0.0.0/8, MAYBE",
    "20.1.2.3, MAYBE",
    "10.0.0.0/8, NO",
    "10.1.2.3, NO",
    "172.16.0.0/12;192.168.0.0/16, NO",
    "100.64.0.0/10, NO",
    "168.63.129.16, NO",
    "169.254.169.254/32, NO",
    "172.0.0.0/8, MAYBE",
    "10.0.0.0/7, MAYBE",
    "::/0, NO",
    "Internet, NO",
  })
  void privateSpaceHoldsNoPublicEndpointAndOnlyEverythingSurelyDoes(String prefixes, Match match) {
    assertThat(Prefixes.holdPublicEndpoint(List.of(prefixes.split(";")))).isEqualTo(match);
  }

  @Test
  void nothingHoldsNothing() {
    assertThat(Prefixes.holdPublicEndpoint(List.of())).isEqualTo(Match.NO);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/24, 10.0.0.4, YES",
    "10.0.0.4, 10.0.0.4, YES",
    "10.0.0.4/24, 10.0.0.9, YES",
    "10.0.1.0/24, 10.0.0.4, NO",
    "0.0.0.0/0, 10.0.0.4, YES",
    "0.0.0.0/0, , YES",
    "10.0.0.0/24, , MAYBE",
    "fd00::/8, 10.0.0.4, NO",
    "10.0.0.0/24, nonsense, MAYBE",
  })
  void aPrefixHoldsAnAddress(String prefix, String address, Match match) {
    assertThat(Prefixes.holds(prefix, address)).isEqualTo(match);
  }
}
