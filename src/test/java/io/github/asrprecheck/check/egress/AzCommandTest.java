package io.github.asrprecheck.check.egress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzCommandTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "shop-rg, shop-rg",
        "Storage.EastUS, Storage.EastUS",
        "/subscriptions/1, /subscriptions/1",
        "*, '*'",
        "a b, 'a b'",
        "$(reboot), '$(reboot)'",
        "`id`, '`id`'",
        "x;y, 'x;y'",
        "it's, 'it'\\''s'",
        "\"\", ''",
      })
  void whatTheShellWouldReadIsQuoted(String value, String written) {
    assertThat(AzCommand.of("group show").with("name", value).toString())
        .isEqualTo("az group show --name " + written);
  }
}
