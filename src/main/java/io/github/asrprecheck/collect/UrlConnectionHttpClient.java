package io.github.asrprecheck.collect;

import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The SDK's HTTP seam on the JDK's oldest client, which starts in half the time of the stock ones:
 * most runs send some dozen requests and end. Follows no redirects: nothing that we read redirects,
 * and a token must not travel.
 */
public final class UrlConnectionHttpClient implements com.azure.core.http.HttpClient {
  private static final int LONGEST_WAIT_MS = 60_000;
  private static final int LARGEST_BODY = 64 << 20;

  private final Deadline deadline;
  private final ProxySelector proxies;
  private final @Nullable SSLSocketFactory tls;

  /**
   * @param tls trusts more than the JDK does, or null for the JDK's own roots
   */
  public UrlConnectionHttpClient(
      Deadline deadline, ProxySelector proxies, @Nullable SSLSocketFactory tls) {
    this.deadline = deadline;
    this.proxies = proxies;
    this.tls = tls;
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return Mono.fromCallable(() -> exchange(request));
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    try {
      return exchange(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse exchange(HttpRequest request) throws IOException {
    HttpURLConnection connection = open(request);
    BinaryData body = request.getBodyAsBinaryData();
    if (body != null) {
      if (request.getHttpMethod() != HttpMethod.POST) {
        // The JDK would send it as a POST.
        throw new ProtocolException(request.getHttpMethod() + " with a body");
      }
      // Not streamed: the JDK hides the answer to a streamed request when it is a 401.
      connection.setDoOutput(true);
      connection.getOutputStream().write(body.toBytes());
    }
    int status = connection.getResponseCode();
    HttpHeaders headers = new HttpHeaders();
    for (Map.Entry<String, List<String>> header : connection.getHeaderFields().entrySet()) {
      if (header.getKey() != null) {
        headers.set(
            HttpHeaderName.fromString(header.getKey()), String.join(",", header.getValue()));
      }
    }
    byte[] answer =
        request.getHttpMethod() == HttpMethod.HEAD ? new byte[0] : body(connection, status);
    return new BufferedResponse(request, status, headers, answer);
  }

  private HttpURLConnection open(HttpRequest request) throws IOException {
    Proxy proxy = Proxy.NO_PROXY;
    try {
      URI uri = request.getUrl().toURI();
      proxy = proxies.select(uri).get(0);
    } catch (URISyntaxException | IllegalStateException e) {
      throw new MalformedURLException(String.valueOf(e.getMessage()));
    }
    HttpURLConnection connection = (HttpURLConnection) request.getUrl().openConnection(proxy);
    if (tls != null && connection instanceof HttpsURLConnection https) {
      https.setSSLSocketFactory(tls);
    }
    int wait = (int) Math.max(1, Math.min(LONGEST_WAIT_MS, deadline.remaining().toMillis()));
    connection.setConnectTimeout(wait);
    connection.setReadTimeout(wait);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setRequestMethod(request.getHttpMethod().toString());
    for (HttpHeader header : request.getHeaders()) {
      connection.setRequestProperty(header.getName(), header.getValue());
    }
    connection.setRequestProperty("Accept-Encoding", "gzip");
    return connection;
  }

  private byte[] body(HttpURLConnection connection, int status) throws IOException {
    InputStream raw = status >= 400 ? connection.getErrorStream() : connection.getInputStream();
    if (raw == null) {
      return new byte[0];
    }
    try (InputStream in = raw) {
      byte[] bytes = whole(in);
      long promised = connection.getContentLengthLong();
      // The JDK takes a body that ends before its Content-Length for whole.
      if (promised > bytes.length) {
        throw new EOFException(
            "the answer ended after " + bytes.length + " of " + promised + " bytes");
      }
      boolean packed = "gzip".equalsIgnoreCase(connection.getContentEncoding());
      return packed && bytes.length > 0
          ? whole(new GZIPInputStream(new java.io.ByteArrayInputStream(bytes)))
          : bytes;
    }
  }

  private byte[] whole(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(16 << 10);
    byte[] buffer = new byte[16 << 10];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      out.write(buffer, 0, n);
      if (out.size() > LARGEST_BODY) {
        throw new IOException("the answer is larger than " + (LARGEST_BODY >> 20) + " MB");
      }
      if (deadline.expired()) {
        // A body that drips would outlive every read time-out.
        throw new java.net.SocketTimeoutException("the run's time limit was reached");
      }
    }
    return out.toByteArray();
  }
}
