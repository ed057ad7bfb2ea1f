package io.github.asrprecheck.check.egress;

import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.SecurityGroup.SecurityRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the traffic comes from: an interface's private address and the application security groups
 * it is in.
 */
public record Sender(@Nullable String privateAddress, List<ResourceId> applicationGroups) {

  /** How surely the rule's source means this sender. */
  Match isMeantBy(SecurityRule rule) {
    boolean nobody = rule.sources().isEmpty() && rule.sourceApplicationGroups().isEmpty();
    Match match =
        nobody
            ? Match.MAYBE
            : Match.when(
                rule.sourceApplicationGroups().stream().anyMatch(applicationGroups::contains));
    for (String source : rule.sources()) {
      match = match.or(isMeantBy(source));
    }
    return match;
  }

  Match isMeantBy(String source) {
    if (Prefixes.literal(source)) {
      return Prefixes.holds(source, privateAddress);
    }
    return switch (TagFlow.plain(source)) {
      case "*", "any", "virtualnetwork", "virtual_network" -> Match.YES;
      default ->
          ServiceTags.ofPublicAddresses(source) && hasPrivateAddress() ? Match.NO : Match.MAYBE;
    };
  }

  /** A network may use public space of its own; then a tag may mean its addresses. */
  private boolean hasPrivateAddress() {
    return privateAddress != null
        && Prefixes.literal(privateAddress)
        && Prefixes.holdPublicEndpoint(List.of(privateAddress)) == Match.NO;
  }
}
