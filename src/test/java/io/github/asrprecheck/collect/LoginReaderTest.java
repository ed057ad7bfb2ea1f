package io.github.asrprecheck.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.identity.CredentialUnavailableException;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Login;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.scope.Cloud;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is signed in, or why nobody is. */
@Timeout(20)
class LoginReaderTest {
  private static final Login NOBODY_KNOWS = new Login(null, null, null);
  private final TokenCredential credential = mock(TokenCredential.class);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"oid":"o","tid":"t","upn":"ann@contoso.example","appid":"a"}            | o | t | ann@contoso.example
          {"oid":"o","tid":"t","preferred_username":"ann"}                         | o | t | ann
          {"oid":"o","tid":"t","unique_name":"ann"}                                | o | t | ann
          {"oid":"o","tid":"t","app_displayname":"pipeline","appid":"a"}           | o | t | pipeline
          {"oid":"o","tid":"t","upn":"","appid":"a"}                               | o | t | a
          {"oid":"o","tid":"t"}                                                    | o | t |
          {}                                                                       |   |   |
          {"oid":"o","tid":"t","upn":"ann\\u001b[2J\\nREADY"}                      | o | t | ann [2J READY
          """)
  void readsTheClaims(String claims, String oid, String tid, String name) {
    assertThat(LoginReader.claims(jwt(claims))).isEqualTo(new Login(oid, tid, name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "opaque",
        "a.b",
        "a.b.c.d",
        "a.!!.c",
        "..",
        "a..c",
        "a.bnVsbA.c",
        "a.W10.c",
        "a.ew.c",
        "a.eyJvaWQiOnt9fQ.c"
      })
  void aTokenThatIsNoneOfEntrasTellsNothing(String token) {
    assertThat(LoginReader.claims(token)).isEqualTo(NOBODY_KNOWS);
    when(credential.getTokenSync(any())).thenReturn(new AccessToken(token, OffsetDateTime.MAX));
    assertThat(Wired.known(read(5))).isEqualTo(NOBODY_KNOWS);
  }

  @Test
  void claimsThatNestEndlesslyTellNothing() {
    assertThat(LoginReader.claims(jwt("{\"oid\":" + "[".repeat(5000) + "]".repeat(5000) + "}")))
        .isEqualTo(NOBODY_KNOWS);
  }

  @Test
  void theTokenIsTheSource() {
    when(credential.getTokenSync(any()))
        .thenReturn(new AccessToken(jwt("{\"oid\":\"o\"}"), OffsetDateTime.MAX));
    assertThat(read(5))
        .isInstanceOfSatisfying(
            Reading.Known.class,
            k ->
                assertThat(k.seen().sources())
                    .extracting("where")
                    .containsExactly("access token of login.microsoftonline.com"));
  }

  @Test
  void anErrorOfEntraIsNamedByItsCodeAlone() {
    when(credential.getTokenSync(any()))
        .thenThrow(
            new ClientAuthenticationException(
                "wrapped",
                null,
                new IllegalStateException(
                    "AADSTS7000215: Invalid client secret 'hush' provided.\nTrace ID: x")));
    Gap gap = Wired.gap(read(5));
    assertThat(gap.what()).isEqualTo("sign-in: Entra refused it (AADSTS7000215)");
    assertThat(gap.cause()).isEqualTo(Gap.Cause.FORBIDDEN);
    assertThat(gap.action()).isEqualTo("login");
    assertThat(gap.scope()).isEqualTo("https://login.microsoftonline.com");
    assertThat(gap.remedy()).contains("az login", "--auth").doesNotContain("hush");
  }

  @Test
  void noWayToSignInSaysSo() {
    when(credential.getTokenSync(any()))
        .thenThrow(
            new CredentialUnavailableException(
                "EnvironmentCredential ... \n Azure CLI not installed"));
    assertThat(Wired.gap(read(5)).what()).isEqualTo("sign-in: no way to sign in worked");
    TokenCredential gives = mock(TokenCredential.class);
    assertThat(Wired.gap(new LoginReader(gives, Cloud.PUBLIC, soon(5)).read()).what())
        .isEqualTo("sign-in: no way to sign in worked");
  }

  @Test
  void aNetworkThatBreaksIsNotARefusal() {
    when(credential.getTokenSync(any()))
        .thenThrow(
            new RuntimeException("x", new UnknownHostException("login.microsoftonline.com")));
    Gap gap = Wired.gap(read(5));
    assertThat(gap.cause()).isEqualTo(Gap.Cause.UNREACHABLE);
    assertThat(gap.what())
        .isEqualTo("sign-in: the host name login.microsoftonline.com cannot be resolved");
  }

  @Test
  void anErrorOfTheMachineIsNoCrash() {
    when(credential.getTokenSync(any())).thenThrow(new NoClassDefFoundError("com/sun/jna/Native"));
    assertThat(Wired.gap(read(5)).what()).isEqualTo("sign-in: no way to sign in worked");
  }

  @Test
  void aCredentialThatHangsIsWaitedForUntilTheEndOfTheRun() {
    hangs();
    long begin = System.nanoTime();
    Gap gap = Wired.gap(read(1));
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
    assertThat(gap.what()).isEqualTo("sign-in: the run's time limit was reached");
    assertThat(gap.remedy()).contains("--timeout");
  }

  @Test
  void anAzureCliThatHangsIsNotWaitedForSoLong() {
    hangs();
    CliCredential cli = new CliCredential(credential, soon(60), Duration.ofSeconds(1));
    Gap gap = Wired.gap(new LoginReader(cli, Cloud.PUBLIC, soon(60)).read());
    assertThat(gap.what()).isEqualTo("sign-in: az gave no token in 1 seconds");
    assertThat(gap.cause()).isEqualTo(Gap.Cause.UNREACHABLE);
    assertThat(gap.remedy()).contains("az account get-access-token");
  }

  @Test
  void theAzureCliSpeaksForItself() {
    AccessToken token = new AccessToken("t", OffsetDateTime.MAX);
    when(credential.getTokenSync(any()))
        .thenReturn(token)
        .thenThrow(new CredentialUnavailableException("Please run az login"));
    CliCredential cli = new CliCredential(credential, soon(60), Duration.ofSeconds(5));
    assertThat(cli.getTokenSync(null)).isSameAs(token);
    assertThat(Wired.gap(new LoginReader(cli, Cloud.PUBLIC, soon(60)).read()).what())
        .isEqualTo("sign-in: no way to sign in worked");
  }

  @Test
  void whoWaitsForASignInCanBeInterrupted() {
    hangs();
    Thread.currentThread().interrupt();
    Reading<Login> reading = read(5);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(reading).isInstanceOf(Reading.Unreadable.class);
  }

  private void hangs() {
    when(credential.getTokenSync(any()))
        .thenAnswer(
            call -> {
              new CountDownLatch(1).await();
              return null;
            });
  }

  private Reading<Login> read(long seconds) {
    return new LoginReader(credential, Cloud.PUBLIC, soon(seconds)).read();
  }

  private static Deadline soon(long seconds) {
    return Deadline.after(Duration.ofSeconds(seconds), Clock.systemUTC());
  }

  private static String jwt(String claims) {
    return "e30."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".c2ln";
  }
}
