package io.github.asrprecheck.check.egress;

import io.github.asrprecheck.check.remedy.AzCommand;
import io.github.asrprecheck.check.remedy.Remedy;
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
   * @param place which of the free priorities to choose from
   */
  static Remedy remedy(SecurityGroup group, int before, TagFlow flow, Place place) {
    OptionalInt free = freePriority(group, before, place);
    if (free.isEmpty()) {
      return Remedy.of(
          "make room for more rules before rule "
              + before
              + " of security group "
              + group.id().name()
              + " and allow "
              + flow.label()
              + " on port "
              + flow.port()
              + " there");
    }
    return Remedy.of("allow it before rule " + before + ": ")
        .run(
            AzCommand.of("network nsg rule create")
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
                .with("destination-port-ranges", String.valueOf(flow.port())));
  }

  private static OptionalInt freePriority(SecurityGroup group, int below, Place place) {
    Set<Integer> taken = new HashSet<>();
    for (SecurityRule rule : group.rules()) {
      if (!rule.direction().equalsIgnoreCase("Inbound")) {
        taken.add(rule.priority());
      }
    }
    OptionalInt last = OptionalInt.empty();
    int nth = 0;
    for (int priority = FIRST_PRIORITY; priority < below; priority++) {
      if (!taken.contains(priority) && place.holds(nth++)) {
        last = OptionalInt.of(priority);
      }
    }
    return last;
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
