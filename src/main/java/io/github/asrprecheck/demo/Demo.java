package io.github.asrprecheck.demo;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import io.github.asrprecheck.collect.Azure;
import io.github.asrprecheck.collect.Deadline;
import io.github.asrprecheck.scope.Cloud;
import io.github.asrprecheck.scope.Region;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The demo: the real clients, readers and checks against a simulated Azure in the process. No
 * socket, no login.
 */
public final class Demo {
  private Demo() {}

  public static Azure azure(Deadline deadline, @Nullable PrintStream log) {
    Tenant tenant = DemoTenant.build();
    return Azure.over(new SimulatedAzure(tenant), credential(tenant), Cloud.PUBLIC, deadline, log);
  }

  public static List<String> subscriptions() {
    return List.of(DemoTenant.SHOP, DemoTenant.DATA);
  }

  /** Whether the demo has machines there and quota to show. */
  public static boolean shows(Region source, Region target) {
    return source.name().equals(DemoTenant.SOURCE) && target.name().equals(DemoTenant.TARGET);
  }

  /** Gives the token of a tenant's principal, unsigned. */
  public static TokenCredential credential(Tenant tenant) {
    AccessToken token =
        new AccessToken(token(tenant), OffsetDateTime.of(2099, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC));
    return request -> Mono.just(token);
  }

  /** A token such as Entra's, with no signature. */
  public static String token(Tenant tenant) {
    String claims =
        "{\"oid\":\"%s\",\"tid\":\"%s\",\"upn\":\"%s\"}"
            .formatted(tenant.principal, tenant.id, tenant.principalName);
    return part("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + part(claims) + ".demo";
  }

  /** The id of a tenant. */
  public static String tenant(Tenant tenant) {
    return tenant.id;
  }

  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
