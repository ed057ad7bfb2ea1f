package io.github.asrprecheck.fact;

import io.github.asrprecheck.scope.Region;
import org.jspecify.annotations.Nullable;

/**
 * A machine that Site Recovery already replicates.
 *
 * @param machine the protected machine
 * @param targetSize the size it will have after failover
 * @param targetRegion where it will come up
 * @param targetGroup the resource group it will come up in
 */
public record ProtectedItem(
    ResourceId id,
    ResourceId machine,
    @Nullable String state,
    @Nullable String targetSize,
    @Nullable Region targetRegion,
    @Nullable ResourceId targetGroup) {}
