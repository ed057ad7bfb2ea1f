package io.github.asrprecheck.testing;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.github.asrprecheck.collect.BufferedResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/** An Azure of which one API is broken in one way. */
public final class FaultyAzure implements HttpClient {

  /** A way to be broken. */
  public enum Fault {
    FORBIDDEN,
    SERVER_ERROR,
    THROTTLED,
    NOT_FOUND,
    CUT_BODY,
    HTML,
    EMPTY_LIST,
    NO_LIST
  }

  /** One API that the tool reads, with the action that reading it takes. */
  public enum Api {
    SUBSCRIPTIONS("/subscriptions?", "Microsoft.Resources/subscriptions/read"),
    LOCATIONS("/locations?", "Microsoft.Resources/subscriptions/locations/read"),
    PROVIDERS("/providers?", "Microsoft.Resources/subscriptions/providers/read"),
    PERMISSIONS("/permissions?", "Microsoft.Authorization/permissions/read"),
    DENY_ASSIGNMENTS("/denyAssignments?", "Microsoft.Authorization/denyAssignments/read"),
    SKUS("/skus?", "Microsoft.Compute/skus/read"),
    COMPUTE_USAGES(
        "Microsoft.Compute/locations/centralus/usages?", "Microsoft.Compute/locations/usages/read"),
    NETWORK_USAGES(
        "Microsoft.Network/locations/centralus/usages?", "Microsoft.Network/locations/usages/read"),
    STORAGE_USAGES(
        "Microsoft.Storage/locations/eastus/usages?", "Microsoft.Storage/locations/usages/read"),
    MACHINES(
        "| where type =~ 'microsoft.compute/virtualmachines'",
        "Microsoft.Compute/virtualMachines/read"),
    DISKS("| where type =~ 'microsoft.compute/disks'", "Microsoft.Compute/disks/read"),
    NICS(
        "| where type =~ 'microsoft.network/networkinterfaces'",
        "Microsoft.Network/networkInterfaces/read"),
    NETWORKS(
        "| where type in~ ('microsoft.network/virtualnetworks'",
        "Microsoft.Network/virtualNetworks/read"),
    STORES(
        "| where type =~ 'microsoft.recoveryservices/vaults' or",
        "Microsoft.RecoveryServices/vaults/read"),
    RESOURCE_GROUPS("resourcecontainers", "Microsoft.Resources/subscriptions/resourceGroups/read"),
    PROTECTED_ITEMS(
        "recoveryservicesresources",
        "Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/replicationProtectedItems/read"),
    CENSUS("summarize", "Microsoft.Compute/virtualMachines/read");

    private final String mark;
    private final String action;

    Api(String mark, String action) {
      this.mark = mark;
      this.action = action;
    }

    public String action() {
      return action;
    }

    /** Whether an empty list is a truthful answer that nothing else contradicts. */
    public boolean mayBeEmpty() {
      return this == DENY_ASSIGNMENTS || this == PROTECTED_ITEMS;
    }

    boolean serves(HttpRequest request) {
      boolean graph = request.getUrl().getPath().endsWith("/resources");
      return graph
          ? String.valueOf(request.getBodyAsBinaryData()).contains(mark)
          : request.getUrl().toString().contains(mark) && !mark.startsWith("|");
    }
  }

  private final HttpClient azure;
  private final Predicate<HttpRequest> broken;
  private final Fault fault;

  public FaultyAzure(HttpClient azure, Api api, Fault fault) {
    this(azure, api::serves, fault);
  }

  public FaultyAzure(HttpClient azure, Predicate<HttpRequest> broken, Fault fault) {
    this.azure = azure;
    this.broken = broken;
    this.fault = fault;
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return Mono.fromCallable(() -> sendSync(request, Context.NONE));
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    HttpResponse well = azure.sendSync(request, context);
    if (!broken.test(request)) {
      return well;
    }
    return switch (fault) {
      case FORBIDDEN ->
          json(
              request,
              403,
              "{\"error\":{\"code\":\"AuthorizationFailed\",\"message\":\"The client does not have"
                  + " authorization.\"}}");
      case SERVER_ERROR -> json(request, 500, "{\"error\":{\"code\":\"InternalServerError\"}}");
      case THROTTLED ->
          json(
              request,
              429,
              "{\"error\":{\"code\":\"TooManyRequests\",\"message\":\"Please try again after '6'"
                  + " seconds.\"}}");
      case NOT_FOUND -> json(request, 404, "{\"error\":{\"code\":\"ResourceNotFound\"}}");
      case CUT_BODY -> {
        byte[] body = well.getBodyAsByteArray().block();
        yield new BufferedResponse(
            request, 200, well.getHeaders(), Arrays.copyOf(body, body.length / 2));
      }
      case HTML ->
          new BufferedResponse(
              request,
              200,
              new HttpHeaders().set(HttpHeaderName.CONTENT_TYPE, "text/html"),
              "<html>Sign in</html>".getBytes(StandardCharsets.UTF_8));
      case EMPTY_LIST ->
          json(
              request,
              200,
              "{\"value\":[],\"totalRecords\":0,\"count\":0,\"data\":[],\"resultTruncated\":\"false\"}");
      case NO_LIST -> json(request, 200, "{\"totalRecords\":0}");
    };
  }

  private static HttpResponse json(HttpRequest request, int status, String body) {
    HttpHeaders headers =
        new HttpHeaders()
            .set(HttpHeaderName.CONTENT_TYPE, "application/json")
            .set(
                HttpHeaderName.fromString("x-ms-correlation-request-id"),
                "c0ffee00-0000-0000-0000-000000000000");
    return new BufferedResponse(request, status, headers, body.getBytes(StandardCharsets.UTF_8));
  }
}
