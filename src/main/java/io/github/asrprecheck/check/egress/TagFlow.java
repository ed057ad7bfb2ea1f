package io.github.asrprecheck.check.egress;

import io.github.asrprecheck.scope.Region;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * HTTPS to a public service of Azure, whose addresses are known only by a service tag.
 *
 * @param endpoint id of the endpoint
 * @param host its host name or pattern, for people
 * @param service the tag without a region
 * @param region the region whose form of the tag is needed; null: the tag has no regional form
 * @param label the tag as one writes it, {@code Storage.EastUS}
 * @param regions ARM names of every region that is known: a tag of another known region never
 *     covers this one
 * @param networkHoldsDefaultRoute whether the VirtualNetwork tag may reach as far as this service,
 *     which it does where a user-defined or learned route for public addresses exists
 */
public record TagFlow(
    String endpoint,
    String host,
    int port,
    String service,
    @Nullable Region region,
    String label,
    Set<String> regions,
    boolean networkHoldsDefaultRoute)
    implements Flow {

  private static final String ENTRA = "azureactivedirectory";

  /**
   * Services that share addresses with another in part, so that a tag of the one may or may not
   * mean the other.
   */
  private static final Map<String, Set<String>> SHARED =
      Map.of("eventhub", Set.of("servicebus"), ENTRA, Set.of("azureactivedirectorydomainservices"));

  @Override
  public String protocol() {
    return "Tcp";
  }

  boolean storage() {
    return service.equalsIgnoreCase("Storage");
  }

  @Override
  public Match headedFor(List<String> destinations) {
    Match match = Prefixes.holdPublicEndpoint(destinations);
    for (String destination : destinations) {
      if (!Prefixes.literal(destination)) {
        match = match.or(tag(plain(destination)));
      }
    }
    return match;
  }

  private Match tag(String tag) {
    int dot = tag.indexOf('.');
    String head = dot < 0 ? tag : tag.substring(0, dot);
    String tail = dot < 0 ? "" : tag.substring(dot + 1);
    if (head.equals("*") || head.equals("any") || head.equals("internet")) {
      return Match.YES;
    }
    if (head.equals("virtualnetwork") || head.equals("virtual_network")) {
      return networkHoldsDefaultRoute ? Match.MAYBE : Match.NO;
    }
    String mine = plain(service);
    if (head.equals("azurecloud") && mine.equals(ENTRA)) {
      // Some of Entra's addresses (20.20.32.0/19, 20.231.128.0/19) are in no AzureCloud list.
      return Match.MAYBE;
    }
    if (head.equals("azurecloud") || head.equals(mine)) {
      return tail.isEmpty() ? Match.YES : inRegion(ServiceTags.region(tail));
    }
    boolean apart = ServiceTags.known(head) && !SHARED.getOrDefault(mine, Set.of()).contains(head);
    return apart ? Match.NO : Match.MAYBE;
  }

  private Match inRegion(String tail) {
    if (region == null) {
      // Which region's addresses a service without regions answers from is not known here.
      return Match.MAYBE;
    }
    if (tail.equals(region.name())) {
      return Match.YES;
    }
    // What is no region's name may be another spelling of this one's.
    return regions.contains(tail) ? Match.NO : Match.MAYBE;
  }

  /** The spelling to compare by: case and blanks do not count. */
  static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace(" ", "");
  }
}
