package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.VmSize;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a size can run a machine.
 *
 * @param lacks what it cannot carry, in words
 * @param unclear what Azure does not tell of the size or the machine, and the answer hangs on
 */
record SizeFit(List<String> lacks, List<String> unclear) {

  static SizeFit of(VmSize size, MachineNeeds needs) {
    SizeFit fit = new SizeFit(new ArrayList<>(), new ArrayList<>());
    fit.count("network interfaces", needs.nics(), size.maxNics());
    fit.count("data disks", needs.dataDisks(), size.maxDataDisks());
    fit.premium(size.premiumIo(), needs.premium());
    fit.generation(size.generations(), needs.generation());
    fit.architecture(size.architecture());
    return fit;
  }

  boolean carries() {
    return lacks.isEmpty() && unclear.isEmpty();
  }

  private void count(String what, int has, @Nullable Integer most) {
    if (most == null) {
      unclear.add("how many " + what + " it holds");
    } else if (has > most) {
      lacks.add("it holds " + most + " " + what + " and the machine has " + has);
    }
  }

  private void premium(@Nullable Boolean can, @Nullable Boolean needed) {
    if (Boolean.TRUE.equals(can) || Boolean.FALSE.equals(needed)) {
      return;
    }
    if (can == null) {
      unclear.add("whether it takes premium disks");
    } else if (needed == null) {
      unclear.add("whether the machine has premium disks, which it does not take");
    } else {
      lacks.add("it takes no premium disks and the machine has some");
    }
  }

  private void generation(List<String> can, @Nullable String needed) {
    if (can.isEmpty()) {
      unclear.add("which generations it runs");
    } else if (needed == null) {
      if (!(runs(can, "V1") && runs(can, "V2"))) {
        unclear.add(
            "the generation of the system disk, where it runs only " + String.join(", ", can));
      }
    } else if (!runs(can, needed)) {
      lacks.add(
          "it runs generation " + String.join(", ", can) + " and the system disk is " + needed);
    }
  }

  private static boolean runs(List<String> can, String generation) {
    return can.stream().anyMatch(g -> g.trim().equalsIgnoreCase(generation));
  }

  /**
   * The agent of Site Recovery runs on x64 only, and a size does not change a machine's processor.
   */
  private void architecture(@Nullable String architecture) {
    if ("Arm64".equalsIgnoreCase(architecture)) {
      lacks.add("it has an Arm64 processor, which Site Recovery does not support");
    } else if (!"x64".equalsIgnoreCase(architecture)) {
      unclear.add("its processor architecture");
    }
  }
}
