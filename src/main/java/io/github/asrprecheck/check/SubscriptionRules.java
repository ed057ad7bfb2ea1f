package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Whether each subscription of the scope is there, in a good state, of a fit offer, and of one
 * tenant with its partner.
 */
record SubscriptionRules(Estate estate) {
  private static final Rule VISIBLE =
      Rule.named("account/subscription-visible")
          .title("The login sees each subscription")
          .why(
              "What the login cannot see it cannot judge; an empty list would look like a tidy"
                  + " estate.")
          .remedy("Look at the id, and grant Reader on the subscription to whoever runs this.")
          .source(
              "https://learn.microsoft.com/rest/api/resources/subscriptions/list", "2022-12-01");
  private static final Rule STATE =
      Rule.named("account/subscription-state")
          .title("Each subscription is enabled")
          .why(
              "A disabled subscription is read-only, and one that is past due or warned soon will"
                  + " be.")
          .remedy("Settle what the portal says under Subscriptions, Overview.")
          .source(
              "https://learn.microsoft.com/azure/cost-management-billing/manage/subscription-states",
              "2025-06-26");
  private static final Rule OFFER =
      Rule.named("account/subscription-offer")
          .title("The offer of each subscription has no spending limit and is no trial")
          .why(
              "A spending limit switches a subscription off in mid-failover; free and trial offers"
                  + " allow few cores and raise no quota.")
          .remedy(
              "Remove the spending limit or upgrade the offer in the portal before relying on a"
                  + " failover.")
          .source(
              "https://learn.microsoft.com/azure/cost-management-billing/manage/spending-limit",
              "2025-06-26");
  private static final Rule TENANT =
      Rule.named("account/same-tenant")
          .title("Source and target subscription are of one tenant")
          .why(
              "Site Recovery replicates from one subscription to another only within a Microsoft"
                  + " Entra tenant.")
          .remedy("Name a --target-subscription of the same tenant.")
          .source(
              "https://learn.microsoft.com/azure/site-recovery/azure-to-azure-support-matrix",
              "2026-01-01");
  private static final List<String> LIMITED_OFFERS =
      List.of("freetrial", "azureforstudents", "azurepass", "lightweighttrial", "dreamspark");

  static List<Rule> all() {
    return List.of(VISIBLE, STATE, OFFER, TENANT);
  }

  List<Finding> judge() {
    List<Finding> findings = new ArrayList<>();
    for (String id : estate.scope().allSubscriptions()) {
      findings.add(about(VISIBLE, id, this::visible));
      findings.add(about(STATE, id, this::state));
      findings.add(about(OFFER, id, this::offer));
    }
    estate.scope().subscriptions().forEach(id -> findings.add(tenant(id)));
    return findings;
  }

  private Finding about(Rule rule, String id, BiFunction<Subscription, Seen, Finding> judgement) {
    return estate
        .subscriptions()
        .fold(
            (all, seen) ->
                find(all, id)
                    .map(s -> judgement.apply(s, seen))
                    .orElseGet(() -> rule.unknown(Subject.subscription(id), hidden(id))),
            gaps -> rule.unknown(Subject.subscription(id), gaps));
  }

  private Finding visible(Subscription s, Seen seen) {
    return VISIBLE.pass(subject(s), seen, "The login sees the subscription");
  }

  private Finding state(Subscription s, Seen seen) {
    String state = String.valueOf(s.state());
    return switch (state.toLowerCase(Locale.ROOT)) {
      case "enabled" -> STATE.pass(subject(s), seen, "The subscription is Enabled");
      case "warned", "pastdue" ->
          STATE.warn(
              subject(s),
              seen,
              "The subscription is " + state + " and will be disabled if nothing is done");
      case "disabled", "deleted", "expired" ->
          STATE.fail(
              subject(s), seen, "The subscription is " + state + ": nothing can be created in it");
      default ->
          STATE.unknown(
              subject(s), unclear("the state of subscription " + s.id() + " (" + state + ")", s));
    };
  }

  private Finding offer(Subscription s, Seen seen) {
    String offer = s.quotaId();
    String limit = s.spendingLimit();
    if ("On".equalsIgnoreCase(limit) || "CurrentPeriodOff".equalsIgnoreCase(limit)) {
      return OFFER.warn(subject(s), seen, "The spending limit is " + limit);
    }
    if (offer != null
        && LIMITED_OFFERS.stream().anyMatch(offer.toLowerCase(Locale.ROOT)::startsWith)) {
      return OFFER.warn(subject(s), seen, "The offer is " + offer);
    }
    if (offer == null || !"Off".equalsIgnoreCase(limit)) {
      return OFFER.unknown(
          subject(s), unclear("offer or spending limit of subscription " + s.id(), s));
    }
    return OFFER.pass(subject(s), seen, "The offer is " + offer + ", without a spending limit");
  }

  private Finding tenant(String source) {
    String target = estate.scope().targetOf(source);
    return about(
        TENANT,
        source,
        (from, seen) ->
            estate
                .subscriptions()
                .fold((all, more) -> find(all, target), gaps -> Optional.<Subscription>empty())
                .map(to -> tenant(from, to, seen))
                .orElseGet(() -> TENANT.unknown(subject(from), hidden(target))));
  }

  private static Finding tenant(Subscription from, Subscription to, Seen seen) {
    if (from.id().equals(to.id())) {
      return TENANT.pass(
          subject(from), seen, "The replicas stay in the machines' own subscription");
    }
    if (from.tenant() == null || to.tenant() == null) {
      return TENANT.unknown(
          subject(from), unclear("the tenants of " + from.id() + " and " + to.id(), from));
    }
    return from.tenant().equalsIgnoreCase(to.tenant())
        ? TENANT.pass(subject(from), seen, "Both subscriptions are of tenant " + from.tenant())
        : TENANT.fail(
            subject(from),
            seen,
            "%s is of tenant %s, the target %s of tenant %s"
                .formatted(from.name(), from.tenant(), to.name(), to.tenant()));
  }

  private static Optional<Subscription> find(List<Subscription> all, String id) {
    return all.stream().filter(s -> s.id().equalsIgnoreCase(id)).findFirst();
  }

  static Subject subject(Subscription s) {
    return new Subject(Subscription.scope(s.id()).text(), s.name());
  }

  private static Gap hidden(String id) {
    return new Gap(
        "subscription " + id + " is not among those that the login sees",
        Gap.Cause.FORBIDDEN,
        Fact.SUBSCRIPTIONS.action(),
        Subscription.scope(id).text(),
        VISIBLE.remedy(),
        null);
  }

  private static Gap unclear(String what, Subscription s) {
    return Gap.unclear(what, Fact.SUBSCRIPTIONS.action(), Subscription.scope(s.id()).text());
  }
}
