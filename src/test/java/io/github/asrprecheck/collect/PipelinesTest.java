package io.github.asrprecheck.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.github.asrprecheck.demo.DemoTenant;
import io.github.asrprecheck.demo.SimulatedAzure;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.scope.Cloud;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

/**
 * What really leaves through the pipelines that the tool builds: only reads, only to the host that
 * is meant.
 */
class PipelinesTest {
  private static final PrintStream NOWHERE =
      new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
  private static final Map<String, String> SECRET =
      Map.of(
          "AZURE_TENANT_ID",
          "70000000-0000-0000-0000-000000000007",
          "AZURE_CLIENT_ID",
          "me",
          "AZURE_CLIENT_SECRET",
          "hush");
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

  @Test
  void everyPipelineIsGuardedAtBothEnds() throws ReflectiveOperationException, Logins.Unusable {
    Canned azure = Canned.json("{}");
    guarded(azure(azure, Cloud.PUBLIC), "https://management.azure.com/subscriptions/s");
    Map<String, String> environment =
        Map.of(
            "AZURE_TENANT_ID",
            "t",
            "AZURE_CLIENT_ID",
            "me",
            "AZURE_CLIENT_SECRET",
            "hush",
            "AZURE_FEDERATED_TOKEN_FILE",
            "/t");
    Logins logins = new Logins(Cloud.PUBLIC, azure, soon(), environment, NOWHERE);
    for (String way :
        List.of("environment", "workload-identity", "managed-identity", "device-code", "browser")) {
      guarded(logins.by(way), "https://login.microsoftonline.com/common/oauth2/v2.0/token");
    }
    assertThat(azure.requests()).isEmpty();
  }

  /**
   * Finds the pipelines that an object holds, and tries to write through them and past their
   * policies.
   */
  private static void guarded(Object holder, String url) throws ReflectiveOperationException {
    Set<HttpPipeline> pipelines = new HashSet<>();
    find(holder, pipelines, new HashSet<>());
    assertThat(pipelines).as("pipelines of %s", holder.getClass().getSimpleName()).isNotEmpty();
    for (HttpPipeline pipeline : pipelines) {
      assertThat(pipeline.getPolicy(0)).isInstanceOf(ReadOnly.class);
      HttpRequest put = new HttpRequest(HttpMethod.PUT, url);
      assertThatThrownBy(() -> pipeline.sendSync(put, Context.NONE)).isInstanceOf(NotARead.class);
      assertThatThrownBy(() -> pipeline.getHttpClient().sendSync(put, Context.NONE))
          .isInstanceOf(NotARead.class);
    }
  }

  private static void find(Object holder, Set<HttpPipeline> pipelines, Set<Integer> visited)
      throws ReflectiveOperationException {
    if (holder == null || !visited.add(System.identityHashCode(holder))) {
      return;
    }
    if (holder instanceof HttpPipeline pipeline) {
      pipelines.add(pipeline);
      return;
    }
    String name = holder.getClass().getName();
    for (Class<?> type = holder.getClass();
        type != null
            && (name.startsWith("com.azure.identity.")
                || name.startsWith("io.github.asrprecheck."));
        type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!field.getType().isPrimitive()
            && !Modifier.isStatic(field.getModifiers())
            && !(holder instanceof Enum)) {
          field.setAccessible(true);
          find(field.get(holder), pipelines, visited);
        }
      }
    }
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

  @ParameterizedTest
  @CsvSource({
    "https://login.microsoftonline.com, true,  https://login.microsoftonline.com",
    "https://login.microsoftonline.us,  true,  https://login.microsoftonline.us",
    "https://login.chinacloudapi.cn,    true,  https://login.partner.microsoftonline.cn",
    "https://login.windows.net,         false, https://login.microsoftonline.com",
    "https://login.local.example,       false, https://login.local.example"
  })
  void signingInSendsTheSecretToEntraOnly(URI authority, boolean known, String asked)
      throws Logins.Unusable {
    Entra entra = new Entra();
    Cloud cloud =
        new Cloud(
            "x",
            URI.create("https://arm.example"),
            authority,
            "https://arm.example",
            "s",
            "k",
            known);
    TokenCredential credential =
        new Logins(cloud, entra, soon(), SECRET, NOWHERE).by("environment");
    assertThat(credential.getTokenSync(wanted()).getToken()).isEqualTo("given");
    assertThat(entra.seen.asked())
        .allMatch(
            r ->
                r.replace(":443/", "/").startsWith("GET " + asked + "/")
                    || r.equals(
                        "POST "
                            + asked
                            + "/70000000-0000-0000-0000-000000000007/oauth2/v2.0/token"))
        .anyMatch(r -> r.startsWith("POST "));
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
