package io.github.asrprecheck.collect;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.ChainedTokenCredentialBuilder;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.DeviceCodeCredentialBuilder;
import com.azure.identity.InteractiveBrowserCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import io.github.asrprecheck.scope.Cloud;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ways to sign in, by azure-identity. The default chain is put together here because the SDK's
 * own one waits for a managed identity wherever there is none.
 */
public final class Logins {

  /** This way cannot work here; the message is one sentence for people. */
  public static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }

  private static final Map<String, String> ENTRA_NAMES =
      Map.of(
          "login.chinacloudapi.cn", "login.partner.microsoftonline.cn",
          "login.usgovcloudapi.net", "login.microsoftonline.us",
          "login.windows.net", "login.microsoftonline.com",
          "login.microsoft.com", "login.microsoftonline.com");

  private final Cloud cloud;
  private final HttpClient client;
  private final Deadline deadline;
  private final Map<String, String> environment;
  private final PrintStream messages;

  /**
   * @param messages where a device code is shown
   */
  public Logins(
      Cloud cloud,
      HttpClient client,
      Deadline deadline,
      Map<String, String> environment,
      PrintStream messages) {
    this.cloud = cloud;
    this.client = client;
    this.deadline = deadline;
    this.environment = environment;
    this.messages = messages;
  }

  /**
   * A credential that signs in one way.
   *
   * @param way as in --auth, or null for the first that works
   */
  public TokenCredential by(@Nullable String way) throws Unusable {
    return way == null
        ? chain()
        : switch (way) {
          case "cli" -> cli();
          case "environment" -> environment();
          case "managed-identity" -> managedIdentity();
          case "workload-identity" -> workloadIdentity();
          case "device-code" ->
              signIn(new DeviceCodeCredentialBuilder())
                  .challengeConsumer(code -> messages.println(code.getMessage()))
                  .build();
          case "browser" -> signIn(new InteractiveBrowserCredentialBuilder()).build();
          default -> throw new Unusable("there is no way to sign in called " + way);
        };
  }

  private TokenCredential chain() throws Unusable {
    List<TokenCredential> chain = new ArrayList<>();
    if (has("AZURE_CLIENT_ID")
        && (has("AZURE_CLIENT_SECRET") || has("AZURE_CLIENT_CERTIFICATE_PATH"))) {
      chain.add(environment());
    }
    if (has("AZURE_FEDERATED_TOKEN_FILE")) {
      chain.add(workloadIdentity());
    }
    if (has("IDENTITY_ENDPOINT")) {
      chain.add(managedIdentity());
    }
    chain.add(cli());
    ChainedTokenCredentialBuilder builder = new ChainedTokenCredentialBuilder();
    chain.forEach(builder::addLast);
    return builder.build();
  }

  private TokenCredential cli() {
    return new CliCredential(
        new AzureCliCredentialBuilder().build(), deadline, Duration.ofSeconds(30));
  }

  private TokenCredential environment() throws Unusable {
    if (has("AZURE_CLIENT_SECRET")) {
      return signIn(new ClientSecretCredentialBuilder())
          .tenantId(need("AZURE_TENANT_ID"))
          .clientId(need("AZURE_CLIENT_ID"))
          .clientSecret(need("AZURE_CLIENT_SECRET"))
          .build();
    }
    ClientCertificateCredentialBuilder builder =
        signIn(new ClientCertificateCredentialBuilder())
            .tenantId(need("AZURE_TENANT_ID"))
            .clientId(need("AZURE_CLIENT_ID"));
    String path = need("AZURE_CLIENT_CERTIFICATE_PATH");
    return path.endsWith(".pfx") || path.endsWith(".p12")
        ? builder
            .pfxCertificate(path)
            .clientCertificatePassword(environment.get("AZURE_CLIENT_CERTIFICATE_PASSWORD"))
            .build()
        : builder.pemCertificate(path).build();
  }

  private TokenCredential workloadIdentity() throws Unusable {
    return signIn(new WorkloadIdentityCredentialBuilder())
        .tenantId(need("AZURE_TENANT_ID"))
        .clientId(need("AZURE_CLIENT_ID"))
        .tokenFilePath(need("AZURE_FEDERATED_TOKEN_FILE"))
        .build();
  }

  private TokenCredential managedIdentity() throws Unusable {
    ReadOnly guard = ReadOnly.identity(identityEndpoint());
    ManagedIdentityCredentialBuilder builder =
        new ManagedIdentityCredentialBuilder()
            .pipeline(
                new HttpPipelineBuilder().policies(guard).httpClient(guard.around(client)).build());
    String id = environment.get("AZURE_CLIENT_ID");
    return (id == null || id.isBlank() ? builder : builder.clientId(id)).build();
  }

  private URI identityEndpoint() throws Unusable {
    String endpoint =
        has("IDENTITY_ENDPOINT") ? need("IDENTITY_ENDPOINT") : "http://169.254.169.254";
    try {
      URI uri = URI.create(endpoint);
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new Unusable("IDENTITY_ENDPOINT is no address");
  }

  /**
   * Our client, our guard, this cloud's Entra; where Entra's own directory of clouds does not know
   * it, it is not asked.
   */
  private <T extends AadCredentialBuilderBase<T>> T signIn(T builder) {
    URI authority = authority();
    ReadOnly guard = ReadOnly.login(authority);
    HttpPipeline pipeline =
        new HttpPipelineBuilder()
            .policies(guard, new RetryWithinDeadline(deadline))
            .httpClient(guard.around(client))
            .build();
    builder.pipeline(pipeline);
    builder.authorityHost(authority.toString());
    if (!cloud.known()) {
      builder.disableInstanceDiscovery();
    }
    return builder;
  }

  /**
   * The library asks an Entra that has several names under one of them, whatever it was told; the
   * guard must mean the same.
   */
  private URI authority() {
    String host = cloud.authority().getHost();
    String name = ENTRA_NAMES.getOrDefault(host, host);
    return URI.create(cloud.authority().toString().replace("://" + host, "://" + name));
  }

  private boolean has(String name) {
    String value = environment.get(name);
    return value != null && !value.isBlank();
  }

  private String need(String name) throws Unusable {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new Unusable("signing in this way needs " + name + " in the environment");
    }
    return value;
  }
}
