package io.github.asrprecheck.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.github.asrprecheck.demo.DemoTenant;
import io.github.asrprecheck.demo.SimulatedAzure;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.scope.Cloud;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/**
 * What really leaves through the pipelines that the tool builds: only reads, only to the host that
 * is meant.
 */
class PipelinesTest {
  private static final PrintStream NOWHERE =
      new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
  private static final TokenCredential TOKEN =
      wanted ->
          Mono.just(
              new AccessToken("secret", OffsetDateTime.now(java.time.ZoneOffset.UTC).plusHours(1)));

  @Test
  void aWholeRunSendsReadsToOneHost() {
    SimulatedAzure azure = new SimulatedAzure(DemoTenant.build());
    WholeRuns.estate(
        azure, DemoTenant.build(), WholeRuns.scope(List.of(DemoTenant.SHOP, DemoTenant.DATA)));
    assertThat(azure.requests())
        .hasSizeGreaterThan(20)
        .allMatch(
            r ->
                r.startsWith("GET https://management.azure.com/subscriptions")
                    || r.equals(
                        "POST https://management.azure.com/providers/Microsoft.ResourceGraph/resources?api-version=2022-10-01"));
  }

  /** Azure that answers the first call with a link, or a redirect, to somewhere else. */
  @Test
  void neitherALinkNorARedirectTakesTheTokenElsewhere() {
    for (Canned azure :
        List.of(
            Canned.json(
                "{\"value\":[{\"subscriptionId\":\"s\"}],\"nextLink\":\"https://evil.example/\"}"),
            new Canned().then(302, "", "Location", "https://evil.example/"),
            new Canned()
                .then(307, "", "Location", "https://management.azure.com/subscriptions?again"),
            new Canned()
                .then(
                    401,
                    "{}",
                    "WWW-Authenticate",
                    "Bearer authorization_uri=\"https://evil.example/\""))) {
      Gap gap = Wired.gap(azure(azure, Cloud.PUBLIC).subscriptions());
      assertThat(gap.cause()).isNotEqualTo(Gap.Cause.DEFECT);
      assertThat(azure.asked())
          .containsOnly("GET https://management.azure.com/subscriptions?api-version=2022-12-01");
      assertThat(azure.requests().get(0).getHeaders().getValue(HttpHeaderName.AUTHORIZATION))
          .isEqualTo("Bearer secret");
    }
  }

  @Test
  void theDoorToAnotherCloudIsGuardedForThatCloud() {
    Canned azure = Canned.json("{\"value\":[{\"subscriptionId\":\"s\"}]}");
    Wired.known(azure(azure, Cloud.CHINA).subscriptions());
    assertThat(azure.asked())
        .containsExactly(
            "GET https://management.chinacloudapi.cn/subscriptions?api-version=2022-12-01");
  }

  @Test
  void askingForACloudFollowsNoRedirect() {
    Canned azure = new Canned().then(302, "", "Location", "https://evil.example/");
    Clouds clouds = new Clouds(azure, soon());
    assertThatThrownBy(() -> clouds.at(URI.create("https://arm.example")))
        .isInstanceOf(Clouds.Unusable.class)
        .hasMessageContaining("answered 302");
    assertThat(azure.asked())
        .containsExactly("GET https://arm.example/metadata/endpoints?api-version=2022-09-01");
  }

  @Test
  void signingInSendsTheSecretToEntraOnly() throws Logins.Unusable {
    Entra entra = new Entra();
    Map<String, String> environment =
        Map.of(
            "AZURE_TENANT_ID",
            "70000000-0000-0000-0000-000000000007",
            "AZURE_CLIENT_ID",
            "me",
            "AZURE_CLIENT_SECRET",
            "hush");
    TokenCredential credential =
        new Logins(Cloud.PUBLIC, entra, soon(), environment, NOWHERE).by("environment");
    assertThat(credential.getTokenSync(wanted()).getToken()).isEqualTo("given");
    assertThat(entra.seen.asked())
        .isNotEmpty()
        .allMatch(
            r ->
                r.matches("GET https://login\\.microsoftonline\\.com(:443)?/.*")
                    || r.matches(
                        "POST https://login\\.microsoftonline\\.com/[^/]+/oauth2/v2\\.0/token"));
  }

  private static TokenRequestContext wanted() {
    return new TokenRequestContext().addScopes("https://management.azure.com/.default");
  }

  private static Azure azure(HttpClient client, Cloud cloud) {
    RetryWithinDeadline impatient =
        new RetryWithinDeadline(soon(), 2, Duration.ofMillis(1), time -> {});
    return Azure.over(client, TOKEN, cloud, soon(), impatient, null);
  }

  private static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(30), Clock.systemUTC());
  }

  /** An Entra that gives a token to everybody. */
  private static final class Entra implements HttpClient {
    private final Canned seen = Canned.json("{}");

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
      return Mono.fromCallable(() -> sendSync(request, Context.NONE));
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
      seen.sendSync(request, context);
      String path = request.getUrl().getPath();
      String tenant =
          "https://" + request.getUrl().getHost() + path.substring(0, path.indexOf('/', 1));
      String body =
          path.endsWith("/token")
              ? "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"given\"}"
              : path.endsWith("/discovery/instance")
                  ? "{\"tenant_discovery_endpoint\":\""
                      + tenant
                      + "/v2.0/.well-known/openid-configuration\",\"metadata\":[]}"
                  : "{\"issuer\":\"%s/v2.0\",\"authorization_endpoint\":\"%s/oauth2/v2.0/authorize\",\"token_endpoint\":\"%s/oauth2/v2.0/token\"}"
                      .formatted(tenant, tenant, tenant);
      return new BufferedResponse(
          request,
          200,
          new HttpHeaders().set(HttpHeaderName.CONTENT_TYPE, "application/json"),
          body.getBytes(StandardCharsets.UTF_8));
    }
  }
}
