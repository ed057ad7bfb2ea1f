package io.github.asrprecheck.collect;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * HTTPS_PROXY, HTTP_PROXY and NO_PROXY, as curl and the Azure CLI read them; Java does not by
 * itself.
 */
public final class Proxies extends ProxySelector {
  private static final String METADATA = "169.254.169.254";

  private final Map<String, String> environment;

  private Proxies(Map<String, String> environment) {
    this.environment = environment;
  }

  public static Proxies of(Map<String, String> environment) {
    return new Proxies(environment);
  }

  /** Answers a proxy's question for a password with the one in its URL. */
  public void authenticate() {
    // Java refuses Basic to a proxy for https unless this is emptied before the first connection.
    System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
    Authenticator.setDefault(
        new Authenticator() {
          @Override
          protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            return getRequestorType() == RequestorType.PROXY ? password() : null;
          }
        });
  }

  @Override
  public List<Proxy> select(URI uri) {
    URI proxy = proxy(uri.getScheme());
    if (proxy == null || excepted(uri)) {
      return List.of(Proxy.NO_PROXY);
    }
    boolean socks = proxy.getScheme().toLowerCase(Locale.ROOT).startsWith("socks");
    int port = proxy.getPort() > 0 ? proxy.getPort() : socks ? 1080 : 80;
    Proxy.Type type = socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP;
    return List.of(new Proxy(type, new InetSocketAddress(proxy.getHost(), port)));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // The failure reaches the caller of the connection; there is no other proxy to fall back to.
  }

  private @Nullable PasswordAuthentication password() {
    URI proxy = proxy("https");
    String user = proxy == null ? null : proxy.getRawUserInfo();
    if (user == null) {
      return null;
    }
    int colon = user.indexOf(':');
    String name = colon < 0 ? user : user.substring(0, colon);
    String password = colon < 0 ? "" : user.substring(colon + 1);
    return new PasswordAuthentication(decoded(name), decoded(password).toCharArray());
  }

  private @Nullable URI proxy(String scheme) {
    String value =
        scheme.equals("https")
            ? first("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")
            : first("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy");
    if (value == null) {
      return null;
    }
    try {
      URI proxy = URI.create(value.contains("://") ? value : "http://" + value);
      if (proxy.getHost() != null) {
        return proxy;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    // Going without it would show the request where the user did not want it.
    throw new IllegalStateException("HTTPS_PROXY is not a usable address");
  }

  private boolean excepted(URI uri) {
    String list = first("NO_PROXY", "no_proxy");
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    if (host.equals(METADATA)) {
      // It is this machine's own; a proxy would answer with the proxy's identity.
      return true;
    }
    if (list == null) {
      return false;
    }
    for (String item : list.toLowerCase(Locale.ROOT).split(",", -1)) {
      String name = item.strip();
      int port = name.lastIndexOf(':');
      if (port > 0 && name.indexOf(':') == port) {
        name = name.substring(0, port);
      }
      String suffix =
          name.startsWith("*.") ? name.substring(1) : name.startsWith(".") ? name : "." + name;
      if (name.equals("*") || (!name.isEmpty() && (host.equals(name) || host.endsWith(suffix)))) {
        return true;
      }
    }
    return false;
  }

  private @Nullable String first(String... names) {
    for (String name : names) {
      String value = environment.get(name);
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return null;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
