package io.github.asrprecheck.fact;

import org.jspecify.annotations.Nullable;

/**
 * A machine that Site Recovery already replicates.
 *
 * @param machine the protected machine
 * @param targetSize the size it will have after failover
 */
public record ProtectedItem(
    ResourceId id, ResourceId machine, @Nullable String state, @Nullable String targetSize) {}
