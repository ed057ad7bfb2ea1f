package io.github.asrprecheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixOutTest {
  @TempDir Path folder;

  @Test
  void theScriptHoldsEveryCommandOfTheReport() throws IOException {
    Path script = folder.resolve("fix.sh");
    AppTest.Ended ended = AppTest.demo("--fix-out", script.toString(), "-o", "json");
    assertThat(ended.code()).isEqualTo(1);
    Set<String> reported = new TreeSet<>();
    JsonMapper.builder()
        .build()
        .readTree(ended.out())
        .findValues("commands")
        .forEach(commands -> commands.forEach((JsonNode c) -> reported.add(c.asText())));
    assertThat(reported).hasSizeGreaterThan(4).allMatch(c -> c.startsWith("az "));
    Set<String> written =
        Files.readString(script)
            .lines()
            .map(line -> line.replaceFirst("^# +", ""))
            .filter(line -> line.startsWith("az "))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(written).isEqualTo(reported);
  }

  @Test
  void theTableTellsEachCommandOnALineOfItsOwn() {
    assertThat(AppTest.demo().out().lines().filter(line -> line.contains(" az network nsg")))
        .isNotEmpty()
        .allMatch(line -> line.matches(" +run: az network nsg rule create .*-port-ranges 443"));
  }

  @Test
  void oneFileCannotTakeTwoDocuments() {
    String file = folder.resolve("x").toString();
    AppTest.Ended ended = AppTest.demo("--fix-out", file, "-o", "json=" + file);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("--fix-out", "named twice");
  }
}
