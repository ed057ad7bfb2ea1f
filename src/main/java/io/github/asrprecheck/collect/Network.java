package io.github.asrprecheck.collect;

import io.github.asrprecheck.scope.Cloud;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** The way from this computer to Azure: proxies, trusted roots, the end of the run. */
public final class Network {
  private final Deadline deadline;
  private final Map<String, String> environment;
  private final UrlConnectionHttpClient client;

  private Network(
      Deadline deadline, Map<String, String> environment, @Nullable SSLSocketFactory tls) {
    this.deadline = deadline;
    this.environment = environment;
    Proxies proxies = Proxies.of(environment);
    proxies.authenticate();
    this.client = new UrlConnectionHttpClient(deadline, proxies, tls);
  }

  /**
   * The network as the environment describes it.
   *
   * @param caBundle more trusted roots, or null for what the environment names
   */
  public static Network of(
      Deadline deadline, Map<String, String> environment, @Nullable Path caBundle)
      throws TrustedRoots.Unusable {
    Path bundle = TrustedRoots.bundle(caBundle, environment);
    return new Network(deadline, environment, bundle == null ? null : TrustedRoots.with(bundle));
  }

  /** The cloud that an ARM endpoint belongs to. */
  public Cloud cloud(URI resourceManager) throws Clouds.Unusable {
    return new Clouds(client, deadline).at(resourceManager);
  }

  /**
   * Azure, with a way to sign in; signs in at the first call.
   *
   * @param way as in --auth, or null for the first that works
   * @param log where requests are logged, or null
   * @param messages where a device code is shown
   */
  public Azure azure(
      Cloud cloud, @Nullable String way, @Nullable PrintStream log, PrintStream messages)
      throws Logins.Unusable {
    Logins logins = new Logins(cloud, client, deadline, environment, messages);
    return Azure.over(client, logins.by(way), cloud, deadline, log);
  }
}
