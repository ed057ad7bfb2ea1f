package io.github.asrprecheck.fact;

import io.github.asrprecheck.scope.Region;
import org.jspecify.annotations.Nullable;

/**
 * A managed disk.
 *
 * @param kind the SKU name: {@code Standard_LRS}, {@code StandardSSD_LRS}, {@code Premium_LRS},
 *     {@code PremiumV2_LRS}, {@code UltraSSD_LRS}, {@code Premium_ZRS}, {@code StandardSSD_ZRS}
 * @param azureDiskEncryption whether the guest encrypts it (BitLocker, DM-Crypt)
 * @param encryptionSet the disk encryption set of a customer-managed key
 * @param generation {@code V1} or {@code V2}, on system disks
 */
public record Disk(
    ResourceId id,
    Region region,
    @Nullable String kind,
    @Nullable Integer sizeGb,
    boolean azureDiskEncryption,
    @Nullable ResourceId encryptionSet,
    @Nullable String generation) {}
