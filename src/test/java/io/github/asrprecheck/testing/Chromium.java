package io.github.asrprecheck.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium with a profile of its own, spoken to by the WebDriver protocol. */
public final class Chromium implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http =
      HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
  private final Process driver;
  private final String address;
  private final String session;

  /** Whether both the browser and its driver are on the path. */
  public static boolean isHere() {
    return onPath("chromedriver").isPresent() && browser().isPresent();
  }

  /**
   * Starts one.
   *
   * @param folder for its profile
   */
  public Chromium(Path folder) throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    address = "http://127.0.0.1:" + port;
    driver =
        new ProcessBuilder(onPath("chromedriver").orElseThrow().toString(), "--port=" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("chromedriver.log").toFile())
            .start();
    try {
      awaitDriver();
      session = "/session/" + begin(Files.createDirectory(folder.resolve("profile")));
      send("POST", session + "/url", Map.of("url", "about:blank"));
      log("performance");
    } catch (IOException | RuntimeException e) {
      driver.destroy();
      throw e;
    }
  }

  private String begin(Path profile) throws IOException, InterruptedException {
    List<String> arguments =
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1280,900",
            "--user-data-dir=" + profile);
    Map<String, Object> wanted =
        Map.of(
            "browserName",
            "chrome",
            "unhandledPromptBehavior",
            "ignore",
            "goog:loggingPrefs",
            Map.of("performance", "ALL", "browser", "ALL"),
            "goog:chromeOptions",
            Map.of("args", arguments, "binary", browser().orElseThrow().toString()));
    return send("POST", "/session", Map.of("capabilities", Map.of("alwaysMatch", wanted)))
        .get("sessionId")
        .asText();
  }

  /** Opens a file, with a hash or none. */
  public void open(Path file, String hash) throws IOException, InterruptedException {
    // From elsewhere, or a new hash alone would not load the page again.
    send("POST", session + "/url", Map.of("url", "about:blank"));
    send("POST", session + "/url", Map.of("url", file.toUri() + hash));
  }

  /** The result of a script's {@code return}. */
  public JsonNode run(String script) throws IOException, InterruptedException {
    return send("POST", session + "/execute/sync", Map.of("script", script, "args", List.of()));
  }

  /** The text of each element that a selector finds. */
  public List<String> texts(String selector) throws IOException, InterruptedException {
    List<String> texts = new ArrayList<>();
    run("return [...document.querySelectorAll(`%s`)].map(e => e.textContent)".formatted(selector))
        .forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** Clicks as a person does: the element must be in view and nothing in front of it. */
  public void click(String selector) throws IOException, InterruptedException {
    send("POST", element(selector) + "/click", Map.of());
  }

  public void type(String selector, String text) throws IOException, InterruptedException {
    send("POST", element(selector) + "/value", Map.of("text", text));
  }

  /** Whether a box of {@code alert} and its like is open. */
  public boolean alerts() throws IOException, InterruptedException {
    return answer("GET", session + "/alert/text", null).statusCode() == 200;
  }

  /** Addresses of every request since the start or the last call. */
  public List<String> requests() throws IOException, InterruptedException {
    List<String> requests = new ArrayList<>();
    for (JsonNode entry : log("performance")) {
      JsonNode message = JSON.readTree(entry.get("message").asText()).get("message");
      if (message.get("method").asText().equals("Network.requestWillBeSent")) {
        requests.add(message.at("/params/request/url").asText());
      }
    }
    return requests;
  }

  /** What the console shows: errors of scripts, and what the policy refused. */
  public List<String> complaints() throws IOException, InterruptedException {
    List<String> complaints = new ArrayList<>();
    log("browser").forEach(entry -> complaints.add(entry.get("message").asText()));
    return complaints;
  }

  private JsonNode log(String type) throws IOException, InterruptedException {
    return send("POST", session + "/se/log", Map.of("type", type));
  }

  private String element(String selector) throws IOException, InterruptedException {
    JsonNode found =
        send("POST", session + "/element", Map.of("using", "css selector", "value", selector));
    return session + "/element/" + found.elements().next().asText();
  }

  private JsonNode send(String method, String path, Object body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = answer(method, path, body);
    assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body()).get("value");
  }

  private HttpResponse<String> answer(String method, String path, Object body)
      throws IOException, InterruptedException {
    HttpRequest.BodyPublisher content =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
    return http.send(
        HttpRequest.newBuilder(URI.create(address + path)).method(method, content).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private void awaitDriver() throws IOException, InterruptedException {
    for (int i = 0; i < 100; i++) {
      try {
        if (answer("GET", "/status", null).statusCode() == 200) {
          return;
        }
      } catch (java.net.ConnectException e) {
        assertThat(driver.isAlive()).as("chromedriver runs").isTrue();
      }
      Thread.sleep(100);
    }
    throw new IOException("chromedriver does not answer");
  }

  private static Optional<Path> browser() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name -> onPath(name).stream())
        .findFirst();
  }

  private static Optional<Path> onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public void close() throws IOException {
    try {
      answer("DELETE", session, null);
      driver.destroy();
      driver.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      driver.destroy();
    }
  }
}
