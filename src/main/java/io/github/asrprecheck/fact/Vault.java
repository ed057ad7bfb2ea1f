package io.github.asrprecheck.fact;

import io.github.asrprecheck.scope.Region;
import org.jspecify.annotations.Nullable;

/** A Recovery Services vault. {@code identity} is the kind of managed identity it has, or null. */
public record Vault(
    ResourceId id, Region region, @Nullable String identity, @Nullable String provisioningState) {}
