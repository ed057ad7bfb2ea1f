package io.github.asrprecheck.check.egress;

import io.github.asrprecheck.fact.SecurityGroup;
import io.github.asrprecheck.fact.SecurityGroup.SecurityRule;
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

  /**
   * What the group does with such questions. A rule that denies without naming the tag has no say;
   * whether an earlier one that allows everything comes before a denial of the tag, nobody says.
   */
  public static SecurityGroupDecision by(SecurityGroup group, Sender sender) {
    List<SecurityRule> withASay =
        group.rules().stream()
            .filter(r -> r.access().equalsIgnoreCase("Allow") || named(r.destinations()))
            .toList();
    return SecurityGroupDecision.of(
        new SecurityGroup(group.id(), withASay), sender, new PlatformDns());
  }

  @Override
  public Match headedFor(List<String> destinations) {
    return named(destinations) ? Match.YES : Match.MAYBE;
  }

  private static boolean named(List<String> destinations) {
    return destinations.stream().anyMatch(d -> TagFlow.plain(d).equals("azureplatformdns"));
  }
}
