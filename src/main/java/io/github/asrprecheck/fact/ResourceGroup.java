package io.github.asrprecheck.fact;

import io.github.asrprecheck.scope.Region;

/** A resource group and the region that holds its metadata. */
public record ResourceGroup(ResourceId id, Region region) {}
