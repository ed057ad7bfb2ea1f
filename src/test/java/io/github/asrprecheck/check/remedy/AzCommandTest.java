package io.github.asrprecheck.check.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AzCommandTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain-name_1.x",
        "Site Recovery Contributor",
        "*",
        "",
        "it's",
        "a\"b",
        "$HOME",
        "$(touch /tmp/pwned)",
        "`id`",
        "a\\",
        "a\\\\'\"$x",
        "!history",
        "100%",
        "two\nlines",
        "tab\there",
        "; rm -rf /",
        "a&b|c>d<e",
        "~root",
        "#no comment",
        "=ls",
        "{a,b}",
        "[a-z]*?",
        "-rf",
        "Größe",
        "''",
        "'",
        "NAT_GATEWAY_ID",
        "OBJECT-ID"
      })
  void theShellSeesTheValueAsOneWord(String value) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh here");
    String line = AzCommand.of("x").with("name", value).toString();
    String word = line.substring(line.indexOf("--name") + "--name".length() + 1);
    Process shell =
        new ProcessBuilder("/bin/sh", "-c", "printf '<%s>' " + word)
            .redirectErrorStream(true)
            .start();
    String seen = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).isZero();
    assertThat(seen).isEqualTo("<" + value + ">");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "web-nsg, az x --name web-nsg",
        "Virtual Machine Contributor, az x --name \"Virtual Machine Contributor\"",
        "$x, az x --name '$x'",
        "-x, az x --name=\"-x\""
      })
  void plainValuesStayPlain(String value, String line) {
    assertThat(AzCommand.of("x").with("name", value)).hasToString(line);
  }

  @Test
  void whatOnlyAPersonKnowsStaysVisible() {
    AzCommand command =
        AzCommand.of("x").with("ids", "a").with("nat-gateway", AzCommand.Blank.NAT_GATEWAY_ID);
    assertThat(command).hasToString("az x --ids a --nat-gateway NAT_GATEWAY_ID");
    assertThat(AzCommand.blanks(command.toString())).containsExactly("NAT_GATEWAY_ID");
  }

  @Test
  void aResourceThatIsCalledLikeABlankIsNone() {
    assertThat(AzCommand.blanks(AzCommand.of("x").with("name", "OBJECT-ID").toString())).isEmpty();
    assertThat(AzCommand.blanks(AzCommand.of("x").with("name", "MY-VM").toString())).isEmpty();
  }
}
