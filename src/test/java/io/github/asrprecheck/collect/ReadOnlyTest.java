package io.github.asrprecheck.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.util.Context;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attempts to get a write, or a token, past the guard. */
class ReadOnlyTest {
  private static final String ARM = "https://management.azure.com";
  private static final String GRAPH =
      ARM + "/providers/Microsoft.ResourceGraph/resources?api-version=2022-10-01";
  private static final URI LOGIN = URI.create("https://login.microsoftonline.com");

  private final Canned azure = Canned.json("{}");
  private final ReadOnly guard = ReadOnly.azure(URI.create(ARM));

  @ParameterizedTest
  @CsvSource({
    "GET,  https://management.azure.com/subscriptions?api-version=2022-12-01",
    "GET,  https://MANAGEMENT.azure.com:443/subscriptions",
    "HEAD, https://management.azure.com/subscriptions/x",
    "POST,"
        + " https://management.azure.com/providers/Microsoft.ResourceGraph/resources?api-version=2022-10-01"
  })
  void readsPass(HttpMethod method, String url) {
    HttpRequest request = request(method, url);
    assertThat(first().sendSync(request, Context.NONE).getStatusCode()).isEqualTo(200);
    assertThat(last().sendSync(request, Context.NONE).getStatusCode()).isEqualTo(200);
    assertThat(first().send(request).block().getStatusCode()).isEqualTo(200);
    assertThat(last().send(request).block().getStatusCode()).isEqualTo(200);
    assertThat(azure.requests()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({
    "PUT,     https://management.azure.com/subscriptions/x",
    "PATCH,   https://management.azure.com/subscriptions/x",
    "DELETE,  https://management.azure.com/subscriptions/x",
    "OPTIONS, https://management.azure.com/subscriptions/x",
    "TRACE,   https://management.azure.com/subscriptions/x",
    "CONNECT, https://management.azure.com/subscriptions/x",
    "PUT,     https://management.azure.com/providers/Microsoft.ResourceGraph/resources",
    "DELETE,  https://management.azure.com/providers/Microsoft.ResourceGraph/resources"
  })
  void otherMethodsDoNot(HttpMethod method, String url) {
    refused(request(method, url), "is not a read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/subscriptions/s/providers/Microsoft.RecoveryServices/register?api-version=2021-04-01",
        "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/m/runCommand?api-version=2024-07-01",
        "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/m/start",
        "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/a/listKeys",
        "/providers/Microsoft.ResourceGraph/resources/../x",
        "/providers/Microsoft.ResourceGraph/resources/",
        "/providers/Microsoft.ResourceGraph/resources/x",
        "/providers/Microsoft.ResourceGraph/resources;x=/../../subscriptions/s",
        "/providers/Microsoft.ResourceGraph/resourcesHistory",
        "/providers/Microsoft.ResourceGraph%2Fresources",
        "/providers/Microsoft.ResourceGraph/resources%2f..%2f..%2fsubscriptions",
        "/providers/Microsoft.ResourceGraph/resources%3f",
        "/providers/Microsoft-ResourceGraph/resources",
        "/providers/microsoft.resourcegraph/RESOURCES",
        "//providers/Microsoft.ResourceGraph/resources",
        "/x/../providers/Microsoft.ResourceGraph/resources",
        "/subscriptions/s/providers/Microsoft.ResourceGraph/resources",
        "/oauth2/token",
        "/x?to=/providers/Microsoft.ResourceGraph/resources",
        "/x#/providers/Microsoft.ResourceGraph/resources",
        "/",
        ""
      })
  void aPostIsOnlyAQueryOfResourceGraph(String path) {
    refused(request(HttpMethod.POST, ARM + path), "is not a read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/providers/Microsoft.ResourceGraph/resources",
        "https://management.azure.com.evil.example/providers/Microsoft.ResourceGraph/resources",
        "https://management.azure.com@evil.example/subscriptions",
        "https://user@management.azure.com/subscriptions",
        "https://user:word@management.azure.com/subscriptions",
        "https://@management.azure.com/subscriptions",
        "https://management.azure.com:8443/subscriptions",
        "https://management.azure.com./subscriptions",
        "http://management.azure.com/subscriptions",
        "http://management.azure.com:443/subscriptions",
        "https://management.usgovcloudapi.net/subscriptions",
        "file://management.azure.com/subscriptions"
      })
  void nothingGoesToAnotherPlace(String url) {
    refused(request(HttpMethod.GET, url), "goes to another host");
    refused(request(HttpMethod.POST, url), "goes to another host");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-HTTP-Method-Override", "x-http-method", "X-METHOD-OVERRIDE"})
  void aHeaderThatAsksForAnotherMethodIsRefused(String header) {
    refused(
        request(HttpMethod.GET, ARM + "/subscriptions")
            .setHeader(HttpHeaderName.fromString(header), "DELETE"),
        "by a header");
    refused(
        request(HttpMethod.POST, GRAPH).setHeader(HttpHeaderName.fromString(header), ""),
        "by a header");
  }

  @Test
  void aGetWithABodyIsRefusedBecauseJavaWouldPostIt() {
    refused(request(HttpMethod.GET, ARM + "/subscriptions").setBody("{}"), "has a body");
  }

  @Test
  void theGuardAroundTheClientCatchesWhatAPolicyBehindTheFirstChanges() {
    List<Consumer<HttpRequest>> changes =
        List.of(
            r -> r.setHttpMethod(HttpMethod.DELETE),
            r -> r.setUrl("https://evil.example/"),
            r ->
                r.setHttpMethod(HttpMethod.POST)
                    .setUrl(ARM + "/subscriptions/s/providers/Microsoft.Compute/register"),
            r -> r.setHeader(HttpHeaderName.fromString("X-HTTP-Method-Override"), "PUT"));
    for (Consumer<HttpRequest> change : changes) {
      HttpPipelinePolicy changing =
          (context, next) -> {
            change.accept(context.getHttpRequest());
            return next.process();
          };
      HttpPipeline pipeline =
          new HttpPipelineBuilder()
              .policies(guard, changing)
              .httpClient(guard.around(azure))
              .build();
      HttpRequest harmless = request(HttpMethod.GET, ARM + "/subscriptions");
      assertThatThrownBy(() -> pipeline.sendSync(harmless, Context.NONE))
          .isInstanceOf(NotARead.class);
      HttpRequest again = request(HttpMethod.GET, ARM + "/subscriptions");
      assertThatThrownBy(() -> pipeline.send(again).block()).isInstanceOf(NotARead.class);
    }
    assertThat(azure.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, https://login.microsoftonline.com/common/oauth2/v2.0/token",
    "POST, https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000/oauth2/token",
    "POST, https://login.microsoftonline.com/organizations/oauth2/v2.0/devicecode",
    "GET,  https://login.microsoftonline.com/common/discovery/instance"
  })
  void signingInAsksForTokens(HttpMethod method, String url) {
    ReadOnly login = ReadOnly.login(LOGIN);
    assertThat(login.around(azure).sendSync(request(method, url), Context.NONE).getStatusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, https://login.microsoftonline.com/common/oauth2/v2.0/logout",
    "POST, https://login.microsoftonline.com/common/oauth2/v2.0/token/",
    "POST, https://login.microsoftonline.com/a/b/oauth2/v2.0/token",
    "POST, https://login.microsoftonline.com/providers/Microsoft.ResourceGraph/resources",
    "POST, https://management.azure.com/common/oauth2/v2.0/token",
    "POST, https://login.evil.example/common/oauth2/v2.0/token",
    "PUT,  https://login.microsoftonline.com/common/oauth2/v2.0/token"
  })
  void signingInDoesNothingElse(HttpMethod method, String url) {
    ReadOnly login = ReadOnly.login(LOGIN);
    assertThatThrownBy(() -> login.around(azure).sendSync(request(method, url), Context.NONE))
        .isInstanceOf(NotARead.class);
    assertThat(azure.requests()).isEmpty();
  }

  @Test
  void theIdentityEndpointIsOnlyAskedByGet() {
    ReadOnly identity = ReadOnly.identity(URI.create("http://169.254.169.254"));
    String token = "http://169.254.169.254/metadata/identity/oauth2/token";
    assertThat(
            identity
                .around(azure)
                .sendSync(request(HttpMethod.GET, token), Context.NONE)
                .getStatusCode())
        .isEqualTo(200);
    assertThatThrownBy(
            () -> identity.around(azure).sendSync(request(HttpMethod.POST, token), Context.NONE))
        .isInstanceOf(NotARead.class);
  }

  private HttpPipeline first() {
    return new HttpPipelineBuilder().policies(guard).httpClient(azure).build();
  }

  private HttpPipeline last() {
    return new HttpPipelineBuilder().httpClient(guard.around(azure)).build();
  }

  /** As a policy and around the client, waiting and not waiting. */
  private void refused(HttpRequest request, String why) {
    assertThatThrownBy(() -> first().sendSync(request, Context.NONE))
        .isInstanceOf(NotARead.class)
        .hasMessageContaining(why);
    assertThatThrownBy(() -> last().sendSync(request, Context.NONE))
        .isInstanceOf(NotARead.class)
        .hasMessageContaining(why);
    assertThatThrownBy(() -> first().send(request).block())
        .isInstanceOf(NotARead.class)
        .hasMessageContaining(why);
    assertThatThrownBy(() -> last().send(request).block())
        .isInstanceOf(NotARead.class)
        .hasMessageContaining(why);
    assertThatThrownBy(() -> last().send(request, Context.NONE).block())
        .isInstanceOf(NotARead.class)
        .hasMessageContaining(why);
    assertThat(azure.requests()).isEmpty();
  }

  private static HttpRequest request(HttpMethod method, String url) {
    return new HttpRequest(method, url);
  }
}
