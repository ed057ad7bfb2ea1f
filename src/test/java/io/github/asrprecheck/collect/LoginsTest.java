package io.github.asrprecheck.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.ChainedTokenCredential;
import com.azure.identity.ClientCertificateCredential;
import com.azure.identity.ClientSecretCredential;
import com.azure.identity.DeviceCodeCredential;
import com.azure.identity.InteractiveBrowserCredential;
import com.azure.identity.ManagedIdentityCredential;
import com.azure.identity.WorkloadIdentityCredential;
import io.github.asrprecheck.scope.Cloud;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which way to sign in is taken by which environment. */
class LoginsTest {
  private static final String TENANT = "AZURE_TENANT_ID=70000000-0000-0000-0000-000000000007";

  @Test
  void byDefaultTheChainHasWhatTheEnvironmentAnnouncesThenTheCli() throws Exception {
    assertThat(chain()).containsExactly(CliCredential.class);
    assertThat(chain(TENANT, "AZURE_CLIENT_ID=me", "AZURE_CLIENT_SECRET=hush"))
        .containsExactly(ClientSecretCredential.class, CliCredential.class);
    assertThat(chain(TENANT, "AZURE_CLIENT_ID=me", "AZURE_CLIENT_CERTIFICATE_PATH=x.pem"))
        .containsExactly(ClientCertificateCredential.class, CliCredential.class);
    assertThat(chain(TENANT, "AZURE_CLIENT_ID=me", "AZURE_FEDERATED_TOKEN_FILE=/t"))
        .containsExactly(WorkloadIdentityCredential.class, CliCredential.class);
    assertThat(chain("IDENTITY_ENDPOINT=http://127.0.0.1:41/x"))
        .containsExactly(ManagedIdentityCredential.class, CliCredential.class);
    assertThat(chain("AZURE_CLIENT_ID=me")).containsExactly(CliCredential.class);
    assertThat(chain("AZURE_CLIENT_ID= ", "AZURE_CLIENT_SECRET="))
        .containsExactly(CliCredential.class);
    assertThat(chain("MSI_ENDPOINT=http://localhost:50342")).containsExactly(CliCredential.class);
    assertThat(
            chain(
                TENANT,
                "AZURE_CLIENT_ID=me",
                "AZURE_CLIENT_SECRET=hush",
                "AZURE_FEDERATED_TOKEN_FILE=/t",
                "IDENTITY_ENDPOINT=http://127.0.0.1:41/x"))
        .containsExactly(
            ClientSecretCredential.class,
            WorkloadIdentityCredential.class,
            ManagedIdentityCredential.class,
            CliCredential.class);
  }

  @Test
  void oneWayIsThatWayAlone() throws Logins.Unusable {
    String[] secret = {TENANT, "AZURE_CLIENT_ID=me", "AZURE_CLIENT_SECRET=hush"};
    assertThat(by("cli")).isInstanceOf(CliCredential.class);
    assertThat(by("environment", secret)).isInstanceOf(ClientSecretCredential.class);
    assertThat(
            by("environment", TENANT, "AZURE_CLIENT_ID=me", "AZURE_CLIENT_CERTIFICATE_PATH=x.pfx"))
        .isInstanceOf(ClientCertificateCredential.class);
    assertThat(by("managed-identity")).isInstanceOf(ManagedIdentityCredential.class);
    assertThat(by("managed-identity", "AZURE_CLIENT_ID="))
        .isInstanceOf(ManagedIdentityCredential.class);
    assertThat(
            by("workload-identity", TENANT, "AZURE_CLIENT_ID=me", "AZURE_FEDERATED_TOKEN_FILE=/t"))
        .isInstanceOf(WorkloadIdentityCredential.class);
    assertThat(by("device-code")).isInstanceOf(DeviceCodeCredential.class);
    assertThat(by("browser")).isInstanceOf(InteractiveBrowserCredential.class);
  }

  @ParameterizedTest
  @CsvSource({
    "environment,       AZURE_TENANT_ID,               AZURE_CLIENT_ID=me;AZURE_CLIENT_SECRET=hush",
    "environment,       AZURE_CLIENT_ID,               AZURE_TENANT_ID=t;AZURE_CLIENT_SECRET=hush",
    "environment,       AZURE_CLIENT_CERTIFICATE_PATH, AZURE_TENANT_ID=t;AZURE_CLIENT_ID=me",
    "environment,       AZURE_TENANT_ID,               AZURE_TENANT_ID="
        + " ;AZURE_CLIENT_ID=me;AZURE_CLIENT_SECRET=hush",
    "workload-identity, AZURE_FEDERATED_TOKEN_FILE,    AZURE_TENANT_ID=t;AZURE_CLIENT_ID=me",
    ",                  AZURE_TENANT_ID,               AZURE_CLIENT_ID=me;AZURE_CLIENT_SECRET=hush",
    ",                  AZURE_CLIENT_ID,              "
        + " AZURE_TENANT_ID=t;AZURE_FEDERATED_TOKEN_FILE=/t",
    "managed-identity,  IDENTITY_ENDPOINT,             IDENTITY_ENDPOINT=not an address",
    "managed-identity,  IDENTITY_ENDPOINT,             IDENTITY_ENDPOINT=mailto:x"
  })
  void whatIsMissingOrOddIsNamed(String way, String named, String environment) {
    assertThatThrownBy(() -> by(way, environment.split(";", -1)))
        .isInstanceOf(Logins.Unusable.class)
        .hasMessageContaining(named)
        .message()
        .doesNotContain("hush", "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "password", "CLI"})
  void anUnknownWayIsNone(String way) {
    assertThatThrownBy(() -> by(way))
        .isInstanceOf(Logins.Unusable.class)
        .hasMessageContaining("no way to sign in called");
  }

  private static TokenCredential by(String way, String... environment) throws Logins.Unusable {
    Map<String, String> values = new HashMap<>();
    for (String variable : environment) {
      values.put(
          variable.substring(0, variable.indexOf('=')),
          variable.substring(variable.indexOf('=') + 1));
    }
    PrintStream nowhere =
        new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    return new Logins(
            Cloud.PUBLIC,
            Canned.json("{}"),
            Deadline.after(Duration.ofSeconds(9), Clock.systemUTC()),
            values,
            nowhere)
        .by(way);
  }

  /** The links of the default chain; the SDK does not show them. */
  private static List<Class<?>> chain(String... environment) throws Exception {
    TokenCredential chain = by(null, environment);
    List<Class<?>> links = new ArrayList<>();
    for (Field field : ChainedTokenCredential.class.getDeclaredFields()) {
      field.setAccessible(true);
      if (field.get(chain) instanceof Iterable<?> credentials) {
        credentials.forEach(c -> links.add(c.getClass()));
      }
    }
    return links;
  }
}
