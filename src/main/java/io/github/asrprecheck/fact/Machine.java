package io.github.asrprecheck.fact;

import io.github.asrprecheck.scope.Region;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A virtual machine as configured.
 *
 * @param size such as {@code Standard_D4s_v5}
 * @param zones logical availability zones it is pinned to; empty: regional
 * @param osType {@code Windows} or {@code Linux}
 * @param priority {@code Regular}, {@code Spot} or {@code Low}; absent in ARM means Regular
 * @param scaleSet the flexible scale set that it belongs to
 * @param securityType {@code TrustedLaunch}, {@code ConfidentialVM}; absent: standard
 * @param powerState {@code PowerState/running} and so on
 */
public record Machine(
    ResourceId id,
    String name,
    Region region,
    @Nullable String size,
    List<String> zones,
    @Nullable String osType,
    AttachedDisk osDisk,
    List<AttachedDisk> dataDisks,
    List<AttachedNic> nics,
    @Nullable String priority,
    @Nullable ResourceId scaleSet,
    @Nullable String securityType,
    @Nullable String powerState,
    Map<String, String> tags) {

  /**
   * A disk as the machine refers to it.
   *
   * @param managedDisk null for an unmanaged or ephemeral disk
   * @param storageType the disk's kind as the machine tells it ({@code Premium_LRS}); often absent
   *     when deallocated
   */
  public record AttachedDisk(
      @Nullable ResourceId managedDisk,
      @Nullable String storageType,
      @Nullable Integer sizeGb,
      @Nullable String vhdUri,
      boolean ephemeral) {}

  /**
   * A network interface as the machine refers to it.
   *
   * @param primary null when Azure does not say, which it may leave out for a single interface
   */
  public record AttachedNic(ResourceId id, @Nullable Boolean primary) {}

  public String subscription() {
    return id.subscription();
  }

  public boolean spot() {
    return "Spot".equalsIgnoreCase(priority) || "Low".equalsIgnoreCase(priority);
  }

  /** The system disk and the data disks. */
  public List<AttachedDisk> disks() {
    List<AttachedDisk> all = new java.util.ArrayList<>(dataDisks.size() + 1);
    all.add(osDisk);
    all.addAll(dataDisks);
    return all;
  }

  /** The interface that carries the default route: the one marked primary, or the only one. */
  public @Nullable AttachedNic primaryNic() {
    if (nics.size() == 1) {
      return nics.get(0);
    }
    return nics.stream().filter(n -> Boolean.TRUE.equals(n.primary())).findFirst().orElse(null);
  }
}
