package io.github.asrprecheck.check.egress;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Nic;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.RouteTable;
import io.github.asrprecheck.fact.SecurityGroup;
import io.github.asrprecheck.fact.VirtualNetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Follows the ids from a machine to all that its traffic passes. A thing that is referred to and
 * not found makes the wiring unreadable. Lists are read where they are first needed, each once.
 */
public final class Wirings {
  private final Estate estate;
  private final Map<Estate.Key, Reading<?>> indexes = new HashMap<>();

  public Wirings(Estate estate) {
    this.estate = estate;
  }

  public Reading<Wiring> of(Machine machine) {
    Machine.AttachedNic primary = machine.primaryNic();
    if (primary == null) {
      return Reading.unreadable(
          Gap.unclear(
              "which network interface is the primary one",
              Fact.MACHINES.action(),
              machine.id().text()));
    }
    Reading<Nic> own = nic(primary);
    Reading<List<Nic>> others = own.map(n -> List.of());
    for (Machine.AttachedNic attached : machine.nics()) {
      if (!attached.equals(primary)) {
        others = Reading.join(others, nic(attached), Wirings::plus);
      }
    }
    return Reading.join(
        own.then(nic -> fromInterface(machine, nic)), others, Wirings::alsoElsewhere);
  }

  private Reading<Nic> nic(Machine.AttachedNic attached) {
    return find(Fact.NICS, attached.id(), Nic::id, "network interface");
  }

  private static List<Nic> plus(List<Nic> nics, Nic one) {
    List<Nic> all = new ArrayList<>(nics);
    all.add(one);
    return all;
  }

  /**
   * A public address or a balancer's pool on any interface changes how the whole machine gets out.
   */
  private static Wiring alsoElsewhere(Wiring wiring, List<Nic> others) {
    List<Nic.IpConfiguration> configurations =
        others.stream().flatMap(n -> n.ipConfigurations().stream()).toList();
    return wiring.and(
        configurations.stream().anyMatch(c -> c.publicAddress() != null), pools(configurations));
  }

  private static List<ResourceId> pools(List<Nic.IpConfiguration> configurations) {
    return configurations.stream().flatMap(c -> c.loadBalancerPools().stream()).distinct().toList();
  }

  private Reading<Wiring> fromInterface(Machine machine, Nic nic) {
    Nic.IpConfiguration primary = nic.primaryConfiguration();
    ResourceId subnet = primary == null ? null : primary.subnet();
    if (primary == null || subnet == null) {
      return Reading.unreadable(
          Gap.unclear(
              "the primary configuration and the subnet of network interface " + nic.id().name(),
              Fact.NICS.action(),
              nic.id().text()));
    }
    return find(Fact.NETWORKS, subnet.parent(), VirtualNetwork::id, "virtual network")
        .then(network -> fromNetwork(machine, nic, primary, network, subnet));
  }

  private Reading<Wiring> fromNetwork(
      Machine machine,
      Nic nic,
      Nic.IpConfiguration primary,
      VirtualNetwork network,
      ResourceId subnetId) {
    VirtualNetwork.Subnet subnet =
        network.subnets().stream().filter(s -> s.id().equals(subnetId)).findFirst().orElse(null);
    if (subnet == null) {
      return Reading.unreadable(
          Gap.dangling("subnet " + subnetId.name(), Fact.NETWORKS.action(), subnetId.text()));
    }
    Reading<VirtualNetwork> base =
        find(Fact.NETWORKS, network.id(), VirtualNetwork::id, "virtual network");
    Reading<Optional<SecurityGroup>> ofInterface = group(nic.securityGroup(), base);
    Reading<Optional<SecurityGroup>> ofSubnet = group(subnet.securityGroup(), base);
    Reading<Optional<RouteTable>> routes =
        optional(Fact.ROUTE_TABLES, subnet.routeTable(), RouteTable::id, "route table", base);
    boolean another =
        nic.ipConfigurations().stream()
            .anyMatch(c -> !c.equals(primary) && c.publicAddress() != null);
    return Reading.join(
        Reading.join(ofInterface, ofSubnet, Groups::new),
        routes,
        (groups, table) ->
            new Wiring(
                machine.subscription(),
                new Sender(primary.privateAddress(), primary.applicationSecurityGroups()),
                groups.ofInterface(),
                groups.ofSubnet(),
                table,
                network,
                subnet,
                nic.dnsServers(),
                pools(nic.ipConfigurations()),
                primary.publicAddress() != null,
                another,
                machine.scaleSet() != null));
  }

  private record Groups(Optional<SecurityGroup> ofInterface, Optional<SecurityGroup> ofSubnet) {}

  private Reading<Optional<SecurityGroup>> group(@Nullable ResourceId id, Reading<?> base) {
    return optional(Fact.SECURITY_GROUPS, id, SecurityGroup::id, "security group", base);
  }

  /**
   * Nothing where nothing is referred to; that there is no reference was seen where {@code base}
   * was.
   */
  private <T> Reading<Optional<T>> optional(
      Fact<List<T>> fact,
      @Nullable ResourceId id,
      Function<T, ResourceId> idOf,
      String kind,
      Reading<?> base) {
    return id == null
        ? base.map(b -> Optional.empty())
        : find(fact, id, idOf, kind).map(Optional::of);
  }

  private <T> Reading<T> find(
      Fact<List<T>> fact, ResourceId id, Function<T, ResourceId> idOf, String kind) {
    return index(fact, id.subscription(), idOf)
        .then(
            byId -> {
              T found = byId.get(id);
              return found == null
                  ? Reading.unreadable(
                      Gap.dangling(kind + " " + id.name(), fact.action(), id.text()))
                  : index(fact, id.subscription(), idOf).map(all -> found);
            });
  }

  @SuppressWarnings("unchecked") // an index is only ever stored under the fact that it was made of
  private <T> Reading<Map<ResourceId, T>> index(
      Fact<List<T>> fact, String subscription, Function<T, ResourceId> idOf) {
    Estate.Key key = new Estate.Key(fact, subscription);
    return (Reading<Map<ResourceId, T>>)
        indexes.computeIfAbsent(
            key, k -> estate.read(fact, subscription).map(all -> byId(all, idOf)));
  }

  private static <T> Map<ResourceId, T> byId(List<T> all, Function<T, ResourceId> idOf) {
    Map<ResourceId, T> byId = new HashMap<>();
    all.forEach(t -> byId.put(idOf.apply(t), t));
    return byId;
  }
}
