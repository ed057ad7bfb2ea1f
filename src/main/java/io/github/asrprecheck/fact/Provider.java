package io.github.asrprecheck.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resource provider in one subscription.
 *
 * @param registrationState {@code Registered}, {@code NotRegistered}, {@code Registering}, {@code
 *     Unregistering}, ...
 * @param vaultRegions for Microsoft.RecoveryServices: display names of the regions that offer the
 *     type {@code vaults}; empty for the others
 */
public record Provider(
    String namespace, @Nullable String registrationState, List<String> vaultRegions) {}
