package io.github.asrprecheck.testing;

import static io.github.asrprecheck.testing.Estates.CENTRAL;
import static io.github.asrprecheck.testing.Estates.EAST;
import static io.github.asrprecheck.testing.Estates.SUB;

import io.github.asrprecheck.fact.Disk;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Nic;
import io.github.asrprecheck.fact.Offer;
import io.github.asrprecheck.fact.ProtectedItem;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Usage;
import io.github.asrprecheck.fact.VmSize;
import io.github.asrprecheck.scope.Plan;
import io.github.asrprecheck.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ready estates, machines and sizes with one thing changed that sizes or quotas are about. */
public final class QuotaEstates {
  public static final String OTHER = "22222222-2222-2222-2222-222222222222";
  public static final String DR = "33333333-3333-3333-3333-333333333333";

  private QuotaEstates() {}

  /**
   * The ready estate with these machines, and a disk and an interface for each that they refer to.
   */
  public static Estate with(Machine... machines) {
    return owning(Estates.ready(), SUB, machines);
  }

  private static Estate owning(Estate estate, String subscription, Machine... machines) {
    List<Disk> disks =
        Stream.of(machines)
            .flatMap(m -> m.disks().stream())
            .filter(d -> d.managedDisk() != null)
            .map(
                d ->
                    new Disk(d.managedDisk(), EAST, d.storageType(), d.sizeGb(), false, null, "V2"))
            .toList();
    List<Nic> nics =
        Stream.of(machines).flatMap(m -> m.nics().stream()).map(n -> nic(n.id(), null)).toList();
    Estate changed = Estates.set(estate, Fact.MACHINES, subscription, List.of(machines));
    changed = Estates.set(changed, Fact.DISKS, subscription, disks);
    return Estates.set(changed, Fact.NICS, subscription, nics);
  }

  /** An interface with or without a public address. */
  public static Nic nic(ResourceId id, @Nullable ResourceId publicAddress) {
    return new Nic(
        id,
        null,
        List.of(
            new Nic.IpConfiguration(
                "ipconfig1", true, null, "10.0.0.4", publicAddress, List.of(), List.of())),
        List.of(),
        false);
  }

  /** A second source subscription beside the first, with offers and quotas of its own. */
  public static Estate beside(Estate estate, Machine... machines) {
    Estate both = copied(estate, OTHER);
    both =
        owning(both, OTHER, Stream.of(machines).map(QuotaEstates::ofOther).toArray(Machine[]::new));
    return both.within(scope(List.of(SUB, OTHER), null, Plan.none()));
  }

  /** All replicas of both subscriptions go to a third one. */
  public static Estate together(Estate estate) {
    return copied(estate, DR).within(scope(estate.scope().subscriptions(), DR, Plan.none()));
  }

  public static Estate zonePlanned(Estate estate, String zone) {
    Plan none = Plan.none();
    return estate.within(
        scope(List.of(SUB), null, new Plan(null, null, null, null, none.churn(), zone, null)));
  }

  private static Scope scope(List<String> subscriptions, @Nullable String target, Plan plan) {
    Scope one = Estates.scope(plan);
    return new Scope(
        one.cloud(),
        one.source(),
        one.target(),
        subscriptions,
        target,
        one.resourceGroups(),
        one.machinePatterns(),
        one.tags(),
        plan);
  }

  private static Estate copied(Estate estate, String to) {
    Estate copy = estate;
    for (Fact<?> fact :
        List.of(
            Fact.LOCATIONS,
            Fact.TARGET_OFFER,
            Fact.SOURCE_OFFER,
            Fact.COMPUTE_USAGE,
            Fact.NETWORK_USAGE,
            Fact.STORAGE_USAGE)) {
      copy = copied(copy, fact, to);
    }
    copy = Estates.set(copy, Fact.STORAGE_ACCOUNTS, to, List.of());
    return Estates.set(copy, Fact.PROTECTED_ITEMS, to, List.of());
  }

  private static <T> Estate copied(Estate estate, Fact<T> fact, String to) {
    return estate
        .read(fact, SUB)
        .fold((value, seen) -> Estates.set(estate, fact, to, value), gaps -> estate);
  }

  private static Machine ofOther(Machine m) {
    return new Machine(
        other(m.id()),
        m.name(),
        m.region(),
        m.size(),
        m.zones(),
        m.osType(),
        other(m.osDisk()),
        m.dataDisks().stream().map(QuotaEstates::other).toList(),
        m.nics().stream().map(n -> new Machine.AttachedNic(other(n.id()), n.primary())).toList(),
        m.priority(),
        m.scaleSet(),
        m.securityType(),
        m.powerState(),
        m.tags());
  }

  private static Machine.AttachedDisk other(Machine.AttachedDisk d) {
    ResourceId id = d.managedDisk() == null ? null : other(d.managedDisk());
    return new Machine.AttachedDisk(id, d.storageType(), d.sizeGb(), d.vhdUri(), d.ephemeral());
  }

  private static ResourceId other(ResourceId id) {
    return ResourceId.of(id.text().replace(SUB, OTHER));
  }

  // Machines.

  public static Machine zonal(Machine m, String... zones) {
    return machine(m, List.of(zones), m.osDisk(), m.dataDisks(), m.nics(), m.priority());
  }

  public static Machine priority(Machine m, String priority) {
    return machine(m, m.zones(), m.osDisk(), m.dataDisks(), m.nics(), priority);
  }

  public static Machine nics(Machine m, int count) {
    List<Machine.AttachedNic> nics =
        IntStream.range(0, count)
            .mapToObj(i -> new Machine.AttachedNic(Estates.nicId(m.name() + i), i == 0))
            .toList();
    return machine(m, m.zones(), m.osDisk(), m.dataDisks(), nics, m.priority());
  }

  /** With data disks of these kinds, 100 GB each. */
  public static Machine dataDisks(Machine m, String... kinds) {
    List<Machine.AttachedDisk> disks =
        IntStream.range(0, kinds.length)
            .mapToObj(i -> disk(m.name() + "-data" + i, kinds[i]))
            .toList();
    return machine(m, m.zones(), m.osDisk(), disks, m.nics(), m.priority());
  }

  public static Machine osDisk(Machine m, @Nullable String kind) {
    return machine(
        m, m.zones(), disk(m.name() + "-os", kind), m.dataDisks(), m.nics(), m.priority());
  }

  private static Machine.AttachedDisk disk(String name, @Nullable String kind) {
    return new Machine.AttachedDisk(
        Estates.id("shop-rg", "Microsoft.Compute/disks", name), kind, 100, null, false);
  }

  private static Machine machine(
      Machine m,
      List<String> zones,
      Machine.AttachedDisk osDisk,
      List<Machine.AttachedDisk> dataDisks,
      List<Machine.AttachedNic> nics,
      @Nullable String priority) {
    return new Machine(
        m.id(),
        m.name(),
        m.region(),
        m.size(),
        zones,
        m.osType(),
        osDisk,
        dataDisks,
        nics,
        priority,
        m.scaleSet(),
        m.securityType(),
        m.powerState(),
        m.tags());
  }

  /** A machine outside the scope that fails over to the target region of the same subscription. */
  public static ProtectedItem elsewhere(String machine, @Nullable String size) {
    return new ProtectedItem(
        Estates.id(
            "dr-rg",
            "Microsoft.RecoveryServices/vaults/dr-vault/replicationProtectedItems",
            machine),
        Estates.id("other-rg", "Microsoft.Compute/virtualMachines", machine),
        "Protected",
        size,
        CENTRAL,
        Estates.group("dr-rg"));
  }

  // Quotas.

  /** The estate with one quota of the first subscription set. */
  public static Estate quota(
      Estate estate, Fact<List<Usage>> fact, String name, long current, long limit) {
    return Estates.changed(
        estate,
        fact,
        SUB,
        all -> {
          List<Usage> rest = new ArrayList<>(without(all, name));
          rest.add(new Usage(name, current, limit));
          return List.copyOf(rest);
        });
  }

  public static Estate noQuota(Estate estate, Fact<List<Usage>> fact, String name) {
    return Estates.changed(estate, fact, SUB, all -> without(all, name));
  }

  private static List<Usage> without(List<Usage> all, String name) {
    return all.stream().filter(u -> !u.name().equalsIgnoreCase(name)).toList();
  }

  // Sizes.

  /** The estate where the target region offers exactly these sizes. */
  public static Estate offering(Estate estate, VmSize... sizes) {
    return Estates.changed(
        estate, Fact.TARGET_OFFER, SUB, o -> new Offer(List.of(sizes), o.diskKinds()));
  }

  /** The same for what the source region offers. */
  public static Estate sourceOffering(Estate estate, VmSize... sizes) {
    return Estates.changed(
        estate, Fact.SOURCE_OFFER, SUB, o -> new Offer(List.of(sizes), o.diskKinds()));
  }

  /** Standard_D4s_v5 as the ready estate offers it. */
  public static VmSize d4() {
    return Estates.size("Standard_D4s_v5", "standardDSv5Family", 4);
  }

  public static VmSize restricted(VmSize s, String type, String reason, String... zones) {
    List<VmSize.Restriction> all = List.of(new VmSize.Restriction(type, reason, List.of(zones)));
    return new VmSize(
        s.name(),
        s.family(),
        s.vCpus(),
        s.memoryGb(),
        s.maxDataDisks(),
        s.maxNics(),
        s.premiumIo(),
        s.acceleratedNetworking(),
        s.generations(),
        s.architecture(),
        s.zones(),
        all,
        s.diskControllers());
  }

  public static VmSize offeredInZones(VmSize s, String... zones) {
    return new VmSize(
        s.name(),
        s.family(),
        s.vCpus(),
        s.memoryGb(),
        s.maxDataDisks(),
        s.maxNics(),
        s.premiumIo(),
        s.acceleratedNetworking(),
        s.generations(),
        s.architecture(),
        List.of(zones),
        s.restrictions(),
        s.diskControllers());
  }

  public static VmSize counting(
      VmSize s, @Nullable String family, @Nullable Integer cores, @Nullable Double memory) {
    return new VmSize(
        s.name(),
        family,
        cores,
        memory,
        s.maxDataDisks(),
        s.maxNics(),
        s.premiumIo(),
        s.acceleratedNetworking(),
        s.generations(),
        s.architecture(),
        s.zones(),
        s.restrictions(),
        s.diskControllers());
  }

  public static VmSize holding(VmSize s, @Nullable Integer dataDisks, @Nullable Integer nics) {
    return new VmSize(
        s.name(),
        s.family(),
        s.vCpus(),
        s.memoryGb(),
        dataDisks,
        nics,
        s.premiumIo(),
        s.acceleratedNetworking(),
        s.generations(),
        s.architecture(),
        s.zones(),
        s.restrictions(),
        s.diskControllers());
  }

  public static VmSize premium(VmSize s, @Nullable Boolean premium) {
    return new VmSize(
        s.name(),
        s.family(),
        s.vCpus(),
        s.memoryGb(),
        s.maxDataDisks(),
        s.maxNics(),
        premium,
        s.acceleratedNetworking(),
        s.generations(),
        s.architecture(),
        s.zones(),
        s.restrictions(),
        s.diskControllers());
  }

  public static VmSize accelerated(VmSize s, @Nullable Boolean accelerated) {
    return new VmSize(
        s.name(),
        s.family(),
        s.vCpus(),
        s.memoryGb(),
        s.maxDataDisks(),
        s.maxNics(),
        s.premiumIo(),
        accelerated,
        s.generations(),
        s.architecture(),
        s.zones(),
        s.restrictions(),
        s.diskControllers());
  }

  public static VmSize generations(VmSize s, String... generations) {
    return new VmSize(
        s.name(),
        s.family(),
        s.vCpus(),
        s.memoryGb(),
        s.maxDataDisks(),
        s.maxNics(),
        s.premiumIo(),
        s.acceleratedNetworking(),
        List.of(generations),
        s.architecture(),
        s.zones(),
        s.restrictions(),
        s.diskControllers());
  }

  public static VmSize architecture(VmSize s, @Nullable String architecture) {
    return new VmSize(
        s.name(),
        s.family(),
        s.vCpus(),
        s.memoryGb(),
        s.maxDataDisks(),
        s.maxNics(),
        s.premiumIo(),
        s.acceleratedNetworking(),
        s.generations(),
        architecture,
        s.zones(),
        s.restrictions(),
        s.diskControllers());
  }

  public static VmSize controllers(VmSize s, String... controllers) {
    return new VmSize(
        s.name(),
        s.family(),
        s.vCpus(),
        s.memoryGb(),
        s.maxDataDisks(),
        s.maxNics(),
        s.premiumIo(),
        s.acceleratedNetworking(),
        s.generations(),
        s.architecture(),
        s.zones(),
        s.restrictions(),
        List.of(controllers));
  }
}
