package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Disk;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Nic;
import io.github.asrprecheck.fact.ResourceId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a machine asks of any size that shall run it. What could not be seen is null.
 *
 * @param premium whether one of its disks is a premium one
 * @param generation of the system disk, {@code V1} or {@code V2}
 * @param accelerated whether one of its interfaces uses accelerated networking
 */
record MachineNeeds(
    int nics,
    int dataDisks,
    @Nullable Boolean premium,
    @Nullable String generation,
    @Nullable Boolean accelerated) {

  static MachineNeeds of(Machine machine, Map<ResourceId, Disk> disks, Map<ResourceId, Nic> nics) {
    ResourceId osDisk = machine.osDisk().managedDisk();
    Disk system = osDisk == null ? null : disks.get(osDisk);
    return new MachineNeeds(
        machine.nics().size(),
        machine.dataDisks().size(),
        premium(machine, disks),
        system == null ? null : system.generation(),
        accelerated(machine, nics));
  }

  /**
   * The SKU name of a disk: as the disk tells it, else as the machine does; null for an unmanaged
   * one.
   */
  static @Nullable String kind(Machine.AttachedDisk attached, Map<ResourceId, Disk> disks) {
    ResourceId id = attached.managedDisk();
    Disk disk = id == null ? null : disks.get(id);
    return disk != null && disk.kind() != null ? disk.kind() : attached.storageType();
  }

  private static @Nullable Boolean premium(Machine machine, Map<ResourceId, Disk> disks) {
    List<@Nullable String> kinds = new java.util.ArrayList<>();
    machine.disks().forEach(d -> kinds.add(kind(d, disks)));
    if (kinds.stream()
        .anyMatch(k -> k != null && k.toLowerCase(Locale.ROOT).startsWith("premium"))) {
      return true;
    }
    return kinds.stream().anyMatch(Objects::isNull) ? null : Boolean.FALSE;
  }

  private static @Nullable Boolean accelerated(Machine machine, Map<ResourceId, Nic> nics) {
    boolean unknown = false;
    for (Machine.AttachedNic attached : machine.nics()) {
      Nic nic = nics.get(attached.id());
      if (nic != null && Boolean.TRUE.equals(nic.acceleratedNetworking())) {
        return true;
      }
      unknown |= nic == null || nic.acceleratedNetworking() == null;
    }
    return unknown ? null : Boolean.FALSE;
  }
}
