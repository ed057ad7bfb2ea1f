package io.github.asrprecheck.demo;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import com.azure.json.JsonWriter;
import io.github.asrprecheck.collect.BufferedResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * An Azure in the process, behind the SDK's own HTTP seam: it answers the calls of this tool from a
 * {@link Tenant}, with real paging and real errors, and keeps a list of what it was asked.
 */
public final class SimulatedAzure implements HttpClient {
  private static final String PERMISSIONS = "/providers/microsoft.authorization/permissions";

  private final Tenant tenant;
  private final int pageSize;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger number = new AtomicInteger();

  public SimulatedAzure(Tenant tenant) {
    this(tenant, 50);
  }

  /**
   * An Azure with short pages.
   *
   * @param pageSize of lists, and of Resource Graph when it is smaller than what was asked for
   */
  public SimulatedAzure(Tenant tenant, int pageSize) {
    this.tenant = tenant;
    this.pageSize = pageSize;
  }

  /** Method and address of every request so far. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return Mono.fromCallable(() -> sendSync(request, Context.NONE));
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    requests.add(request.getHttpMethod() + " " + request.getUrl());
    String authorization = request.getHeaders().getValue(HttpHeaderName.AUTHORIZATION);
    if (authorization == null || !authorization.startsWith("Bearer ")) {
      return error(
          request,
          401,
          "AuthenticationFailed",
          "Authentication failed. The 'Authorization' header is missing.");
    }
    String path = request.getUrl().getPath().toLowerCase(Locale.ROOT);
    if (path.equals("/providers/microsoft.resourcegraph/resources")
        && request.getHttpMethod() == HttpMethod.POST) {
      return graph(request);
    }
    if (request.getHttpMethod() != HttpMethod.GET) {
      return error(request, 405, "MethodNotAllowed", "This simulated Azure can only be read.");
    }
    return list(request, path);
  }

  private HttpResponse list(HttpRequest request, String path) {
    Map<String, String> query = query(request.getUrl().getQuery());
    String filter = query.getOrDefault("$filter", "");
    String key =
        filter.startsWith("location eq ")
            ? path + " " + filter.substring(12).replace("'", "")
            : path;
    List<Map<String, Object>> items =
        path.endsWith(PERMISSIONS) ? inherited(path) : tenant.lists.get(key);
    if (items == null) {
      return missing(request, path);
    }
    if (filter.startsWith("assignedTo(")) {
      items = assignedTo(filter.substring(11).replaceAll("[')]", ""), items);
    }
    int skip = Integer.parseInt(query.getOrDefault("$skip", "0"));
    List<Map<String, Object>> page = items.subList(skip, Math.min(items.size(), skip + pageSize));
    Map<String, Object> body = Tenant.object("value", page);
    if (skip + pageSize < items.size()) {
      String url = request.getUrl().toString().replaceAll("&\\$skip=\\d+", "");
      body.put("nextLink", url + "&$skip=" + (skip + pageSize));
    }
    return answer(request, 200, body);
  }

  private static List<Map<String, Object>> assignedTo(
      String principal, List<Map<String, Object>> assignments) {
    return assignments.stream()
        .filter(
            a ->
                a.get("properties") instanceof Map<?, ?> p
                    && principal.equals(p.get("principalId")))
        .toList();
  }

  /** Rights at a scope are those given there and at every scope above it. */
  private @Nullable List<Map<String, Object>> inherited(String path) {
    List<Map<String, Object>> all = new ArrayList<>();
    String scope = path.substring(0, path.length() - PERMISSIONS.length());
    while (!scope.isEmpty()) {
      all.addAll(tenant.lists.getOrDefault(scope + PERMISSIONS, List.of()));
      scope = scope.substring(0, scope.lastIndexOf('/'));
    }
    return all.isEmpty() ? null : all;
  }

  private HttpResponse missing(HttpRequest request, String path) {
    String[] parts = path.split("/", -1);
    boolean known =
        parts.length > 2 && tenant.lists.containsKey("/subscriptions/" + parts[2] + "/locations");
    return known
        ? error(request, 404, "ResourceNotFound", "The resource was not found.")
        : error(request, 404, "SubscriptionNotFound", "The subscription could not be found.");
  }

  private HttpResponse graph(HttpRequest request) {
    Map<String, Object> asked =
        json(Objects.requireNonNull(request.getBodyAsBinaryData()).toString());
    List<?> subscriptions = (List<?>) Objects.requireNonNull(asked.get("subscriptions"));
    Map<?, ?> options = (Map<?, ?>) Objects.requireNonNull(asked.get("options"));
    List<Map<String, Object>> rows;
    try {
      rows =
          Kql.run(
              String.valueOf(asked.get("query")),
              Map.of(
                  "resources", visible(tenant.resources, subscriptions),
                  "resourcecontainers", visible(tenant.containers, subscriptions),
                  "recoveryservicesresources", visible(tenant.protectedItems, subscriptions)));
    } catch (IllegalArgumentException e) {
      return error(request, 400, "InvalidQuery", "Query is invalid: " + e.getMessage());
    }
    int top = Math.min(1000, ((Number) Objects.requireNonNull(options.get("$top"))).intValue());
    int size = Math.min(top, pageSize);
    Object token = options.get("$skipToken");
    int skip = token == null ? 0 : Integer.parseInt(token.toString());
    List<Map<String, Object>> page = rows.subList(skip, Math.min(rows.size(), skip + size));
    Map<String, Object> body =
        Tenant.object(
            "totalRecords",
            rows.size(),
            "count",
            page.size(),
            "data",
            page,
            "facets",
            List.of(),
            "resultTruncated",
            "false");
    if (skip + size < rows.size()) {
      body.put("$skipToken", String.valueOf(skip + size));
    }
    return answer(request, 200, body);
  }

  private static List<Map<String, Object>> visible(
      List<Map<String, Object>> rows, List<?> subscriptions) {
    return rows.stream().filter(r -> subscriptions.contains(r.get("subscriptionId"))).toList();
  }

  private HttpResponse error(HttpRequest request, int status, String code, String message) {
    return answer(
        request, status, Tenant.object("error", Tenant.object("code", code, "message", message)));
  }

  private HttpResponse answer(HttpRequest request, int status, Map<String, Object> body) {
    HttpHeaders headers =
        new HttpHeaders()
            .set(HttpHeaderName.CONTENT_TYPE, "application/json; charset=utf-8")
            .set(
                HttpHeaderName.fromString("x-ms-correlation-request-id"),
                "00000000-0000-0000-0000-%012d".formatted(number.incrementAndGet()));
    return new BufferedResponse(
        request, status, headers, text(body).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Map<String, Object> body) {
    StringWriter text = new StringWriter();
    try (JsonWriter json = JsonProviders.createWriter(text)) {
      json.writeUntyped(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static Map<String, Object> json(String text) {
    Map<String, Object> members = new LinkedHashMap<>();
    try (JsonReader reader = JsonProviders.createReader(text)) {
      ((Map<?, ?>) reader.readUntyped())
          .forEach((name, value) -> members.put(name.toString(), value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return members;
  }

  private static Map<String, String> query(@Nullable String query) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : new ArrayList<>(List.of((query == null ? "" : query).split("&", -1)))) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return values;
  }
}
