package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Nic;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.Usage;
import io.github.asrprecheck.scope.Region;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds the interfaces and public addresses of a failover against the network quotas of one target
 * subscription.
 */
final class NetworkQuota {
  private static final String LIMITS =
      "https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits";

  static final Rule INTERFACES =
      Rule.named("target-quota/network-interfaces")
          .title("The target region takes the network interfaces of all machines")
          .why(
              "A failover creates an interface for each that a machine has. That enabling"
                  + " replication looks at this quota is not documented, so a shortage only warns.")
          .remedy("Ask for more network interfaces in the target region, or delete unused ones.")
          .source(LIMITS, "2026-01-16");

  static final Rule ADDRESSES =
      Rule.named("target-quota/public-ips")
          .title("The target region takes a public address for each that the machines have")
          .why(
              "Public addresses do not move along: new ones have to be made in the target region,"
                  + " by hand or by the recovery plan.")
          .remedy("Ask for more public addresses in the target region, or do without some.")
          .source(
              "https://learn.microsoft.com/azure/site-recovery/concepts-public-ip-address-with-site-recovery",
              "2019-04-08");

  private final String target;
  private final Region region;
  private final boolean several;
  private final Reading<List<Usage>> usages;

  NetworkQuota(Estate estate, String target) {
    this.target = target;
    this.region = estate.scope().target();
    this.several = estate.scope().targetSubscriptions().size() > 1;
    this.usages = estate.networkUsage(target);
  }

  List<Finding> judge(List<SourceMachines> sources, List<Gap> hidden) {
    Demand interfaces = Demand.hidden(hidden);
    Demand addresses = Demand.hidden(hidden);
    for (SourceMachines source : sources) {
      long count = source.machines().stream().mapToLong(m -> m.nics().size()).sum();
      interfaces = interfaces.and(Demand.of(count, source.seen()));
      addresses = addresses.and(addresses(source));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(
        row(List.of("NetworkInterfaces"), "network interfaces")
            .judge(INTERFACES, Subject.subscription(target), interfaces, usages, INTERFACES::warn));
    findings.addAll(addresses(addresses));
    return findings;
  }

  /** New public addresses are Standard ones, and count among all as well. */
  private List<Finding> addresses(Demand need) {
    Seen seen = need.seen();
    if (need.nothing() && seen != null) {
      return List.of(
          ADDRESSES.notApplicable(
              Subject.subscription(target), seen, "No machine has a public address of its own"));
    }
    return List.of(
        addresses(need, "PublicIPAddresses", List.of("PublicIPAddresses"), "public addresses"),
        addresses(
            need,
            "StandardSkuPublicIpAddresses",
            List.of("StandardSkuPublicIpAddresses", "IPv4StandardSkuPublicIpAddresses"),
            "Standard public addresses"));
  }

  private Finding addresses(Demand need, String name, List<String> names, String unit) {
    Subject subject = CoreQuota.subject(target, region, "Microsoft.Network", name, several);
    return row(names, unit).judge(ADDRESSES, subject, need, usages, ADDRESSES::warn);
  }

  private QuotaRow row(List<String> names, String unit) {
    return new QuotaRow(Fact.NETWORK_USAGE, target, region, names, unit, "Networking", null);
  }

  private static Demand addresses(SourceMachines source) {
    return source
        .nics()
        .fold((nics, seen) -> addresses(source, nics, seen.and(source.seen())), Demand::hidden);
  }

  private static Demand addresses(SourceMachines source, Map<ResourceId, Nic> nics, Seen seen) {
    Set<ResourceId> own = new HashSet<>();
    Demand need = Demand.NONE;
    for (Machine machine : source.machines()) {
      for (Machine.AttachedNic attached : machine.nics()) {
        Nic nic = nics.get(attached.id());
        if (nic == null) {
          need = need.and(Demand.hidden(List.of(dangling(attached.id(), machine))));
          continue;
        }
        for (Nic.IpConfiguration configuration : nic.ipConfigurations()) {
          ResourceId address = configuration.publicAddress();
          if (address != null) {
            own.add(address);
          }
        }
      }
    }
    return need.and(Demand.of(own.size(), seen));
  }

  private static Gap dangling(ResourceId nic, Machine machine) {
    return Gap.dangling(
        "network interface " + nic.name() + " of " + machine.name(),
        Fact.NICS.action(),
        nic.text());
  }
}
