package io.github.asrprecheck.fact;

import org.jspecify.annotations.Nullable;

/**
 * A subscription that the login can see.
 *
 * @param id lower case
 * @param state {@code Enabled}, {@code Warned}, {@code PastDue}, {@code Disabled}, {@code Deleted},
 *     or what Azure says next
 * @param quotaId the offer, such as {@code PayAsYouGo_2014-09-01} or {@code FreeTrial_2014-09-01}
 * @param spendingLimit {@code On}, {@code Off} or {@code CurrentPeriodOff}
 */
public record Subscription(
    String id,
    String name,
    @Nullable String tenant,
    @Nullable String state,
    @Nullable String quotaId,
    @Nullable String spendingLimit) {

  /** The ARM scope of a subscription id. */
  public static ResourceId scope(String id) {
    return ResourceId.of("/subscriptions/" + id);
  }
}
