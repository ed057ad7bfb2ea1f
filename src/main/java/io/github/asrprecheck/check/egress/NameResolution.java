package io.github.asrprecheck.check.egress;

import java.util.List;

/**
 * Who answers a machine's questions for names: Azure itself, or servers that nobody can look into
 * from outside.
 */
public final class NameResolution {
  /** Azure's own server on every host, and the word that an interface may carry for it. */
  private static final List<String> AZURE = List.of("168.63.129.16", "AzureProvidedDNS");

  private NameResolution() {}

  public static boolean byAzure(Wiring wiring) {
    return servers(wiring).stream()
        .allMatch(s -> AZURE.stream().anyMatch(s.strip()::equalsIgnoreCase));
  }

  static Step of(Wiring wiring, TagFlow flow) {
    if (byAzure(wiring)) {
      return new Step.Open("Azure's name server");
    }
    return Step.Unclear.because(
        Unseen.fromOutside(
            "what the custom DNS servers "
                + String.join(", ", servers(wiring))
                + " answer for "
                + flow.host(),
            wiring.subscription(),
            flow));
  }

  private static List<String> servers(Wiring wiring) {
    return wiring.dnsServers().isEmpty() ? wiring.network().dnsServers() : wiring.dnsServers();
  }
}
