package io.github.asrprecheck.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The earlier report that this one was held against, and what came of it.
 *
 * @param startedAt when the earlier run began
 * @param fresh how many findings are new or worse
 * @param exitCode what the process ends with when only what is new counts; null: everything counts
 */
public record Baseline(
    Instant startedAt, long fresh, long fixed, long unchanged, @Nullable Integer exitCode) {}
