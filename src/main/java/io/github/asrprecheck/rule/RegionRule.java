package io.github.asrprecheck.rule;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Site Recovery says of one region.
 *
 * @param name ARM name, {@code eastus}
 * @param cloud {@code AzureCloud}, {@code AzureUSGovernment} or {@code AzureChinaCloud}
 * @param zones how many availability zones it has; 0: none
 * @param allowedTargets ARM names; empty: any
 * @param reservedFor the home region whose customers alone may use it, or null
 * @param vault whether a Recovery Services vault can surely be created in it
 * @param announced known by name only, not seen open
 * @param firm whether its limits stand in a dated document; limits that do not only warn
 */
public record RegionRule(
    String name,
    String displayName,
    String cloud,
    int zones,
    boolean source,
    boolean target,
    List<String> allowedTargets,
    boolean accessRestricted,
    @Nullable String reservedFor,
    boolean vault,
    boolean announced,
    boolean firm,
    String doc,
    LocalDate asOf) {}
