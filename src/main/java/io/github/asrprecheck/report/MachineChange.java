package io.github.asrprecheck.report;

import io.github.asrprecheck.fact.ResourceId;
import org.jspecify.annotations.Nullable;

/** A machine that another outcome has than before; null: it was not, or is no longer, in scope. */
public record MachineChange(
    ResourceId id, String name, @Nullable Outcome was, @Nullable Outcome is) {}
