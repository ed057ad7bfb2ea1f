package io.github.asrprecheck.fact;

import io.github.asrprecheck.scope.Region;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A region as one subscription sees it.
 *
 * @param regionType {@code Physical} or {@code Logical}
 * @param zones the logical zones of this subscription there; empty: a region without zones
 */
public record Location(
    Region region, String displayName, @Nullable String regionType, List<String> zones) {}
