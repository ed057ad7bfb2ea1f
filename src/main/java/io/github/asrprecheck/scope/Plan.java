package io.github.asrprecheck.scope;

import org.jspecify.annotations.Nullable;

/**
 * What the user means to replicate into. What is null was not named and is looked for. Vault,
 * account, group and network are resource names or full ARM ids.
 *
 * @param targetZone the logical zone ("1") every machine should come up in, or null for no zone
 * @param principal the object id whose rights are judged, or null for the caller's own
 */
public record Plan(
    @Nullable String vault,
    @Nullable String cacheStorageAccount,
    @Nullable String targetResourceGroup,
    @Nullable String targetNetwork,
    Churn churn,
    @Nullable String targetZone,
    @Nullable String principal) {

  public static Plan none() {
    return new Plan(null, null, null, null, Churn.NORMAL, null, null);
  }
}
