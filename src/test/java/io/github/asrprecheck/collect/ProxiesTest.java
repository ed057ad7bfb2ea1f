package io.github.asrprecheck.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Authenticator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The variables, as curl reads them. */
class ProxiesTest {
  private static final String ARM = "https://management.azure.com/subscriptions";

  @AfterEach
  void forgetThePassword() {
    Authenticator.setDefault(null);
  }

  @ParameterizedTest
  @CsvSource({
    "HTTPS_PROXY, http://proxy.example:3128,          proxy.example:3128",
    "https_proxy, http://proxy.example:3128,          proxy.example:3128",
    "ALL_PROXY,   http://proxy.example:3128,          proxy.example:3128",
    "ALL_PROXY,   socks5h://proxy.example,            proxy.example:1080",
    "HTTPS_PROXY, proxy.example:3128,                 proxy.example:3128",
    "HTTPS_PROXY, http://proxy.example,               proxy.example:80",
    "HTTPS_PROXY, http://proxy.example:3128/,         proxy.example:3128",
    "HTTPS_PROXY, http://user:pa%40ss@proxy.example:3128, proxy.example:3128",
    "HTTP_PROXY,  http://proxy.example:3128,          ''",
    "HTTPS_PROXY, ' ',                                ''"
  })
  void findsTheProxyForHttps(String name, String value, String expected) {
    assertThat(proxy(Map.of(name, value), ARM)).isEqualTo(expected);
  }

  @Test
  void httpHasItsOwn() {
    Map<String, String> both =
        Map.of("HTTPS_PROXY", "http://s.example:1", "HTTP_PROXY", "http://p.example:2");
    assertThat(proxy(both, "http://localhost/")).isEqualTo("p.example:2");
    assertThat(proxy(both, ARM)).isEqualTo("s.example:1");
    assertThat(proxy(Map.of(), ARM)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          *                                     | true
          management.azure.com                  | true
          MANAGEMENT.azure.COM                  | true
          azure.com                             | true
          .azure.com                            | true
          *.azure.com                           | true
          management.azure.com:443              | true
          other.example, azure.com              | true
          other.example,,azure.com              | true
          zure.com                              | false
          azure.com.example                     | false
          *.management.azure.com                | false
          other.example                         | false
          ,                                     | false
          """)
  void exceptsWhatNoProxyNames(String list, boolean excepted) {
    Map<String, String> environment =
        Map.of("HTTPS_PROXY", "http://proxy.example:1", "NO_PROXY", list);
    assertThat(proxy(environment, ARM).isEmpty()).isEqualTo(excepted);
    assertThat(
            proxy(Map.of("HTTPS_PROXY", "http://proxy.example:1", "no_proxy", list), ARM).isEmpty())
        .isEqualTo(excepted);
  }

  @Test
  void theMetadataServiceOfThisMachineIsNeverAskedThroughAProxy() {
    assertThat(
            proxy(
                Map.of("HTTP_PROXY", "http://proxy.example:1"), "http://169.254.169.254/metadata"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://proxy example:1",
        "http://[::1",
        "://x",
        "http://my_proxy:3128",
        "http://:3128"
      })
  void anAddressThatIsNoneIsSaid(String value) {
    Proxies proxies = Proxies.of(Map.of("HTTPS_PROXY", value));
    assertThatThrownBy(() -> proxies.select(URI.create(ARM)))
        .hasMessage("HTTPS_PROXY is not a usable address");
  }

  @Test
  void theProxyGetsThePasswordOfItsAddress() throws Exception {
    Proxies.of(Map.of("HTTPS_PROXY", "http://us%40er:pa+ss%3Aword@proxy.example:3128"))
        .authenticate();
    PasswordAuthentication given = ask(Authenticator.RequestorType.PROXY);
    assertThat(given.getUserName()).isEqualTo("us@er");
    assertThat(given.getPassword()).isEqualTo("pa+ss:word".toCharArray());
    assertThat(ask(Authenticator.RequestorType.SERVER)).isNull();
    Proxies.of(Map.of("HTTPS_PROXY", "http://proxy.example:3128")).authenticate();
    assertThat(ask(Authenticator.RequestorType.PROXY)).isNull();
  }

  private static PasswordAuthentication ask(Authenticator.RequestorType type) throws Exception {
    return Authenticator.requestPasswordAuthentication(
        "proxy.example",
        InetAddress.getLoopbackAddress(),
        3128,
        "http",
        "",
        "basic",
        URI.create("http://proxy.example").toURL(),
        type);
  }

  /** Host and port, or the empty text for none. */
  private static String proxy(Map<String, String> environment, String url) {
    Proxy proxy = Proxies.of(environment).select(URI.create(url)).get(0);
    return proxy.type() == Proxy.Type.DIRECT
        ? ""
        : ((InetSocketAddress) proxy.address()).getHostString()
            + ":"
            + ((InetSocketAddress) proxy.address()).getPort();
  }
}
