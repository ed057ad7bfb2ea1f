package io.github.asrprecheck.collect;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import com.azure.json.JsonToken;
import io.github.asrprecheck.scope.Cloud;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks an ARM endpoint which cloud it belongs to, as {@code az cloud register} does. */
public final class Clouds {

  /** The endpoint does not say; the message is one sentence for people. */
  public static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }

  private final HttpClient client;
  private final Deadline deadline;

  public Clouds(HttpClient client, Deadline deadline) {
    this.client = client;
    this.deadline = deadline;
  }

  public Cloud at(URI resourceManager) throws Unusable {
    ReadOnly guard = ReadOnly.azure(resourceManager);
    HttpPipeline pipeline =
        new HttpPipelineBuilder()
            .policies(guard, new RetryWithinDeadline(deadline))
            .httpClient(guard.around(client))
            .build();
    String url = resourceManager + "/metadata/endpoints?api-version=2022-09-01";
    try (HttpResponse response =
        InTime.get(
            deadline,
            deadline.remaining(),
            "cloud",
            () -> pipeline.sendSync(new HttpRequest(HttpMethod.GET, url), Context.NONE))) {
      if (response.getStatusCode() != 200) {
        throw new Unusable(url + " answered " + response.getStatusCode());
      }
      return cloud(resourceManager, rows(response));
    } catch (IOException | Malformed | IllegalArgumentException | IllegalStateException e) {
      throw new Unusable(url + " is no description of a cloud (" + Gaps.oddity(e) + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unusable(url + " was not waited for");
    } catch (RuntimeException | TimeoutException | ExecutionException e) {
      Call call =
          new Call(url, "/metadata/endpoints", "2022-09-01", "none", resourceManager.toString());
      throw new Unusable(Gaps.ofFailure(call, e).what());
    }
  }

  /** Newer versions answer with a list of clouds, older ones with one. */
  private static List<Row> rows(HttpResponse response) throws IOException {
    byte[] body = response.getBodyAsByteArray().block();
    List<Row> rows = new ArrayList<>();
    try (JsonReader reader = JsonProviders.createReader(body == null ? new byte[0] : body)) {
      if (reader.nextToken() == JsonToken.START_ARRAY) {
        while (reader.nextToken() != JsonToken.END_ARRAY) {
          rows.add(Row.read(reader));
        }
      } else {
        rows.add(Row.read(reader));
      }
    }
    return rows;
  }

  private static Cloud cloud(URI resourceManager, List<Row> rows) {
    for (Row row : rows) {
      String arm = row.filledOrNull("resourceManager");
      if (arm == null || rows.size() == 1 || trimmed(arm).equals(resourceManager)) {
        return cloud(resourceManager, row);
      }
    }
    throw new Malformed("it describes other clouds only");
  }

  private static Cloud cloud(URI resourceManager, Row row) {
    URI authority = trimmed(row.text("authentication.loginEndpoint"));
    if (!"https".equals(authority.getScheme())
        || authority.getHost() == null
        || authority.getUserInfo() != null) {
      throw new Malformed("authentication.loginEndpoint is no https address");
    }
    List<String> audiences = row.texts("authentication.audiences");
    if (audiences.isEmpty()) {
      throw new Malformed("authentication.audiences is empty");
    }
    String name = row.filledOrNull("name");
    boolean known = Cloud.KNOWN.stream().anyMatch(c -> c.authority().equals(authority));
    return new Cloud(
        name == null ? resourceManager.getHost() : Gaps.clean(name),
        resourceManager,
        authority,
        trimmed(audiences.get(0)).toString(),
        or(row.filledOrNull("suffixes.storage"), Cloud.PUBLIC.storageSuffix()),
        or(row.filledOrNull("suffixes.keyVaultDns"), Cloud.PUBLIC.keyVaultSuffix()),
        known);
  }

  private static String or(@Nullable String value, String other) {
    return value == null ? other : value;
  }

  private static URI trimmed(String url) {
    try {
      return URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    } catch (IllegalArgumentException e) {
      throw new Malformed(Gaps.clean(url) + " is no address");
    }
  }
}
