package io.github.asrprecheck.testing;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.asrprecheck.demo.Demo;
import io.github.asrprecheck.demo.Tenant;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A simulated Azure on loopback, over TLS with a certificate of its own, beside a made-up Entra
 * that gives tokens for a client secret.
 */
public final class TlsFront implements AutoCloseable {
  public static final String SECRET = "a-secret-that-must-not-be-seen";
  private static final String PASSWORD = "changeit";

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient azure;
  private final Tenant tenant;
  private final Path certificate;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private TlsFront(HttpsServer server, HttpClient azure, Tenant tenant, Path certificate) {
    this.server = server;
    this.azure = azure;
    this.tenant = tenant;
    this.certificate = certificate;
  }

  public static TlsFront before(HttpClient azure, Tenant tenant, Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve("loopback.p12");
    keytool(
        "-genkeypair",
        "-alias",
        "loopback",
        "-keyalg",
        "RSA",
        "-dname",
        "CN=localhost",
        "-ext",
        "SAN=dns:localhost,ip:127.0.0.1",
        "-validity",
        "2",
        "-storetype",
        "PKCS12",
        "-keystore",
        store.toString(),
        "-storepass",
        PASSWORD);
    Path pem = folder.resolve("loopback.pem");
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "loopback",
        "-file",
        pem.toString(),
        "-keystore",
        store.toString(),
        "-storepass",
        PASSWORD);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(store)));
    TlsFront front = new TlsFront(server, azure, tenant, pem);
    server.createContext("/", front::answer);
    server.setExecutor(front.threads);
    server.start();
    return front;
  }

  /** The ARM endpoint, to be given as --cloud. */
  public String address() {
    return "https://localhost:" + server.getAddress().getPort();
  }

  /** The certificate to trust, as PEM. */
  public Path certificate() {
    return certificate;
  }

  /** The environment that signs in here with a client secret. */
  public List<String> environment() {
    return List.of(
        "AZURE_TENANT_ID=" + Demo.tenant(tenant),
        "AZURE_CLIENT_ID=70000000-0000-0000-0000-000000000007",
        "AZURE_CLIENT_SECRET=" + SECRET);
  }

  /** Method and path of every request so far. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      requests.add(exchange.getRequestMethod() + " " + path);
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (path.equals("/metadata/endpoints")) {
        send(exchange, 200, metadata());
      } else if (path.endsWith("/.well-known/openid-configuration")) {
        send(exchange, 200, openId(path));
      } else if (path.endsWith("/oauth2/v2.0/token")) {
        token(exchange, new String(body, StandardCharsets.UTF_8));
      } else {
        arm(exchange, body);
      }
    }
  }

  private void token(HttpExchange exchange, String form) throws IOException {
    if (form.contains("client_secret=" + SECRET)) {
      send(
          exchange,
          200,
          "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"ext_expires_in\":3599,\"access_token\":\""
              + Demo.token(tenant)
              + "\"}");
    } else {
      send(
          exchange,
          401,
          "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: Invalid client"
              + " secret provided.\"}");
    }
  }

  private void arm(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest request =
        new HttpRequest(
            HttpMethod.valueOf(exchange.getRequestMethod()), address() + exchange.getRequestURI());
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> request.setHeader(HttpHeaderName.fromString(name), values.get(0)));
    if (body.length > 0) {
      request.setBody(body);
    }
    HttpResponse response = azure.sendSync(request, Context.NONE);
    for (HttpHeader header : response.getHeaders()) {
      exchange.getResponseHeaders().set(header.getName(), header.getValue());
    }
    byte[] answer = response.getBodyAsByteArray().block();
    exchange.sendResponseHeaders(response.getStatusCode(), answer.length == 0 ? -1 : answer.length);
    exchange.getResponseBody().write(answer);
  }

  private String metadata() {
    return """
    [{"name":"loopback","resourceManager":"%1$s/",
      "authentication":{"loginEndpoint":"%1$s/","audiences":["%1$s"],"tenant":"common"},
      "suffixes":{"storage":"core.loopback","keyVaultDns":"vault.loopback"}}]
    """
        .formatted(address());
  }

  private String openId(String path) {
    String tenantPath = address() + path.substring(0, path.indexOf('/', 1));
    return """
    {"issuer":"%1$s/v2.0","authorization_endpoint":"%1$s/oauth2/v2.0/authorize",
     "token_endpoint":"%1$s/oauth2/v2.0/token","device_authorization_endpoint":"%1$s/oauth2/v2.0/devicecode"}
    """
        .formatted(tenantPath);
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static SSLContext context(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  private static void keytool(String... args) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of(args));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("keytool: " + said);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
