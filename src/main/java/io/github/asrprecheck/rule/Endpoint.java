package io.github.asrprecheck.rule;

import java.time.LocalDate;
import java.util.List;

/**
 * An endpoint that a replicating machine must reach.
 *
 * @param id {@code storage-cache}, {@code entra}, {@code asr-service}, {@code eventhub}, {@code
 *     keyvault}, {@code automation}
 * @param cloud as in {@link RegionRule}
 * @param host a pattern such as {@code *.blob.core.windows.net}
 * @param when {@code always}, {@code ade} (a disk is encrypted in the guest) or {@code auto-update}
 * @param serviceTag without a region
 * @param tagRegion {@code source}, {@code target} or {@code none}: which region's form of the tag
 *     is needed
 * @param predicts Site Recovery's errors when it is blocked
 */
public record Endpoint(
    String id,
    String cloud,
    String host,
    int port,
    String purpose,
    String when,
    String serviceTag,
    String tagRegion,
    List<Integer> predicts,
    String doc,
    LocalDate asOf) {}
