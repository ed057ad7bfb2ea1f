package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Disk;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Seen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The machines of one source subscription with the disks that are theirs. */
record DiskedMachines(
    String subscription, List<Machine> machines, Seen seen, Reading<Map<ResourceId, Disk>> disks) {
  /** Unreadable where the machines are; without machines the disks are not looked at. */
  static Reading<DiskedMachines> of(Estate estate, String subscription) {
    Reading<List<Machine>> machines = estate.machines(subscription);
    return machines.fold(
        (list, seen) -> {
          Reading<Map<ResourceId, Disk>> disks =
              list.isEmpty()
                  ? machines.map(none -> Map.of())
                  : estate.disks(subscription).map(DiskedMachines::byId);
          return machines.map(all -> new DiskedMachines(subscription, all, seen, disks));
        },
        Reading::unreadable);
  }

  private static Map<ResourceId, Disk> byId(List<Disk> disks) {
    Map<ResourceId, Disk> byId = new HashMap<>();
    disks.forEach(d -> byId.put(d.id(), d));
    return byId;
  }
}
