package io.github.asrprecheck.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.fact.Subscription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and ids of subscriptions, and what the environment says. */
class SubscriptionChoiceTest {
  private static final String A = "aaaaaaaa-1111-2222-3333-444444444444";
  private static final String B = "bbbbbbbb-1111-2222-3333-444444444444";
  @TempDir Path home;

  @Test
  void anIdStandsForItselfVisibleOrNot() {
    assertThat(SubscriptionChoice.matching("AAAAAAAA-1111-2222-3333-444444444444", List.of()))
        .containsExactly(A);
    assertThat(SubscriptionChoice.isId(A + "0")).isFalse();
    assertThat(SubscriptionChoice.isId("aaaaaaaa11112222333344444444444444")).isFalse();
  }

  @Test
  void aNameStandsForEverySubscriptionThatHasIt() {
    List<Subscription> visible =
        List.of(named(A, "Shop"), named(B, "shop"), named(B, "shop"), named("c", "data"));
    assertThat(SubscriptionChoice.matching("SHOP", visible)).containsExactly(A, B);
    assertThat(SubscriptionChoice.matching("sho", visible)).isEmpty();
  }

  @Test
  void theVariableWinsOverTheCli() throws IOException {
    profile("{\"subscriptions\":[{\"id\":\"" + A + "\",\"isDefault\":true}]}");
    assertThat(
            SubscriptionChoice.ofEnvironment(Map.of("AZURE_SUBSCRIPTION_ID", " " + B + " "), home))
        .isEqualTo(B);
    assertThat(SubscriptionChoice.ofEnvironment(Map.of("AZURE_SUBSCRIPTION_ID", " "), home))
        .isEqualTo(A);
  }

  @Test
  void theDefaultOfTheCliIsFoundBehindItsByteOrderMark() throws IOException {
    profile(
        "\uFEFF{\"installationId\":\"x\",\"subscriptions\":[{\"id\":\""
            + B
            + "\",\"isDefault\":false},{\"id\":\""
            + A
            + "\",\"isDefault\":true}]}");
    assertThat(SubscriptionChoice.ofEnvironment(Map.of(), home)).isEqualTo(A);
    assertThat(
            SubscriptionChoice.ofEnvironment(
                Map.of("AZURE_CONFIG_DIR", home.resolve(".azure").toString()), Path.of("/nowhere")))
        .isEqualTo(A);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{}",
        "{\"subscriptions\":null}",
        "{\"subscriptions\":7}",
        "{\"subscriptions\":[null]}",
        "{\"subscriptions\":[{\"id\":\"x\",\"isDefault\":\"yes\"}]}",
        "{\"subscriptions\":[{\"isDefault\":true}]}",
        "{\"subscriptions\":[{\"id\":{},\"isDefault\":true}]}",
        "{\"subscriptions\":[{\"id\":\"x\"}]}"
      })
  void aProfileThatCannotBeReadNamesNothing(String json) throws IOException {
    profile(json);
    assertThat(SubscriptionChoice.ofEnvironment(Map.of(), home)).isNull();
  }

  @Test
  void aProfileThatNestsEndlesslyNamesNothing() throws IOException {
    aProfileThatCannotBeReadNamesNothing(
        "{\"subscriptions\":" + "[".repeat(5000) + "]".repeat(5000) + "}");
  }

  @Test
  void withoutAProfileNothingIsNamed() {
    assertThat(SubscriptionChoice.ofEnvironment(Map.of(), home)).isNull();
  }

  private void profile(String json) throws IOException {
    Files.createDirectories(home.resolve(".azure"));
    Files.writeString(home.resolve(".azure/azureProfile.json"), json);
  }

  private static Subscription named(String id, String name) {
    return new Subscription(id, name, null, null, null, null);
  }
}
