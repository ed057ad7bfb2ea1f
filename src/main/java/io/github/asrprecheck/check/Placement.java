package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.VmSize;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one machine in the target region.
 *
 * @param offered what is said of its size there
 * @param size the size that it is counted with: its own, or the closest; null: cannot be told
 * @param usable whether {@code size} can be had there
 * @param gaps why the size, its family or its cores cannot be told
 * @param seen what this rests on
 */
record Placement(
    SourceMachines source,
    Machine machine,
    Finding offered,
    @Nullable VmSize size,
    boolean usable,
    List<Gap> gaps,
    Seen seen) {

  /** The same, resting on more. */
  Placement withSeen(Seen more) {
    return new Placement(source, machine, offered, size, usable, gaps, seen.and(more));
  }

  /** The same, with the reasons why its size is not fully known. */
  Placement withGaps(List<Gap> more) {
    return new Placement(source, machine, offered, size, usable, more, seen);
  }
}
