package io.github.asrprecheck.check.egress;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arithmetic of addresses and prefixes as they are written in rules and routes. */
final class Prefixes {
  // The library would also read "443", "*" and "1.2.3" as addresses; Azure does not.
  private static final IPAddressStringParameters STRICT =
      new IPAddressStringParameters.Builder()
          .allowEmpty(false)
          .allowAll(false)
          .allowSingleSegment(false)
          .allowWildcardedSeparator(false)
          .setRangeOptions(RangeParameters.NO_RANGE)
          .getIPv4AddressParametersBuilder()
          .allow_inet_aton(false)
          .getParentBuilder()
          .toParams();

  /**
   * Where no public endpoint can be: private, shared, local, documentation, multicast and reserved
   * space.
   */
  private static final List<IPAddress> NOT_PUBLIC =
      parsed(
          List.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "168.63.129.16/32",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "224.0.0.0/3"));

  private Prefixes() {}

  /** Whether the text is an address or a prefix, not a word. */
  static boolean literal(String text) {
    return parse(text) != null;
  }

  /** Whether the text is the IPv4 default route's prefix. */
  static boolean everything(String text) {
    IPAddress prefix = parse(text);
    return prefix != null && prefix.isIPv4() && Integer.valueOf(0).equals(prefix.getPrefixLength());
  }

  /**
   * How surely these prefixes, taken together, hold the addresses of a public endpoint that are not
   * known here. IPv6 prefixes never do: the endpoints are reached over IPv4.
   */
  static Match holdPublicEndpoint(List<String> literals) {
    List<IPAddress> left =
        parsed(literals).stream()
            .filter(IPAddress::isIPv4)
            .filter(p -> NOT_PUBLIC.stream().noneMatch(n -> n.contains(p)))
            .toList();
    if (left.isEmpty()) {
      return Match.NO;
    }
    List<IPAddress> all = new ArrayList<>(left);
    all.addAll(NOT_PUBLIC);
    IPAddress[] merged = all.get(0).mergeToPrefixBlocks(all.toArray(IPAddress[]::new));
    boolean whole = merged.length == 1 && Integer.valueOf(0).equals(merged[0].getPrefixLength());
    return whole ? Match.YES : Match.MAYBE;
  }

  /** Whether the prefix holds the address; MAYBE when the address is not known. */
  static Match holds(String prefix, @Nullable String address) {
    if (everything(prefix)) {
      return Match.YES;
    }
    IPAddress block = parse(prefix);
    IPAddress one = address == null ? null : parse(address);
    return block == null || one == null ? Match.MAYBE : Match.when(block.contains(one));
  }

  private static @Nullable IPAddress parse(String text) {
    IPAddress address = new IPAddressString(text.strip(), STRICT).getAddress();
    return address == null ? null : address.toPrefixBlock();
  }

  private static List<IPAddress> parsed(List<String> texts) {
    List<IPAddress> parsed = new ArrayList<>();
    for (String text : texts) {
      IPAddress address = parse(text);
      if (address != null) {
        parsed.add(address);
      }
    }
    return parsed;
  }
}
