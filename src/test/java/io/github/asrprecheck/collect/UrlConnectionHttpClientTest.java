package io.github.asrprecheck.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server on loopback. */
@Timeout(30)
class UrlConnectionHttpClientTest {
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void carriesMethodHeadersAndBodyBothWays() {
    answers(exchange -> send(exchange, 200, "{\"a\":\"ä\"}".getBytes(StandardCharsets.UTF_8)));
    HttpResponse response =
        client(10)
            .sendSync(
                request(HttpMethod.POST, "/x?y=1")
                    .setHeader(HttpHeaderName.AUTHORIZATION, "Bearer t")
                    .setBody("{\"q\":1}"),
                Context.NONE);
    assertThat(seen).containsExactly("POST /x?y=1 Bearer t gzip {\"q\":1}");
    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(response.getBodyAsString().block()).isEqualTo("{\"a\":\"ä\"}");
    assertThat(response.getHeaderValue(HttpHeaderName.fromString("x-answered"))).isEqualTo("yes");
    assertThat(client(10).send(request(HttpMethod.GET, "/")).block().getStatusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 407, 429, 500, 503})
  void anErrorComesWithItsBodyToAGetAndToAPost(int status) {
    answers(
        exchange ->
            send(
                exchange, status, "{\"error\":{\"code\":\"X\"}}".getBytes(StandardCharsets.UTF_8)));
    for (HttpRequest request :
        List.of(request(HttpMethod.GET, "/"), request(HttpMethod.POST, "/").setBody("{}"))) {
      HttpResponse response = client(10).sendSync(request, Context.NONE);
      assertThat(response.getStatusCode()).isEqualTo(status);
      assertThat(response.getBodyAsString().block()).isEqualTo("{\"error\":{\"code\":\"X\"}}");
    }
  }

  @Test
  void unpacksGzip() {
    answers(
        exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          send(exchange, 200, packed("{\"value\":[]}".getBytes(StandardCharsets.UTF_8)));
        });
    assertThat(get("/").getBodyAsString().block()).isEqualTo("{\"value\":[]}");
  }

  @Test
  void aPackedBodyThatIsCutBreaks() {
    answers(
        exchange -> {
          byte[] whole = packed("{\"value\":[\"something\"]}".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          send(exchange, 200, Arrays.copyOf(whole, whole.length - 6));
        });
    assertThatThrownBy(() -> get("/"))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(EOFException.class);
  }

  @Test
  void aBodyShorterThanPromisedBreaks() throws IOException {
    try (ServerSocket socket =
        raw(
            "HTTP/1.1 200 OK\r\n"
                + "Content-Length: 100\r\n"
                + "Content-Type: application/json\r\n\r\n"
                + "{\"value\":[]}")) {
      assertThatThrownBy(() -> get(socket))
          .isInstanceOf(UncheckedIOException.class)
          // Newer JDKs notice it themselves, in other words.
          .hasMessageMatching(".*(12 of 100 bytes|Premature EOF).*");
    }
  }

  @Test
  void aChunkedBodyThatIsCutBreaks() throws IOException {
    try (ServerSocket socket =
        raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nc\r\n{\"value\":[]}\r\n")) {
      assertThatThrownBy(() -> get(socket)).isInstanceOf(UncheckedIOException.class);
    }
  }

  @Test
  void whatIsNoHttpBreaks() throws IOException {
    try (ServerSocket socket = raw("220 smtp.example ready\r\n")) {
      assertThatThrownBy(() -> get(socket)).isInstanceOf(UncheckedIOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsAnAnswerAndIsNotFollowed(int status) {
    answers(
        exchange -> {
          exchange
              .getResponseHeaders()
              .set("Location", "http://127.0.0.1:" + server.getAddress().getPort() + "/stolen");
          send(exchange, status, new byte[0]);
        });
    assertThat(get("/from").getStatusCode()).isEqualTo(status);
    assertThat(seen).singleElement().asString().startsWith("GET /from");
  }

  @Test
  void aServerThatDoesNotAnswerIsWaitedForUntilTheEndOfTheRun() {
    CountDownLatch never = new CountDownLatch(1);
    answers(exchange -> await(never));
    long begin = System.nanoTime();
    assertThatThrownBy(() -> client(1).sendSync(request(HttpMethod.GET, "/"), Context.NONE))
        .hasCauseInstanceOf(SocketTimeoutException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    never.countDown();
  }

  @Test
  void aBodyThatDripsEndsWithTheRun() {
    answers(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < 200; i++) {
              out.write(' ');
              out.flush();
              Thread.sleep(50);
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    long begin = System.nanoTime();
    assertThatThrownBy(() -> client(1).sendSync(request(HttpMethod.GET, "/"), Context.NONE))
        .hasCauseInstanceOf(SocketTimeoutException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void aBodyBeyondAllMeasureIsRefusedPackedOrNot() {
    byte[] bomb = packed(new byte[65 << 20]);
    assertThat(bomb.length).isLessThan(1 << 20);
    answers(
        exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          send(exchange, 200, bomb);
        });
    assertThatThrownBy(() -> get("/")).hasMessageContaining("larger than 64 MB");
  }

  @Test
  void aHeadHasALengthAndNoBody() throws IOException {
    try (ServerSocket socket = raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")) {
      HttpRequest head =
          new HttpRequest(HttpMethod.HEAD, "http://127.0.0.1:" + socket.getLocalPort() + "/");
      assertThat(client(10).sendSync(head, Context.NONE).getStatusCode()).isEqualTo(200);
    }
  }

  @Test
  void aGetWithABodyIsNotTurnedIntoAPost() {
    answers(exchange -> send(exchange, 200, new byte[0]));
    assertThatThrownBy(
            () -> client(10).sendSync(request(HttpMethod.GET, "/").setBody("{}"), Context.NONE))
        .hasCauseInstanceOf(ProtocolException.class);
    assertThat(seen).isEmpty();
  }

  @Test
  void goesThroughTheProxyOfTheEnvironment() {
    answers(exchange -> send(exchange, 200, "through".getBytes(StandardCharsets.UTF_8)));
    Proxies proxies =
        Proxies.of(
            Map.of(
                "HTTP_PROXY",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "NO_PROXY",
                "direct.invalid"));
    UrlConnectionHttpClient client = new UrlConnectionHttpClient(soon(10), proxies, null);
    HttpResponse response =
        client.sendSync(
            new HttpRequest(HttpMethod.GET, "http://arm.invalid/subscriptions"), Context.NONE);
    assertThat(response.getBodyAsString().block()).isEqualTo("through");
    assertThat(seen).singleElement().asString().startsWith("GET http://arm.invalid/subscriptions");
    HttpRequest direct = new HttpRequest(HttpMethod.GET, "http://direct.invalid/");
    assertThatThrownBy(() -> client.sendSync(direct, Context.NONE))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(seen).hasSize(1);
  }

  @Test
  void aProxyThatIsNoneIsAnIoFailureWithPlainWords() {
    UrlConnectionHttpClient client =
        new UrlConnectionHttpClient(
            soon(10), Proxies.of(Map.of("HTTP_PROXY", "http://my_proxy:1")), null);
    HttpRequest request = new HttpRequest(HttpMethod.GET, "http://arm.invalid/");
    assertThatThrownBy(() -> client.sendSync(request, Context.NONE))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("HTTPS_PROXY is not a usable address");
  }

  private void answers(HttpHandler handler) {
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          seen.add(
              "%s %s %s %s %s"
                  .formatted(
                      exchange.getRequestMethod(),
                      exchange.getRequestURI(),
                      exchange.getRequestHeaders().getFirst("Authorization"),
                      exchange.getRequestHeaders().getFirst("Accept-Encoding"),
                      body));
          try (exchange) {
            handler.handle(exchange);
          }
        });
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("X-Answered", "yes");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  /** A server that says one thing to one caller and hangs up. */
  private ServerSocket raw(String answer) throws IOException {
    ServerSocket socket = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    threads.execute(
        () -> {
          while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
              caller.getInputStream().read(new byte[8192]);
              caller.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
              // The test is over, or the caller has hung up.
            }
          }
        });
    return socket;
  }

  private static HttpResponse get(ServerSocket socket) {
    return client(10)
        .sendSync(
            new HttpRequest(HttpMethod.GET, "http://127.0.0.1:" + socket.getLocalPort() + "/"),
            Context.NONE);
  }

  private HttpResponse get(String path) {
    return client(10).sendSync(request(HttpMethod.GET, path), Context.NONE);
  }

  private HttpRequest request(HttpMethod method, String path) {
    return new HttpRequest(method, "http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private static UrlConnectionHttpClient client(long seconds) {
    return new UrlConnectionHttpClient(soon(seconds), ProxySelector.of(null), null);
  }

  private static Deadline soon(long seconds) {
    return Deadline.after(Duration.ofSeconds(seconds), Clock.systemUTC());
  }

  private static byte[] packed(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
