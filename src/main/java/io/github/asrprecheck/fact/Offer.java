package io.github.asrprecheck.fact;

import java.util.List;

/**
 * What one subscription may use in one region.
 *
 * @param sizes every size listed, restricted ones included
 * @param diskKinds names of the disk SKUs that are offered without a restriction on the region
 */
public record Offer(List<VmSize> sizes, List<String> diskKinds) {}
