package io.github.asrprecheck.fact;

import io.github.asrprecheck.scope.Region;
import org.jspecify.annotations.Nullable;

/**
 * A storage account, a candidate for the replication cache.
 *
 * @param kind {@code StorageV2}, {@code Storage}, {@code BlockBlobStorage}, {@code BlobStorage},
 *     {@code FileStorage}
 * @param sku {@code Standard_LRS}, {@code Premium_LRS}, ...
 * @param sharedKeys whether requests signed with the account's key are allowed; null means yes
 * @param networkDefault {@code Allow} or {@code Deny}
 */
public record StorageAccount(
    ResourceId id,
    Region region,
    @Nullable String kind,
    @Nullable String sku,
    @Nullable Boolean sharedKeys,
    @Nullable String networkDefault) {}
