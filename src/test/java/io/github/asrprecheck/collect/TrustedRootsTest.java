package io.github.asrprecheck.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.Context;
import io.github.asrprecheck.demo.DemoTenant;
import io.github.asrprecheck.testing.TlsFront;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** --ca-bundle and its variables. */
class TrustedRootsTest {
  @TempDir Path folder;

  @Test
  void theOptionWinsThenTheVariablesInTurn() {
    Path option = Path.of("option.pem");
    Map<String, String> both =
        Map.of("SSL_CERT_FILE", "ssl.pem", "REQUESTS_CA_BUNDLE", "requests.pem");
    assertThat(TrustedRoots.bundle(option, both)).isEqualTo(option);
    assertThat(TrustedRoots.bundle(null, both)).isEqualTo(Path.of("ssl.pem"));
    assertThat(
            TrustedRoots.bundle(
                null, Map.of("SSL_CERT_FILE", " ", "REQUESTS_CA_BUNDLE", "requests.pem")))
        .isEqualTo(Path.of("requests.pem"));
    assertThat(TrustedRoots.bundle(null, Map.of())).isNull();
  }

  @Test
  void aServerOfAPrivateRootIsTrustedWithItAndNotWithout() throws Exception {
    try (TlsFront front = TlsFront.before(Canned.json("{}"), DemoTenant.build(), folder)) {
      String text = "# our own\n" + Files.readString(front.certificate()) + "\n# end\n";
      Path pem = Files.writeString(folder.resolve("roots.pem"), text);
      HttpRequest request = new HttpRequest(HttpMethod.GET, front.address() + "/subscriptions");
      assertThat(client(TrustedRoots.with(pem)).sendSync(request, Context.NONE).getStatusCode())
          .isEqualTo(200);
      UrlConnectionHttpClient plain = client(null);
      assertThatThrownBy(() -> plain.sendSync(request, Context.NONE))
          .isInstanceOf(UncheckedIOException.class)
          .hasCauseInstanceOf(SSLException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no certificate at all",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
      })
  void aFileWithoutCertificatesIsNotUsed(String text) throws Exception {
    Path pem = Files.writeString(folder.resolve("roots.pem"), text);
    unusable(pem);
  }

  @Test
  void aFileThatIsNotThereIsNotUsed() {
    unusable(folder.resolve("none.pem"));
    unusable(folder);
  }

  private static void unusable(Path pem) {
    assertThatThrownBy(() -> TrustedRoots.with(pem))
        .isInstanceOf(TrustedRoots.Unusable.class)
        .hasMessageContaining(pem.toString())
        .message()
        .doesNotContain("\n", "Exception");
  }

  private static UrlConnectionHttpClient client(SSLSocketFactory tls) {
    return new UrlConnectionHttpClient(
        Deadline.after(Duration.ofSeconds(20), Clock.systemUTC()), ProxySelector.of(null), tls);
  }
}
