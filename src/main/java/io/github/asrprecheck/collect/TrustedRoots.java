package io.github.asrprecheck.collect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's root certificates and those of a PEM file beside them, for proxies that break TLS and
 * for private clouds.
 */
public final class TrustedRoots {

  /** The file cannot be used; the message is one sentence for people. */
  public static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }

  private TrustedRoots() {}

  /**
   * The file that is meant: the option's, else SSL_CERT_FILE's, else REQUESTS_CA_BUNDLE's; null
   * when none is named.
   */
  public static @Nullable Path bundle(@Nullable Path option, Map<String, String> environment) {
    if (option != null) {
      return option;
    }
    for (String name : new String[] {"SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"}) {
      String value = environment.get(name);
      if (value != null && !value.isBlank()) {
        return Path.of(value);
      }
    }
    return null;
  }

  public static SSLSocketFactory with(Path pem) throws Unusable {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int n = 0;
      for (X509Certificate root : ours().getAcceptedIssuers()) {
        store.setCertificateEntry("jdk-" + n++, root);
      }
      for (Certificate root : read(pem)) {
        store.setCertificateEntry("bundle-" + n++, root);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException | IOException e) {
      throw new Unusable("the certificates in " + pem + " cannot be used");
    }
  }

  private static Collection<? extends Certificate> read(Path pem) throws Unusable {
    try (InputStream in = Files.newInputStream(pem)) {
      Collection<? extends Certificate> roots =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (roots.isEmpty()) {
        throw new Unusable(pem + " holds no certificate");
      }
      return roots;
    } catch (IOException e) {
      throw new Unusable(pem + " cannot be read");
    } catch (GeneralSecurityException e) {
      throw new Unusable(pem + " is not a file of PEM certificates");
    }
  }

  private static X509TrustManager ours() throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    return (X509TrustManager) factory.getTrustManagers()[0];
  }
}
