package io.github.asrprecheck.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import io.github.asrprecheck.scope.Cloud;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

/** What an ARM endpoint says of its cloud. */
class CloudsTest {
  private static final URI ARM = URI.create("https://management.local.example");
  private static final String WELL =
      "\"authentication\":{\"loginEndpoint\":\"https://login.local.example/adfs/\",\"audiences\":[\"https://arm.local.example/guid/\",\"https://other\"]}";

  private final HandClock clock = new HandClock();

  @Test
  void theListOfNewVersionsHasOneEntryPerCloud() throws Clouds.Unusable {
    String other =
        "{\"name\":\"Other\",\"resourceManager\":\"https://other.example/\",\"authentication\":{\"loginEndpoint\":\"https://x.example\",\"audiences\":[\"a\"]}}";
    String ours =
        "{\"name\":\"Local\",\"resourceManager\":\"https://management.local.example/\","
            + WELL
            + ",\"suffixes\":{\"storage\":\"storage.local\",\"keyVaultDns\":\"vault.local\"}}";
    Cloud cloud = at(Canned.json("[" + other + "," + ours + "]"));
    assertThat(cloud)
        .isEqualTo(
            new Cloud(
                "Local",
                ARM,
                URI.create("https://login.local.example/adfs"),
                "https://arm.local.example/guid",
                "storage.local",
                "vault.local",
                false));
  }

  @Test
  void theObjectOfOldVersionsHasNoNameAndNoSuffixes() throws Clouds.Unusable {
    Canned arm = Canned.json("{\"galleryEndpoint\":\"https://gallery.local\"," + WELL + "}");
    assertThat(at(arm))
        .isEqualTo(
            new Cloud(
                "management.local.example",
                ARM,
                URI.create("https://login.local.example/adfs"),
                "https://arm.local.example/guid",
                "core.windows.net",
                "vault.azure.net",
                false));
    assertThat(arm.asked())
        .containsExactly(
            "GET https://management.local.example/metadata/endpoints?api-version=2022-09-01");
  }

  @Test
  void anAuthorityThatEntraKnowsIsKnown() throws Clouds.Unusable {
    Cloud cloud =
        at(
            Canned.json(
                "{\"authentication\":{\"loginEndpoint\":\"https://login.microsoftonline.us/\",\"audiences\":[\"https://a/\"]}}"));
    assertThat(cloud.known()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                                                              | no description
          {                                                                                               | no description
          []                                                                                              | other clouds only
          null                                                                                            | an object was expected
          "x"                                                                                             | an object was expected
          [{}]                                                                                            | authentication.loginEndpoint is absent
          {"value":[]}                                                                                    | authentication.loginEndpoint is absent
          {"authentication":"x"}                                                                          | no object
          {"authentication":{"loginEndpoint":"https://l.example"}}                                        | audiences is empty
          {"authentication":{"loginEndpoint":"https://l.example","audiences":[7]}}                        | something else than text
          {"authentication":{"loginEndpoint":"http://l.example","audiences":["https://a"]}}               | no https address
          {"authentication":{"loginEndpoint":"https://","audiences":["https://a"]}}                       | no description
          {"authentication":{"loginEndpoint":"javascript:alert(1)","audiences":["https://a"]}}            | no https address
          {"authentication":{"loginEndpoint":"https://u@l.example","audiences":["https://a"]}}            | no https address
          {"authentication":{"loginEndpoint":"https://l.example","audiences":["not an address"]}}         | no description
          [{"resourceManager":"https://a.example"},{"resourceManager":"https://b.example"}]               | other clouds only
          """)
  void anAnswerThatDescribesNoCloudIsOneSentence(String body, String why) {
    unusable(Canned.json(body), why);
  }

  @Test
  void aPageForPeopleDescribesNoCloud() {
    HttpHeaders html = new HttpHeaders().set(HttpHeaderName.CONTENT_TYPE, "text/html");
    unusable(
        new Canned()
            .then(
                200,
                "<html>\n<script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8),
                html),
        "no description");
  }

  @Test
  void statusesAndBreaksAreSaid() {
    unusable(Canned.status(404, "{}"), "answered 404");
    unusable(new Canned().then(503, "{}", "Retry-After", "9"), "answered 503");
    SSLHandshakeException distrusted = new SSLHandshakeException("PKIX path building failed");
    distrusted.initCause(new CertificateException("unknown root"));
    unusable(new Canned().thenFails(distrusted), "TLS failed: PKIX path building failed");
  }

  @Test
  @Timeout(10)
  void anEndpointThatHangsIsNotWaitedForBeyondTheRun() {
    CountDownLatch never = new CountDownLatch(1);
    HttpClient hanging =
        request ->
            Mono.fromCallable(
                () -> {
                  never.await();
                  throw new IllegalStateException();
                });
    Clouds clouds = new Clouds(hanging, Deadline.after(Duration.ofMillis(300), Clock.systemUTC()));
    assertThatThrownBy(() -> clouds.at(ARM))
        .isInstanceOf(Clouds.Unusable.class)
        .hasMessageContaining("no answer in time");
    never.countDown();
  }

  @Test
  void aHostileNameIsCleaned() throws Clouds.Unusable {
    assertThat(at(Canned.json("{\"name\":\"Evil\\u001b[31m\\nREADY\"," + WELL + "}")).name())
        .isEqualTo("Evil [31m READY");
  }

  private Cloud at(Canned arm) throws Clouds.Unusable {
    return clouds(arm).at(ARM);
  }

  private Clouds clouds(Canned arm) {
    return new Clouds(arm, clock.deadline(5));
  }

  private void unusable(Canned arm, String why) {
    assertThatThrownBy(() -> at(arm))
        .isInstanceOf(Clouds.Unusable.class)
        .hasMessageStartingWith("https://management.local.example/metadata/endpoints")
        .hasMessageContaining(why)
        .message()
        .doesNotContain("\n", "Exception", "<html");
  }
}
