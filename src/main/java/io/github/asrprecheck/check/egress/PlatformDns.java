package io.github.asrprecheck.check.egress;

import java.util.List;

/**
 * Questions to Azure's own name server. Security groups let them through unless a rule names this
 * very tag; rules for addresses or for everything do not count.
 */
public record PlatformDns() implements Flow {
  @Override
  public String label() {
    return "AzurePlatformDNS";
  }

  @Override
  public String protocol() {
    return "Udp";
  }

  @Override
  public int port() {
    return 53;
  }

  @Override
  public Match headedFor(List<String> destinations) {
    return Match.when(
        destinations.stream().anyMatch(d -> TagFlow.plain(d).equals("azureplatformdns")));
  }
}
