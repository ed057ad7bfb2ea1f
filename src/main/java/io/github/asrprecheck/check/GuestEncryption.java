package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Disk;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Seen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which machines have a disk that Azure Disk Encryption encrypts inside the guest. */
final class GuestEncryption {
  private final Estate estate;
  private final Map<String, Reading<Map<ResourceId, Disk>>> disks = new HashMap<>();

  GuestEncryption(Estate estate) {
    this.estate = estate;
  }

  /**
   * @param machineSeen where the machine's list of disks was seen
   */
  Reading<Boolean> of(Machine machine, Seen machineSeen) {
    List<Reading<Boolean>> parts = new ArrayList<>();
    for (Machine.AttachedDisk attached : machine.disks()) {
      // Azure Disk Encryption refuses ephemeral disks.
      if (!attached.ephemeral()) {
        parts.add(encrypted(attached.managedDisk(), machine));
      }
    }
    return Reading.all(parts, machineSeen).map(all -> all.contains(true));
  }

  private Reading<Boolean> encrypted(
      @org.jspecify.annotations.Nullable ResourceId id, Machine machine) {
    if (id == null) {
      return Reading.unreadable(
          new Gap(
              "whether an unmanaged disk is encrypted inside the guest",
              Gap.Cause.UNSUPPORTED,
              Fact.MACHINES.action(),
              machine.id().text(),
              "Look at the disks of the machine in the portal.",
              null));
    }
    return index(id.subscription())
        .then(
            byId -> {
              Disk disk = byId.get(id);
              return disk == null
                  ? Reading.unreadable(
                      Gap.dangling("disk " + id.name(), Fact.DISKS.action(), id.text()))
                  : index(id.subscription()).map(all -> disk.azureDiskEncryption());
            });
  }

  private Reading<Map<ResourceId, Disk>> index(String subscription) {
    return disks.computeIfAbsent(
        subscription,
        s ->
            estate
                .disks(s)
                .map(
                    all -> {
                      Map<ResourceId, Disk> byId = new HashMap<>();
                      all.forEach(d -> byId.put(d.id(), d));
                      return byId;
                    }));
  }
}
