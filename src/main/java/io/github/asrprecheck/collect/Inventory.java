package io.github.asrprecheck.collect;

import io.github.asrprecheck.fact.Disk;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Nic;
import io.github.asrprecheck.fact.ProtectedItem;
import io.github.asrprecheck.fact.ResourceGroup;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.StorageAccount;
import io.github.asrprecheck.fact.Vault;
import io.github.asrprecheck.scope.Region;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows of Resource Graph as facts; the columns are those of the files in {@code kql}. */
final class Inventory {
  private Inventory() {}

  static Machine machine(Row row) {
    Row osDisk = row.rowOrNull("osDisk");
    if (osDisk == null) {
      throw new Malformed("osDisk is absent");
    }
    return new Machine(
        ResourceId.of(row.text("id")),
        row.text("name"),
        Region.of(row.text("location")),
        row.filledOrNull("size"),
        row.texts("zones"),
        osDisk.filledOrNull("osType"),
        attached(osDisk),
        row.needRows("dataDisks").stream().map(Inventory::attached).toList(),
        row.needRows("nics").stream()
            .map(
                n ->
                    new Machine.AttachedNic(
                        ResourceId.of(n.text("id")), n.flagOrNull("properties.primary")))
            .toList(),
        row.filledOrNull("priority"),
        ResourceId.ofNullable(row.textOrNull("scaleSet")),
        row.filledOrNull("securityType"),
        row.filledOrNull("power"),
        row.textMap("tags"));
  }

  private static Machine.AttachedDisk attached(Row row) {
    return new Machine.AttachedDisk(
        ResourceId.ofNullable(row.textOrNull("managedDisk.id")),
        row.filledOrNull("managedDisk.storageAccountType"),
        row.intOrNull("diskSizeGB"),
        row.filledOrNull("vhd.uri"),
        "Local".equalsIgnoreCase(row.textOrNull("diffDiskSettings.option")));
  }

  static Disk disk(Row row) {
    return new Disk(
        ResourceId.of(row.text("id")),
        Region.of(row.text("location")),
        row.filledOrNull("kind"),
        row.intOrNull("sizeGb"),
        // ARM leaves the whole collection out where the guest encrypts nothing.
        Boolean.TRUE.equals(row.flagOrNull("guestEncrypted")),
        ResourceId.ofNullable(row.textOrNull("encryptionSet")),
        row.filledOrNull("generation"));
  }

  static Nic nic(Row row) {
    return new Nic(
        ResourceId.of(row.text("id")),
        ResourceId.ofNullable(row.textOrNull("securityGroup")),
        row.needRows("ipConfigurations").stream().map(Inventory::ipConfiguration).toList(),
        row.texts("dnsServers"),
        row.flagOrNull("acceleratedNetworking"));
  }

  private static Nic.IpConfiguration ipConfiguration(Row row) {
    return new Nic.IpConfiguration(
        row.text("name"),
        row.flagOrNull("properties.primary"),
        ResourceId.ofNullable(row.textOrNull("properties.subnet.id")),
        row.filledOrNull("properties.privateIPAddress"),
        ResourceId.ofNullable(row.textOrNull("properties.publicIPAddress.id")),
        ids(row.rows("properties.loadBalancerBackendAddressPools")),
        ids(row.rows("properties.applicationSecurityGroups")));
  }

  static Vault vault(Row row) {
    return new Vault(
        ResourceId.of(row.text("id")),
        Region.of(row.text("location")),
        row.filledOrNull("identity"),
        row.filledOrNull("state"));
  }

  static StorageAccount storageAccount(Row row) {
    return new StorageAccount(
        ResourceId.of(row.text("id")),
        Region.of(row.text("location")),
        row.filledOrNull("kind"),
        row.filledOrNull("sku"),
        row.flagOrNull("sharedKeys"),
        row.filledOrNull("networkDefault"));
  }

  static ResourceGroup resourceGroup(Row row) {
    return new ResourceGroup(ResourceId.of(row.text("id")), Region.of(row.text("location")));
  }

  /** Null for items that protect no Azure machine: those of VMware or Hyper-V sites. */
  static @Nullable ProtectedItem protectedItem(Row row) {
    ResourceId machine = ResourceId.ofNullable(row.textOrNull("machine"));
    return machine == null
        ? null
        : new ProtectedItem(
            ResourceId.of(row.text("id")),
            machine,
            row.filledOrNull("state"),
            row.filledOrNull("targetSize"),
            region(row.filledOrNull("targetRegion")),
            ResourceId.ofNullable(row.textOrNull("targetGroup")));
  }

  private static @Nullable Region region(@Nullable String name) {
    return name == null ? null : Region.of(name);
  }

  static List<ResourceId> ids(List<Row> rows) {
    return rows.stream()
        .map(r -> ResourceId.ofNullable(r.textOrNull("id")))
        .filter(Objects::nonNull)
        .toList();
  }
}
