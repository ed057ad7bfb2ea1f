package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Disk;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Nic;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Seen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The machines of one source subscription, with the disks and interfaces that are theirs. */
record SourceMachines(
    String subscription,
    List<Machine> machines,
    Seen seen,
    Reading<Map<ResourceId, Disk>> disks,
    Reading<Map<ResourceId, Nic>> nics) {

  static Reading<SourceMachines> of(Estate estate, String subscription) {
    Reading<List<Machine>> machines = estate.machines(subscription);
    return machines.fold(
        (list, seen) ->
            Reading.known(
                list.isEmpty()
                    ? new SourceMachines(
                        subscription,
                        list,
                        seen,
                        Reading.known(Map.of(), seen),
                        Reading.known(Map.of(), seen))
                    : new SourceMachines(
                        subscription,
                        list,
                        seen,
                        estate.disks(subscription).map(all -> byId(all, Disk::id)),
                        estate.nics(subscription).map(all -> byId(all, Nic::id))),
                seen),
        Reading::unreadable);
  }

  /** What a machine asks of a size, as far as it can be told. */
  MachineNeeds needs(Machine machine) {
    return MachineNeeds.of(
        machine,
        disks.fold((d, seen) -> d, gaps -> Map.of()),
        nics.fold((n, seen) -> n, gaps -> Map.of()));
  }

  /** What the needs of its machines rest on, or what hides a part of them. */
  Reading<Boolean> parts() {
    return Reading.join(disks, nics, (d, n) -> true);
  }

  /** A gap for something that Azure's answer does not say of a machine. */
  static Gap unclear(String what, String action, Machine machine) {
    return Gap.unclear(what + " of " + machine.name(), action, machine.id().text());
  }

  private static <T> Map<ResourceId, T> byId(List<T> all, Function<T, ResourceId> id) {
    Map<ResourceId, T> map = new HashMap<>();
    all.forEach(t -> map.put(id.apply(t), t));
    return map;
  }
}
