package io.github.asrprecheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.azure.core.http.HttpClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.asrprecheck.demo.DemoTenant;
import io.github.asrprecheck.demo.SimulatedAzure;
import io.github.asrprecheck.demo.Tenant;
import io.github.asrprecheck.testing.FaultyAzure;
import io.github.asrprecheck.testing.ReadyTenant;
import io.github.asrprecheck.testing.ReportSchema;
import io.github.asrprecheck.testing.TlsFront;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The packaged launcher as a process of its own, against an Azure over TLS on loopback. */
class LauncherIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path LAUNCHER =
      Path.of(System.getProperty("asrprecheck.dist", "target/asr-precheck"), "bin", "asr-precheck");

  record Ended(int code, String out, String err) {}

  @TempDir Path folder;
  private volatile Process process;

  @Test
  void signsInWithAClientSecretAndWritesAValidDocument() throws Exception {
    // Nobody documents which endpoints and roots Site Recovery uses in a cloud of one's own.
    Tenant tenant = ReadyTenant.build();
    SimulatedAzure azure = new SimulatedAzure(tenant, 2);
    try (TlsFront front = TlsFront.before(azure, tenant, folder)) {
      Ended ended =
          run(
              front,
              "--allow-unknown",
              "root-certificates,outbound-urls",
              "--subscription",
              "fabrikam",
              "-o",
              "json");
      assertThat(ended.code()).as(ended.toString()).isZero();
      ReportSchema.assertValid(ended.out());
      JsonNode report = JSON.readTree(ended.out());
      assertThat(report.get("outcome").asText()).isEqualTo("READY");
      assertThat(report.at("/run/mode").asText()).isEqualTo("live");
      assertThat(report.at("/run/cloud").asText()).isEqualTo("loopback");
      assertThat(report.at("/run/requests/total").asInt()).isEqualTo(azure.requests().size());
      assertThat(report.at("/tool/version").asText()).isEqualTo("0.1.0");
      assertThat(ended.err()).isEmpty();
    }
  }

  @Test
  void onlyReadsAreSent() throws Exception {
    Tenant tenant = DemoTenant.build();
    try (TlsFront front = TlsFront.before(new SimulatedAzure(tenant), tenant, folder)) {
      Ended ended =
          run(
              front,
              "--subscription",
              "contoso-shop",
              "--subscription",
              "contoso-data",
              "-o",
              "json");
      assertThat(ended.code()).as(ended.err()).isEqualTo(1);
      assertThat(front.requests())
          .allMatch(
              r ->
                  r.startsWith("GET ")
                      || r.equals("POST /providers/Microsoft.ResourceGraph/resources")
                      || r.endsWith("/oauth2/v2.0/token"));
    }
  }

  @Test
  void aRefusedLoginIsADocumentToo() throws Exception {
    Tenant tenant = ReadyTenant.build();
    try (TlsFront front = TlsFront.before(new SimulatedAzure(tenant), tenant, folder)) {
      Ended ended =
          run(
              front,
              Map.of("AZURE_CLIENT_SECRET", "wrong"),
              "--subscription",
              ReadyTenant.SUB,
              "-o",
              "json");
      assertThat(ended.code()).as(ended.toString()).isEqualTo(3);
      ReportSchema.assertValid(ended.out());
      assertThat(ended.out()).contains("AADSTS7000215").doesNotContain("wrong", "Exception");
      assertThat(ended.err()).doesNotContain("Exception", "\tat ");
    }
  }

  @Test
  void anUntrustedCertificateIsOneClearLine() throws Exception {
    Tenant tenant = ReadyTenant.build();
    try (TlsFront front = TlsFront.before(new SimulatedAzure(tenant), tenant, folder)) {
      Ended ended =
          start(
              Map.of(),
              List.of(
                  "--source",
                  "eastus",
                  "--target",
                  "centralus",
                  "--cloud",
                  front.address(),
                  "--timeout",
                  "20s"));
      assertThat(ended.code()).isEqualTo(2);
      assertThat(ended.err().lines())
          .singleElement()
          .asString()
          .contains("TLS failed", "--ca-bundle");
    }
  }

  @Test
  void throttledForEverEndsWithinTheTimeLimit() throws Exception {
    Tenant tenant = ReadyTenant.build();
    FaultyAzure azure =
        new FaultyAzure(
            new SimulatedAzure(tenant), FaultyAzure.Api.SKUS, FaultyAzure.Fault.THROTTLED);
    try (TlsFront front = TlsFront.before(azure, tenant, folder)) {
      long begin = System.nanoTime();
      Ended ended =
          run(
              front,
              "--timeout",
              "15s",
              "--subscription",
              ReadyTenant.SUB,
              "--allow-unknown",
              "root-certificates",
              "-o",
              "json");
      assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin)).isLessThan(20);
      assertThat(ended.code()).isEqualTo(3);
      assertThat(ended.out()).contains("THROTTLED", "Microsoft.Compute/skus/read");
      assertThat(JSON.readTree(ended.out()).at("/run/requests/throttled").asInt()).isPositive();
    }
  }

  @Test
  void anInterruptedRunWritesWhatItKnowsAndEndsWith130() throws Exception {
    assumeThat(File.separatorChar).isEqualTo('/');
    Tenant tenant = ReadyTenant.build();
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    SimulatedAzure azure = new SimulatedAzure(tenant);
    HttpClient stuck =
        new FaultyAzure(
            azure,
            request -> {
              if (request.getUrl().getPath().endsWith("/skus")) {
                asked.countDown();
                hang(never);
              }
              return false;
            },
            FaultyAzure.Fault.FORBIDDEN);
    try (TlsFront front = TlsFront.before(stuck, tenant, folder)) {
      Path report = folder.resolve("report.json");
      CompletableFuture<Ended> run =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return run(
                      front,
                      "--subscription",
                      ReadyTenant.SUB,
                      "-o",
                      "json=" + report,
                      "-o",
                      "table");
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
      Thread.sleep(1500); // the other answers arrive meanwhile
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      Ended ended = run.get(30, TimeUnit.SECONDS);
      assertThat(ended.code()).as(ended.toString()).isEqualTo(130);
      assertThat(ended.out()).contains("region-open").endsWith("UNDECIDED\n");
      ReportSchema.assertValid(Files.readString(report));
      assertThat(report).content().contains("the run was interrupted before it was answered");
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files.map(Path::toString)).noneMatch(f -> f.endsWith(".part"));
      }
    } finally {
      never.countDown();
    }
  }

  private static void hang(CountDownLatch until) {
    try {
      until.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void debugShowsRequestsAndNoSecret() throws Exception {
    Tenant tenant = ReadyTenant.build();
    try (TlsFront front = TlsFront.before(new SimulatedAzure(tenant), tenant, folder)) {
      Ended ended = run(front, "--debug", "--subscription", ReadyTenant.SUB);
      assertThat(ended.err()).contains("debug: GET ");
      String token = io.github.asrprecheck.demo.Demo.token(tenant);
      assertThat(ended.out() + ended.err())
          .doesNotContain(TlsFront.SECRET, token, token.split("\\.")[1]);
    }
  }

  @Test
  void thePlainAsciiOfAnOldTerminal() throws Exception {
    Ended ended =
        start(
            Map.of("LC_ALL", "C"),
            List.of("--demo", "--source", "eastus", "--target", "centralus"));
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out().chars()).allMatch(c -> c == '\n' || (c >= 0x20 && c < 0x7f));
  }

  @Test
  void versionIsAnswered() throws Exception {
    assertThat(start(Map.of(), List.of("--version")).out()).isEqualTo("asr-precheck 0.1.0\n");
  }

  @Test
  void itStartsThroughALink() throws Exception {
    assumeThat(File.separatorChar).isEqualTo('/');
    Path link = Files.createSymbolicLink(folder.resolve("precheck"), LAUNCHER.toAbsolutePath());
    assertThat(launch(link, Map.of(), List.of("--version")).code()).isZero();
  }

  @Test
  void withoutJavaItSaysWhatToDo() throws Exception {
    assumeThat(File.separatorChar).isEqualTo('/');
    Ended ended = start(Map.of("ASR_PRECHECK_JAVA", "/no/such/java"), List.of("--version"));
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err().lines()).singleElement().asString().contains("Java 17");
  }

  @Test
  void aClassArchiveIsMadeInTheCacheAndUsed() throws Exception {
    assumeThat(File.separatorChar).isEqualTo('/');
    Path cache = folder.resolve("a cache");
    Map<String, String> now =
        Map.of("ASR_PRECHECK_CACHE", cache.toString(), "ASR_PRECHECK_ARCHIVE", "now");
    assertThat(start(now, List.of("--version")).out()).isEqualTo("asr-precheck 0.1.0\n");
    List<String> made = names(cache);
    assertThat(made).singleElement().asString().endsWith(".jsa");
    Map<String, String> tell =
        Map.of(
            "ASR_PRECHECK_CACHE",
            cache.toString(),
            "ASR_PRECHECK_JAVA_OPTS",
            "-Xlog:class+load:file=" + folder.resolve("loaded") + ":none");
    assertThat(start(tell, List.of("checks")).code()).isZero();
    assertThat(Files.readString(folder.resolve("loaded")))
        .containsPattern(
            "io\\.github\\.asrprecheck\\.cli\\.ChecksCommand source: shared objects file");
    assertThat(names(cache)).as("made once").isEqualTo(made);
  }

  @Test
  void anArchiveThatIsBrokenOrCannotBeMadeIsNoReasonToFail() throws Exception {
    assumeThat(File.separatorChar).isEqualTo('/');
    Path cache = folder.resolve("cache");
    start(
        Map.of("ASR_PRECHECK_CACHE", cache.toString(), "ASR_PRECHECK_ARCHIVE", "now"),
        List.of("--version"));
    Path archive = cache.resolve(names(cache).get(0));
    assertThat(archive.toFile().setWritable(true)).isTrue();
    Files.write(archive, Arrays.copyOf(Files.readAllBytes(archive), 4096));
    Path file = Files.createFile(folder.resolve("no-folder"));
    for (String where : List.of(cache.toString(), file.toString(), file + "/below", "off")) {
      Ended ended = start(Map.of("ASR_PRECHECK_CACHE", where), List.of("--version"));
      assertThat(ended.code()).as(where).isZero();
      assertThat(ended.out()).as(where).isEqualTo("asr-precheck 0.1.0\n");
      assertThat(ended.err()).as(where).isEmpty();
    }
  }

  @Test
  void theArchiveIsNotInTheDistribution() throws Exception {
    try (Stream<Path> files = Files.walk(LAUNCHER.getParent().getParent())) {
      assertThat(files.map(Path::toString))
          .noneMatch(f -> f.endsWith(".jsa"))
          .anyMatch(f -> f.endsWith("classes.lst"));
    }
  }

  /**
   * {@code -Dupdate.classes}: notes which classes runs load, for the list that the launcher's
   * archive is made of.
   */
  @Test
  @EnabledIfSystemProperty(named = "update.classes", matches = ".*")
  void theListOfClassesIsWrittenAnew() throws Exception {
    Tenant tenant = ReadyTenant.build();
    TreeSet<String> classes = new TreeSet<>();
    try (TlsFront front = TlsFront.before(new SimulatedAzure(tenant), tenant, folder)) {
      Map<String, String> noted = noting();
      run(front, noted, "--subscription", ReadyTenant.SUB, "-o", "json");
      take(classes);
      for (List<String> args :
          List.of(
              List.of("--demo", "--source", "eastus", "--target", "centralus"),
              List.of("--help"),
              List.of("checks"),
              List.of("explain", "150097"))) {
        start(noted, args);
        take(classes);
      }
    }
    assertThat(classes).hasSizeGreaterThan(3000);
    Files.write(Path.of("src/main/dist/lib/classes.lst"), classes);
  }

  private Map<String, String> noting() {
    return Map.of(
        "ASR_PRECHECK_CACHE",
        "off",
        "ASR_PRECHECK_JAVA_OPTS",
        "-XX:DumpLoadedClassList=" + folder.resolve("classes"));
  }

  private void take(TreeSet<String> classes) throws IOException {
    for (String line : Files.readAllLines(folder.resolve("classes"))) {
      // Comments, and classes of loaders other than the JVM's own, which no list can name on every
      // JVM.
      if (!line.startsWith("#") && !line.contains("source:")) {
        classes.add(line);
      }
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }

  private Ended run(TlsFront front, String... args) throws Exception {
    return run(front, Map.of(), args);
  }

  private Ended run(TlsFront front, Map<String, String> more, String... args) throws Exception {
    Map<String, String> environment = new java.util.HashMap<>();
    front
        .environment()
        .forEach(
            e -> environment.put(e.substring(0, e.indexOf('=')), e.substring(e.indexOf('=') + 1)));
    environment.putAll(more);
    List<String> all =
        new ArrayList<>(
            List.of(
                "--source",
                "eastus",
                "--target",
                "centralus",
                "--cloud",
                front.address(),
                "--ca-bundle",
                front.certificate().toString()));
    all.addAll(List.of(args));
    return start(environment, all);
  }

  private Ended start(Map<String, String> environment, List<String> args) throws Exception {
    return launch(LAUNCHER.toAbsolutePath(), environment, args);
  }

  private Ended launch(Path program, Map<String, String> environment, List<String> args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(args);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(
            k -> k.startsWith("AZURE_") || k.toUpperCase(java.util.Locale.ROOT).endsWith("_PROXY"));
    builder
        .environment()
        .keySet()
        .removeAll(
            List.of("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "IDENTITY_ENDPOINT", "MSI_ENDPOINT"));
    builder.environment().put("AZURE_CONFIG_DIR", folder.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("ASR_PRECHECK_CACHE", "off");
    builder.environment().putAll(environment);
    Path out = folder.resolve("stdout");
    Path err = folder.resolve("stderr");
    process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("%s ended", command).isTrue();
    return new Ended(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
