package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.VmSize;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The size in the target region that comes closest to one which cannot be used there. Site Recovery
 * takes "the closest" and publishes no formula; this order is ours, so it only ever names a
 * candidate.
 *
 * @param size null: none fits, or none of which that is certain
 * @param unclear why there may be one all the same; empty: there is none
 */
record ClosestSize(@Nullable VmSize size, List<String> unclear) {

  static ClosestSize to(
      VmSize wanted, MachineNeeds needs, List<VmSize> offered, List<String> zones) {
    Integer cores = wanted.vCpus();
    Double memory = wanted.memoryGb();
    if (cores == null || memory == null) {
      return new ClosestSize(null, List.of("the cores and memory of " + wanted.name()));
    }
    if (!"x64".equalsIgnoreCase(wanted.architecture())) {
      // Site Recovery runs on x64 only: nothing stands in for an Arm64 size.
      return new ClosestSize(
          null,
          "Arm64".equalsIgnoreCase(wanted.architecture())
              ? List.of()
              : List.of("the processor architecture of " + wanted.name()));
    }
    List<VmSize> fitting = new ArrayList<>();
    List<String> unclear = new ArrayList<>();
    for (VmSize size : offered) {
      switch (fits(size, cores, memory, wanted, needs, zones)) {
        case YES -> fitting.add(size);
        case UNCLEAR -> unclear.add(size.name());
        case NO -> {}
      }
    }
    VmSize best =
        fitting.stream().min(order(wanted, cores, memory, needs.accelerated())).orElse(null);
    return new ClosestSize(
        best,
        best != null || unclear.isEmpty()
            ? List.of()
            : List.of(
                "whether any of "
                    + unclear.size()
                    + " sizes will do, "
                    + unclear.get(0)
                    + " among them"));
  }

  private enum Fit {
    YES,
    NO,
    UNCLEAR
  }

  private static Fit fits(
      VmSize size,
      int cores,
      double memory,
      VmSize wanted,
      MachineNeeds needs,
      List<String> zones) {
    SizeAvailability may = SizeAvailability.of(size, zones);
    SizeFit fit = SizeFit.of(size, needs);
    boolean no =
        size.name().equalsIgnoreCase(wanted.name())
            || !may.location().isEmpty()
            || !may.wantedClosed().isEmpty()
            || !fit.lacks().isEmpty()
            || nvmeOnly(size)
            || (size.vCpus() != null && size.vCpus() < cores)
            || (size.memoryGb() != null && size.memoryGb() < memory);
    if (no) {
      return Fit.NO;
    }
    boolean clear =
        fit.carries()
            && standsFor(size, wanted)
            && may.unclear().isEmpty()
            && size.vCpus() != null
            && size.memoryGb() != null
            && size.family() != null;
    return clear ? Fit.YES : Fit.UNCLEAR;
  }

  /**
   * Site Recovery does not support remote NVMe disks. Older sizes, which name no controller, have
   * SCSI.
   */
  private static boolean nvmeOnly(VmSize size) {
    return !size.diskControllers().isEmpty()
        && size.diskControllers().stream().noneMatch(c -> c.equalsIgnoreCase("SCSI"));
  }

  /**
   * Whether a size takes the place of one with another graphics processor, or with none, is not
   * documented.
   */
  private static boolean standsFor(VmSize size, VmSize wanted) {
    SizeName mine = SizeName.of(wanted.name());
    SizeName other = SizeName.of(size.name());
    boolean one = mine != null && mine.graphics();
    boolean two = other != null && other.graphics();
    return one == two
        && (!one || mine == null || other == null || mine.family().equals(other.family()));
  }

  private static Comparator<VmSize> order(
      VmSize wanted, int cores, double memory, @Nullable Boolean accelerated) {
    SizeName mine = SizeName.of(wanted.name());
    return Comparator.<VmSize>comparingInt(s -> number(s.vCpus()) - cores)
        .thenComparingInt(
            s ->
                Boolean.FALSE.equals(accelerated) || Boolean.TRUE.equals(s.acceleratedNetworking())
                    ? 0
                    : 1)
        .thenComparingInt(s -> special(s, mine))
        .thenComparingInt(s -> distance(s, mine))
        .thenComparingInt(s -> versionDistance(s, mine))
        .thenComparingDouble(s -> (s.memoryGb() == null ? 0 : s.memoryGb()) - memory)
        .thenComparing(s -> s.name().toLowerCase(Locale.ROOT));
  }

  private static int number(@Nullable Integer cores) {
    return cores == null ? 0 : cores;
  }

  private static int special(VmSize size, @Nullable SizeName mine) {
    SizeName other = SizeName.of(size.name());
    return mine == null || other == null || mine.special() == other.special() ? 0 : 1;
  }

  private static int distance(VmSize size, @Nullable SizeName mine) {
    SizeName other = SizeName.of(size.name());
    return mine == null || other == null ? 3 : mine.distance(other);
  }

  private static int versionDistance(VmSize size, @Nullable SizeName mine) {
    SizeName other = SizeName.of(size.name());
    return mine == null || other == null ? 0 : mine.versionDistance(other);
  }
}
