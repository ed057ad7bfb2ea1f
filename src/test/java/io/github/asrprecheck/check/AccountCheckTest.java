package io.github.asrprecheck.check;

import static io.github.asrprecheck.testing.Estates.CENTRAL;
import static io.github.asrprecheck.testing.Estates.EAST;
import static io.github.asrprecheck.testing.Estates.SUB;
import static io.github.asrprecheck.testing.Estates.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Location;
import io.github.asrprecheck.fact.Provider;
import io.github.asrprecheck.fact.Subscription;
import io.github.asrprecheck.json.RuleBookJson;
import io.github.asrprecheck.rule.RuleBook;
import io.github.asrprecheck.scope.Cloud;
import io.github.asrprecheck.scope.Plan;
import io.github.asrprecheck.scope.Region;
import io.github.asrprecheck.scope.Scope;
import io.github.asrprecheck.testing.Blindfold;
import io.github.asrprecheck.testing.Estates;
import io.github.asrprecheck.testing.Findings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountCheckTest {
  private static final String OTHER = "22222222-2222-2222-2222-222222222222";
  private final AccountCheck check = new AccountCheck(RuleBookJson.load(RuleBook.Edition.CURRENT));

  @Test
  void aTidyAccountPasses() {
    judge(Estates.ready())
        .passes("account/login", "ops@example.com")
        .passes("account/subscription-visible", "shop")
        .passes("account/subscription-state", "shop")
        .passes("account/subscription-offer", "shop")
        .passes("account/same-tenant", "shop")
        .passes("account/providers")
        .passes(
            "account/region-open",
            "eastus (subscription " + SUB + ")",
            "centralus (subscription " + SUB + ")")
        .passes("account/same-cloud", "eastus -> centralus")
        .passes("account/region-partners", "eastus -> centralus")
        .passes("account/machines-found")
        .says("account/machines-found", "2 machines in eastus");
  }

  @Test
  void withoutALoginEverythingIsUnknown() {
    Estate estate =
        Estate.of(Estates.scope(), Map.of())
            .with(
                Fact.LOGIN,
                "",
                io.github.asrprecheck.fact.Reading.unreadable(Estates.forbidden(Fact.LOGIN, "")));
    Findings findings = judge(estate).cannotTell("account/login");
    assertThat(findings.all()).allMatch(f -> f.verdict().kind() == Verdict.Kind.UNKNOWN);
  }

  @Test
  void aSubscriptionThatTheLoginCannotSeeIsUnknown() {
    judge(Estates.ready().within(scope(EAST, CENTRAL, OTHER)))
        .passes("account/subscription-visible", "shop")
        .cannotTell("account/subscription-visible", "subscription " + OTHER)
        .cannotTell("account/subscription-state", "subscription " + OTHER)
        .cannotTell("account/same-tenant", "shop");
  }

  @ParameterizedTest
  @CsvSource({
    "Enabled, PASS",
    "Warned, WARN",
    "PastDue, WARN",
    "Disabled, FAIL",
    "Deleted, FAIL",
    "Frozen, UNKNOWN",
    ", UNKNOWN"
  })
  void theStateOfASubscriptionCounts(String state, Verdict.Kind verdict) {
    Estate estate =
        subscription(new Subscription(SUB, "shop", TENANT, state, "PayAsYouGo_2014-09-01", "Off"));
    assertThat(judge(estate).of("account/subscription-state"))
        .extracting(f -> f.verdict().kind())
        .containsOnly(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "PayAsYouGo_2014-09-01, Off, PASS",
    "EnterpriseAgreement_2014-09-01, off, PASS",
    "MSDN_2014-09-01, On, WARN",
    "MSDN_2014-09-01, CurrentPeriodOff, WARN",
    "FreeTrial_2014-09-01, Off, WARN",
    "AzureForStudents_2018-01-01, Off, WARN",
    "AzurePass_2014-09-01, Off, WARN",
    "PayAsYouGo_2014-09-01, , UNKNOWN",
    "PayAsYouGo_2014-09-01, Perhaps, UNKNOWN",
    ", Off, UNKNOWN"
  })
  void trialsAndSpendingLimitsWarn(String offer, String limit, Verdict.Kind verdict) {
    Estate estate = subscription(new Subscription(SUB, "shop", TENANT, "Enabled", offer, limit));
    assertThat(judge(estate).of("account/subscription-offer"))
        .extracting(f -> f.verdict().kind())
        .containsOnly(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "99999999-9999-9999-9999-999999999999, PASS",
    "88888888-8888-8888-8888-888888888888, FAIL",
    ", UNKNOWN"
  })
  void bothSidesMustBeOfOneTenant(String tenant, Verdict.Kind verdict) {
    Estate estate =
        Estates.set(
                Estates.ready(),
                Fact.SUBSCRIPTIONS,
                "",
                List.of(
                    new Subscription(
                        SUB, "shop", TENANT, "Enabled", "PayAsYouGo_2014-09-01", "Off"),
                    new Subscription(
                        OTHER, "dr", tenant, "Enabled", "PayAsYouGo_2014-09-01", "Off")))
            .within(scope(EAST, CENTRAL, OTHER));
    assertThat(judge(estate).of("account/same-tenant"))
        .extracting(f -> f.verdict().kind())
        .containsOnly(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "NotRegistered, WARN",
    "Registering, WARN",
    "Unregistered, WARN",
    "Odd, UNKNOWN",
    ", UNKNOWN",
    "registered, PASS"
  })
  void eachProviderIsRegistered(String state, Verdict.Kind verdict) {
    Estate estate =
        Estates.changed(
            Estates.ready(),
            Fact.PROVIDERS,
            SUB,
            all ->
                all.stream()
                    .map(
                        p ->
                            p.namespace().equals("Microsoft.Network")
                                ? new Provider(p.namespace(), state, List.of())
                                : p)
                    .toList());
    Findings findings = judge(estate);
    assertThat(findings.of("account/providers"))
        .extracting(f -> f.verdict().kind())
        .containsOnly(verdict);
    if (verdict == Verdict.Kind.WARN) {
      findings
          .says("account/providers", "Microsoft.Network is " + state)
          .advises(
              "account/providers",
              "az provider register --namespace Microsoft.Network --subscription " + SUB);
    }
  }

  @Test
  void aProviderThatIsNotListedIsUnknown() {
    judge(Estates.changed(Estates.ready(), Fact.PROVIDERS, SUB, all -> all.subList(1, 4)))
        .cannotTell("account/providers");
  }

  @Test
  void aRegionThatOnlyTheTableKnowsFails() {
    judge(Estates.ready().within(scope(EAST, Region.of("uksouth"), null)))
        .fails("account/region-open", "uksouth (subscription " + SUB + ")")
        .passes("account/region-open", "eastus (subscription " + SUB + ")")
        .notApplicable("account/same-cloud");
  }

  @Test
  void aRegionThatOnlyAzureKnowsWarns() {
    Region moon = Region.of("moonbase");
    judge(with(moon).within(scope(EAST, moon, null)))
        .warns("account/region-open", "moonbase (subscription " + SUB + ")")
        .warns("account/region-partners")
        .passes("account/same-cloud");
  }

  @Test
  void aRegionOfAnotherCloudFails() {
    judge(Estates.ready().within(scope(EAST, Region.of("usgovtexas"), null)))
        .fails("account/same-cloud", "eastus -> usgovtexas")
        .says("account/same-cloud", "usgovtexas belongs to AzureUSGovernment");
  }

  @ParameterizedTest
  @CsvSource({
    "brazilsouth, eastus, PASS",
    "brazilsouth, westeurope, FAIL",
    "eastus, brazilsouth, FAIL",
    "brazilsoutheast, brazilsouth, FAIL",
    "brazilsouth, brazilsoutheast, WARN",
    "francecentral, francesouth, WARN",
    "francesouth, francecentral, WARN",
    "westeurope, francesouth, FAIL",
    "jioindiawest, jioindiacentral, WARN",
    "jioindiawest, westeurope, WARN",
    "jioindiacentral, westeurope, FAIL",
    "chinanorth, chinaeast, PASS",
    "chinaeast, chinanorth, WARN",
    "germanywestcentral, germanynorth, WARN",
    "westeurope, northeurope, PASS"
  })
  void someRegionsAreNotFreeToChoose(String source, String target, Verdict.Kind worst) {
    Findings findings =
        judge(Estates.ready().within(scope(Region.of(source), Region.of(target), null)));
    Verdict.Kind found =
        findings.of("account/region-partners").stream()
            .map(f -> f.verdict().kind())
            .reduce(Verdict.Kind::or)
            .orElseThrow();
    assertThat(found).as(findings.toString()).isEqualTo(worst);
  }

  @Test
  void noMachineIsNoAnswer() {
    judge(Estates.set(Estates.ready(), Fact.MACHINES, SUB, List.of()))
        .cannotTell("account/machines-found")
        .advises("account/machines-found", "--resource-group");
  }

  @Test
  void itPassesOnNothingThatItCouldNotSee() {
    Estate two =
        Estates.set(
                Estates.ready(),
                Fact.SUBSCRIPTIONS,
                "",
                List.of(
                    new Subscription(
                        SUB, "shop", TENANT, "Enabled", "PayAsYouGo_2014-09-01", "Off"),
                    new Subscription(
                        OTHER, "dr", TENANT, "Warned", "PayAsYouGo_2014-09-01", "Off")))
            .within(scope(EAST, CENTRAL, OTHER));
    assertThat(Blindfold.hold(check, Estates.ready())).isEqualTo(5);
    assertThat(Blindfold.hold(check, two)).isEqualTo(7);
  }

  private Findings judge(Estate estate) {
    return Findings.of(check, estate);
  }

  private static Estate subscription(Subscription subscription) {
    return Estates.set(Estates.ready(), Fact.SUBSCRIPTIONS, "", List.of(subscription));
  }

  private static Estate with(Region region) {
    return Estates.changed(
        Estates.ready(),
        Fact.LOCATIONS,
        SUB,
        all ->
            List.of(all.get(0), all.get(1), new Location(region, "Moon", "Physical", List.of())));
  }

  private static Scope scope(Region source, Region target, String targetSubscription) {
    return new Scope(
        Cloud.PUBLIC,
        source,
        target,
        List.of(SUB),
        targetSubscription,
        Set.of(),
        List.of(),
        Map.of(),
        Plan.none());
  }
}
