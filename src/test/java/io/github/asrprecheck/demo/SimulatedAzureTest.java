package io.github.asrprecheck.demo;

import static io.github.asrprecheck.demo.Tenant.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** It behaves as Azure does where the tool depends on it. */
class SimulatedAzureTest {
  private static final String SUB = "aaaaaaaa-0000-0000-0000-000000000001";
  private static final String ARM = "https://management.azure.com";
  private final SimulatedAzure azure = new SimulatedAzure(tenant(), 2);

  private static Tenant tenant() {
    Tenant tenant = new Tenant("t", "p", "n");
    tenant.list(
        "/subscriptions/" + SUB + "/locations",
        object("name", "a"),
        object("name", "b"),
        object("name", "c"));
    tenant.list(
        "/subscriptions/" + SUB + "/providers/Microsoft.Compute/skus eastus",
        object("name", "east"));
    tenant.list(
        "/subscriptions/" + SUB + "/providers/Microsoft.Authorization/permissions",
        object("actions", "sub"));
    tenant.list(
        "/subscriptions/" + SUB + "/resourceGroups/g/providers/Microsoft.Authorization/permissions",
        object("actions", "group"));
    for (String name : new String[] {"x", "y", "z"}) {
      tenant.resource(
          object(
              "id",
              "/subscriptions/" + SUB + "/resourceGroups/RG/providers/N.S/Things/" + name,
              "type",
              "N.S/Things"));
    }
    return tenant;
  }

  @Test
  void pagesListsByLink() {
    String path = "/subscriptions/" + SUB + "/Locations?api-version=1";
    assertThat(body(get(path)))
        .contains("{\"name\":\"a\"},{\"name\":\"b\"}")
        .contains("\"nextLink\":\"" + ARM + path + "&$skip=2\"");
    assertThat(body(get(path + "&$skip=2"))).isEqualTo("{\"value\":[{\"name\":\"c\"}]}");
  }

  @Test
  void filtersSizesByRegion() {
    String path =
        "/subscriptions/"
            + SUB
            + "/providers/Microsoft.Compute/skus?api-version=1&$filter=location%20eq%20%27";
    assertThat(body(get(path + "eastus%27"))).contains("east");
    assertThat(get(path + "westus%27").getStatusCode()).isEqualTo(404);
  }

  @Test
  void rightsAreInheritedFromAbove() {
    String end = "/providers/Microsoft.Authorization/permissions?api-version=1";
    assertThat(body(get("/subscriptions/" + SUB + end))).contains("sub").doesNotContain("group");
    assertThat(
            body(get("/subscriptions/" + SUB + "/resourceGroups/G/providers/N.S/Things/x" + end)))
        .contains("sub", "group");
  }

  @Test
  void pagesQueriesByTokenAndCountsAllPages() {
    String first = body(query("resources | project id | order by id asc", null));
    assertThat(first)
        .contains(
            "\"totalRecords\":3",
            "\"count\":2",
            "/x\"",
            "/y\"",
            "\"resultTruncated\":\"false\"",
            "\"$skipToken\":\"2\"");
    assertThat(body(query("resources | project id | order by id asc", "2")))
        .contains("\"totalRecords\":3", "/z\"")
        .doesNotContain("$skipToken");
  }

  @Test
  void rowsHaveResourceGraphsOwnColumnsInLowerCase() {
    assertThat(body(query("resources | project type, resourceGroup, subscriptionId", null)))
        .contains(
            "\"type\":\"n.s/things\",\"resourceGroup\":\"rg\",\"subscriptionId\":\"" + SUB + "\"");
  }

  @Test
  void aQueryThatIsWrongIsRefused() {
    HttpResponse response = query("resources | where", null);
    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(body(response)).contains("\"code\":\"InvalidQuery\"");
  }

  @ParameterizedTest
  @CsvSource({
    "/subscriptions/aaaaaaaa-0000-0000-0000-000000000001/nothing, ResourceNotFound",
    "/subscriptions/bbbbbbbb-0000-0000-0000-000000000001/locations, SubscriptionNotFound",
    "/nothing, SubscriptionNotFound"
  })
  void whatIsNotThereIsNotFound(String path, String code) {
    HttpResponse response = get(path);
    assertThat(response.getStatusCode()).isEqualTo(404);
    assertThat(body(response)).contains("\"code\":\"" + code + "\"");
    assertThat(response.getHeaderValue(HttpHeaderName.fromString("x-ms-correlation-request-id")))
        .isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "POST", "DELETE", "PATCH"})
  void itCannotBeWrittenTo(String method) {
    HttpRequest request =
        request(HttpMethod.valueOf(method), "/subscriptions/" + SUB + "/locations");
    assertThat(azure.sendSync(request, Context.NONE).getStatusCode()).isEqualTo(405);
  }

  @Test
  void withoutATokenNothingIsAnswered() {
    assertThat(
            azure
                .sendSync(
                    new HttpRequest(HttpMethod.GET, ARM + "/subscriptions/" + SUB + "/locations"),
                    Context.NONE)
                .getStatusCode())
        .isEqualTo(401);
    assertThat(azure.requests())
        .containsExactly("GET " + ARM + "/subscriptions/" + SUB + "/locations");
  }

  private HttpResponse get(String path) {
    return azure.sendSync(request(HttpMethod.GET, path), Context.NONE);
  }

  private HttpResponse query(String query, String token) {
    String options =
        "{\"$top\":1000" + (token == null ? "" : ",\"$skipToken\":\"" + token + "\"") + "}";
    String body =
        "{\"subscriptions\":[\""
            + SUB
            + "\"],\"query\":\""
            + query
            + "\",\"options\":"
            + options
            + "}";
    return azure.sendSync(
        request(HttpMethod.POST, "/providers/Microsoft.ResourceGraph/resources").setBody(body),
        Context.NONE);
  }

  private static HttpRequest request(HttpMethod method, String path) {
    return new HttpRequest(method, ARM + path).setHeader(HttpHeaderName.AUTHORIZATION, "Bearer t");
  }

  private static String body(HttpResponse response) {
    return response.getBodyAsString().block();
  }
}
