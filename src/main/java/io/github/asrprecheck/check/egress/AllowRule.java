package io.github.asrprecheck.check.egress;

import io.github.asrprecheck.fact.SecurityGroup;
import io.github.asrprecheck.fact.SecurityGroup.SecurityRule;
import java.util.HashSet;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The rule that a security group lacks, as the command that adds it before the rule that denies.
 */
final class AllowRule {
  private static final int FIRST_PRIORITY = 100;

  private AllowRule() {}

  /**
   * @param before priority of the rule to come before
   * @param place which of the free priorities below it to take, so that the commands for several
   *     endpoints can all be run
   */
  static String remedy(SecurityGroup group, int before, TagFlow flow, int place) {
    OptionalInt free = freePriority(group, before, place);
    if (free.isEmpty()) {
      return "make room before rule "
          + before
          + " of security group "
          + group.id().name()
          + " and allow "
          + flow.label()
          + " on port "
          + flow.port()
          + " there";
    }
    return "allow it before rule "
        + before
        + ": "
        + AzCommand.of("network nsg rule create")
            .with("subscription", group.id().subscription())
            .with("resource-group", group.id().resourceGroup())
            .with("nsg-name", group.id().name())
            .with("name", freeName(group, "AllowSiteRecovery-" + flow.label()))
            .with("priority", String.valueOf(free.getAsInt()))
            .with("direction", "Outbound")
            .with("access", "Allow")
            .with("protocol", "Tcp")
            .with("source-address-prefixes", "VirtualNetwork")
            .with("source-port-ranges", "*")
            .with("destination-address-prefixes", flow.label())
            .with("destination-port-ranges", String.valueOf(flow.port()));
  }

  private static OptionalInt freePriority(SecurityGroup group, int below, int place) {
    Set<Integer> taken = new HashSet<>();
    for (SecurityRule rule : group.rules()) {
      if (!rule.direction().equalsIgnoreCase("Inbound")) {
        taken.add(rule.priority());
      }
    }
    int left = place;
    for (int priority = below - 1; priority >= FIRST_PRIORITY; priority--) {
      if (!taken.contains(priority) && left-- == 0) {
        return OptionalInt.of(priority);
      }
    }
    return OptionalInt.empty();
  }

  /** Creating a rule under a name that exists would overwrite that rule. */
  private static String freeName(SecurityGroup group, String wanted) {
    Set<String> taken = new HashSet<>();
    group.rules().forEach(r -> taken.add(r.name().toLowerCase(Locale.ROOT)));
    String name = wanted;
    for (int n = 2; taken.contains(name.toLowerCase(Locale.ROOT)); n++) {
      name = wanted + "-" + n;
    }
    return name;
  }
}
