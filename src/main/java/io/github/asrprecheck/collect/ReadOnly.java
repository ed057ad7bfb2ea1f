package io.github.asrprecheck.collect;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.util.Context;
import java.net.URI;
import java.net.URL;
import java.util.Locale;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/**
 * Lets only reads through, and only to the one host that they are meant for. It stands first in a
 * pipeline, before the retries, and once more around the client, behind every policy that might
 * change the request on its way.
 */
final class ReadOnly implements HttpPipelinePolicy {
  private static final Pattern RESOURCE_GRAPH =
      Pattern.compile("/providers/Microsoft\\.ResourceGraph/resources");
  private static final Pattern TOKEN =
      Pattern.compile("/[A-Za-z0-9.-]+/oauth2/(v2\\.0/)?(token|devicecode)");
  private static final Pattern NOTHING = Pattern.compile("(?!)");
  private static final HttpHeaderName[] OVERRIDES = {
    HttpHeaderName.fromString("X-HTTP-Method-Override"),
    HttpHeaderName.fromString("X-HTTP-Method"),
    HttpHeaderName.fromString("X-Method-Override")
  };

  private final URI host;
  private final Pattern posts;

  private ReadOnly(URI host, Pattern posts) {
    this.host = host;
    this.posts = posts;
  }

  /** For Resource Manager: GET, HEAD, and the POST that is a Resource Graph query. */
  static ReadOnly azure(URI resourceManager) {
    return new ReadOnly(resourceManager, RESOURCE_GRAPH);
  }

  /** For signing in: GET, HEAD, and the POST that asks for a token. */
  static ReadOnly login(URI authority) {
    return new ReadOnly(authority, TOKEN);
  }

  /** For the identity endpoint of the machine that we run on: GET only. */
  static ReadOnly identity(URI endpoint) {
    return new ReadOnly(endpoint, NOTHING);
  }

  @Override
  public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
    return Mono.defer(
        () -> {
          inspect(context.getHttpRequest());
          return next.process();
        });
  }

  @Override
  public HttpResponse processSync(
      HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
    inspect(context.getHttpRequest());
    return next.processSync();
  }

  /** The same guard around a client. */
  HttpClient around(HttpClient client) {
    return new HttpClient() {
      @Override
      public Mono<HttpResponse> send(HttpRequest request) {
        return Mono.defer(
            () -> {
              inspect(request);
              return client.send(request);
            });
      }

      @Override
      public Mono<HttpResponse> send(HttpRequest request, Context context) {
        return send(request);
      }

      @Override
      public HttpResponse sendSync(HttpRequest request, Context context) {
        inspect(request);
        return client.sendSync(request, context);
      }
    };
  }

  /** Throws unless the request is a read for our host. */
  private void inspect(HttpRequest request) {
    URL url = request.getUrl();
    String shown = request.getHttpMethod() + " " + url.getHost() + url.getPath();
    if (!sameHost(url)) {
      throw new NotARead(shown + " goes to another host than " + host.getHost());
    }
    for (HttpHeaderName override : OVERRIDES) {
      if (request.getHeaders().getValue(override) != null) {
        throw new NotARead(shown + " asks for another method by a header");
      }
    }
    HttpMethod method = request.getHttpMethod();
    if (method == HttpMethod.GET || method == HttpMethod.HEAD) {
      if (request.getBodyAsBinaryData() != null) {
        // Java's own client turns a GET with a body into a POST, silently.
        throw new NotARead(shown + " has a body");
      }
      return;
    }
    if (method != HttpMethod.POST || !posts.matcher(url.getPath()).matches()) {
      throw new NotARead(shown + " is not a read");
    }
  }

  private boolean sameHost(URL url) {
    return url.getProtocol().equals(host.getScheme())
        && url.getHost().toLowerCase(Locale.ROOT).equals(host.getHost().toLowerCase(Locale.ROOT))
        && port(url.getPort(), url.getDefaultPort()) == port(host.getPort(), url.getDefaultPort())
        && url.getUserInfo() == null;
  }

  private static int port(int port, int usual) {
    return port < 0 ? usual : port;
  }
}
