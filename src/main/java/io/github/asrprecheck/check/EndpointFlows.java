package io.github.asrprecheck.check;

import io.github.asrprecheck.check.egress.TagFlow;
import io.github.asrprecheck.check.egress.Wiring;
import io.github.asrprecheck.rule.Endpoint;
import io.github.asrprecheck.rule.RegionRule;
import io.github.asrprecheck.rule.RuleBook;
import io.github.asrprecheck.scope.Region;
import io.github.asrprecheck.scope.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The flows that a machine in some cloud must be able to send, with the tags of the right regions.
 */
final class EndpointFlows {
  private final RuleBook book;
  private final Set<String> known;

  EndpointFlows(RuleBook book) {
    this.book = book;
    this.known =
        book.regions().rows().stream()
            .map(RegionRule::name)
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The endpoints of the scope's cloud that a judgement of the network is about; none for a cloud
   * that nobody documents.
   */
  List<Endpoint> of(Scope scope) {
    return book.endpoints().rows().stream()
        .filter(e -> e.cloud().equalsIgnoreCase(scope.cloud().name()))
        .filter(e -> e.when().equals("always") || e.when().equals("ade"))
        .toList();
  }

  TagFlow flow(Endpoint endpoint, Scope scope, Wiring wiring) {
    Region region =
        switch (endpoint.tagRegion()) {
          // Opposite ways round: the cache is where the machine is, the monitoring where it goes.
          case "source" -> scope.source();
          case "target" -> scope.target();
          default -> null;
        };
    return new TagFlow(
        endpoint.id(),
        endpoint.host(),
        endpoint.port(),
        endpoint.serviceTag(),
        region,
        label(endpoint.serviceTag(), region),
        regions(scope),
        wiring.tagHoldsPublicRoutes());
  }

  private Set<String> regions(Scope scope) {
    Set<String> all = new HashSet<>(known);
    all.add(scope.source().name());
    all.add(scope.target().name());
    return all;
  }

  /** As Azure writes it: {@code Storage.EastUS}. */
  private String label(String tag, @Nullable Region region) {
    if (region == null) {
      return tag;
    }
    String name =
        book.regions().rows().stream()
            .filter(r -> r.name().equals(region.name()))
            .map(r -> r.displayName().replace(" ", ""))
            .findFirst()
            .orElse(region.name());
    return tag + "." + name;
  }
}
