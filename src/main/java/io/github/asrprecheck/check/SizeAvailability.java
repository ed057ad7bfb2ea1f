package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.VmSize;
import io.github.asrprecheck.fact.VmSize.Restriction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Whether a subscription may use a listed size, in the zones that are wanted of it.
 *
 * @param location why not in the region at all; empty: no such restriction
 * @param closedZones the zones that are restricted
 * @param wantedClosed wanted zones that are restricted or where the size is not offered
 * @param unclear restrictions of a type that this version does not know, or that name no zone
 */
record SizeAvailability(
    List<String> location,
    List<String> closedZones,
    List<String> zoneReasons,
    List<String> wantedClosed,
    List<String> unclear) {

  static SizeAvailability of(VmSize size, List<String> wantedZones) {
    List<String> location = new ArrayList<>();
    List<String> unclear = new ArrayList<>();
    TreeSet<String> closed = new TreeSet<>();
    TreeSet<String> reasons = new TreeSet<>();
    for (Restriction restriction : size.restrictions()) {
      String reason = Objects.requireNonNullElse(restriction.reason(), "no reason given");
      if (restriction.type().equalsIgnoreCase("Location")) {
        location.add(reason);
      } else if (restriction.type().equalsIgnoreCase("Zone") && !restriction.zones().isEmpty()) {
        closed.addAll(restriction.zones());
        reasons.add(reason);
      } else {
        unclear.add(restriction.type() + " (" + reason + ")");
      }
    }
    List<String> wantedClosed =
        wantedZones.stream().filter(z -> closed.contains(z) || !size.zones().contains(z)).toList();
    return new SizeAvailability(
        location, List.copyOf(closed), List.copyOf(reasons), wantedClosed, unclear);
  }

  /** The zones that are left. */
  List<String> openZones(VmSize size) {
    return size.zones().stream().filter(z -> !closedZones.contains(z)).toList();
  }
}
