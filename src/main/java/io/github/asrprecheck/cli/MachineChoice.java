package io.github.asrprecheck.cli;

import io.github.asrprecheck.report.MachineOutcome;
import io.github.asrprecheck.report.Report;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds a machine of a report by its name, by {@code GROUP/NAME}, or by its full id. */
record MachineChoice(Report report) {
  private static final int SHOWN = 5;

  /** The machine that is so called, if any; where several are, the ids to choose from. */
  Optional<MachineOutcome> named(String typed) {
    List<MachineOutcome> found =
        report.machines().stream().filter(m -> isCalled(m, typed)).toList();
    if (found.size() > 1) {
      String ids =
          found.stream().limit(SHOWN).map(m -> m.id().text()).collect(Collectors.joining(", "));
      throw new UsageError(
          "explain "
              + typed
              + ": "
              + found.size()
              + " machines have this name; give one of their ids: "
              + ids
              + (found.size() > SHOWN ? ", and " + (found.size() - SHOWN) + " more." : "."));
    }
    return found.stream().findFirst();
  }

  List<String> names() {
    return report.machines().stream().map(MachineOutcome::name).distinct().toList();
  }

  private static boolean isCalled(MachineOutcome machine, String typed) {
    return machine.name().equalsIgnoreCase(typed)
        || machine.id().text().equalsIgnoreCase(typed)
        || (machine.id().resourceGroup() + "/" + machine.name()).equalsIgnoreCase(typed);
  }
}
