package io.github.asrprecheck.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A size of virtual machines as one subscription may use it in one region. Numbers and flags that
 * Azure's answer lacks are null.
 *
 * @param family the key into the compute usages, such as {@code standardDSv5Family}
 * @param generations {@code V1}, {@code V2} or both
 * @param architecture {@code x64} or {@code Arm64}
 * @param zones logical zones where it is offered
 * @param diskControllers {@code SCSI}, {@code NVMe} or both; empty where Azure's answer names none,
 *     as for older sizes
 */
public record VmSize(
    String name,
    @Nullable String family,
    @Nullable Integer vCpus,
    @Nullable Double memoryGb,
    @Nullable Integer maxDataDisks,
    @Nullable Integer maxNics,
    @Nullable Boolean premiumIo,
    @Nullable Boolean acceleratedNetworking,
    List<String> generations,
    @Nullable String architecture,
    List<String> zones,
    List<Restriction> restrictions,
    List<String> diskControllers) {

  /** A size of which Azure names no disk controllers. */
  public VmSize(
      String name,
      @Nullable String family,
      @Nullable Integer vCpus,
      @Nullable Double memoryGb,
      @Nullable Integer maxDataDisks,
      @Nullable Integer maxNics,
      @Nullable Boolean premiumIo,
      @Nullable Boolean acceleratedNetworking,
      List<String> generations,
      @Nullable String architecture,
      List<String> zones,
      List<Restriction> restrictions) {
    this(
        name,
        family,
        vCpus,
        memoryGb,
        maxDataDisks,
        maxNics,
        premiumIo,
        acceleratedNetworking,
        generations,
        architecture,
        zones,
        restrictions,
        List.of());
  }

  /**
   * Why this subscription may not use it.
   *
   * @param type {@code Location} or {@code Zone}, as written
   * @param reason {@code NotAvailableForSubscription}, {@code QuotaId}, ...
   */
  public record Restriction(String type, @Nullable String reason, List<String> zones) {}
}
