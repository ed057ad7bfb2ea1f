package io.github.asrprecheck.scope;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One Azure cloud: where its Resource Manager and its login are, and the suffixes of its services.
 *
 * @param name {@code AzureCloud}, {@code AzureUSGovernment}, {@code AzureChinaCloud}, or the host
 *     of a custom one
 * @param resourceManager the ARM endpoint, without a trailing slash
 * @param authority the Entra endpoint, without a trailing slash
 * @param audience what a token is asked for, without {@code /.default}
 * @param known whether Entra's own instance discovery knows the authority
 */
public record Cloud(
    String name,
    URI resourceManager,
    URI authority,
    String audience,
    String storageSuffix,
    String keyVaultSuffix,
    boolean known) {

  public static final Cloud PUBLIC =
      new Cloud(
          "AzureCloud",
          URI.create("https://management.azure.com"),
          URI.create("https://login.microsoftonline.com"),
          "https://management.azure.com",
          "core.windows.net",
          "vault.azure.net",
          true);
  public static final Cloud US_GOVERNMENT =
      new Cloud(
          "AzureUSGovernment",
          URI.create("https://management.usgovcloudapi.net"),
          URI.create("https://login.microsoftonline.us"),
          "https://management.usgovcloudapi.net",
          "core.usgovcloudapi.net",
          "vault.usgovcloudapi.net",
          true);
  public static final Cloud CHINA =
      new Cloud(
          "AzureChinaCloud",
          URI.create("https://management.chinacloudapi.cn"),
          URI.create("https://login.chinacloudapi.cn"),
          "https://management.chinacloudapi.cn",
          "core.chinacloudapi.cn",
          "vault.azure.cn",
          true);

  public static final List<Cloud> KNOWN = List.of(PUBLIC, US_GOVERNMENT, CHINA);

  public static Optional<Cloud> named(String name) {
    return KNOWN.stream()
        .filter(c -> c.name.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
