package io.github.asrprecheck.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.GuestRoots;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.Source;
import io.github.asrprecheck.fact.Vantage;
import io.github.asrprecheck.json.RuleBookJson;
import io.github.asrprecheck.rule.RootCertificate;
import io.github.asrprecheck.rule.RuleBook;
import io.github.asrprecheck.scope.Cloud;
import io.github.asrprecheck.scope.Plan;
import io.github.asrprecheck.scope.Scope;
import io.github.asrprecheck.testing.Blindfold;
import io.github.asrprecheck.testing.Estates;
import io.github.asrprecheck.testing.Findings;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RootCertificatesCheckTest {
  private static final String REQUIRED = "root-certificates/required-roots";
  private static final String RECOMMENDED = "root-certificates/recommended-roots";
  private static final String G2 =
      "CB3CCBB76031E5E0138F8DD39A23F9DE47FFC35E43C1144CEA27D46A5AB1CB5F";
  private static final String ECC_2017 =
      "358DF39D764AF9E1B766E9C972DF352EE15CFAC227AF6AD1D70E8E4A6EDCBA02";
  private static final RuleBook BOOK = RuleBookJson.load(RuleBook.Edition.CURRENT);

  private final Check check = new RootCertificatesCheck(BOOK);

  @Test
  void aMachineNobodyLookedIntoIsUnknown() {
    Findings.of(check, Estates.ready())
        .cannotTell(REQUIRED, "web", "db")
        .says(REQUIRED, "Only a look inside can tell")
        .advises(REQUIRED, G2)
        .advises(REQUIRED, "asr-precheck explain root-certificates/required-roots")
        .advises(REQUIRED, "https://login.microsoftonline.com ");
  }

  @Test
  void machinesNobodyLookedIntoFoldIntoOne() {
    List<Finding> all = check.judge(Estates.ready());
    assertThat(all).hasSize(2);
    assertThat(all.get(0).verdict()).isEqualTo(all.get(1).verdict());
    assertThat(all.get(0).says()).isEqualTo(all.get(1).says());
  }

  @Test
  void theSignInIsThatOfTheCloud() {
    Estate government = Estates.ready().within(scope(Cloud.US_GOVERNMENT));
    Findings.of(check, government).advises(REQUIRED, "https://login.microsoftonline.us ");
  }

  @Test
  void allRootsPass() {
    Findings.of(check, guest("web", roots("AzureCloud")))
        .passes(REQUIRED, "web")
        .passes(RECOMMENDED, "web")
        .cannotTell(REQUIRED, "db");
  }

  @Test
  void aPassRestsOnTheMachineAndOnItsInside() {
    Finding web = Findings.of(check, guest("web", roots("AzureCloud"))).of(REQUIRED).get(0);
    assertThat(((Verdict.Pass) web.verdict()).seen().sources())
        .extracting(Source::where)
        .containsExactly(Estates.SUB + " machines", "inside web");
  }

  @Test
  void aMissingRequiredRootFails() {
    Findings.of(check, guest("web", without(G2)))
        .fails(REQUIRED, "web")
        .says(REQUIRED, "Lacks DigiCert Global Root G2 (SHA-256 " + G2 + ")")
        .advises(REQUIRED, "ca-certificates")
        .passes(RECOMMENDED, "web");
  }

  @Test
  void aMissingRecommendedRootOnlyWarns() {
    Findings.of(check, guest("web", without(ECC_2017)))
        .passes(REQUIRED, "web")
        .warns(RECOMMENDED, "web")
        .says(RECOMMENDED, "Lacks Microsoft ECC Root Certificate Authority 2017");
  }

  @Test
  void theRootsThatThePageStillNamesAreNotAskedFor() {
    Findings found = Findings.of(check, guest("web", roots("AzureCloud")));
    assertThat(found.toString()).doesNotContain("Baltimore", "VeriSign", "DigiCert Global Root CA");
  }

  @Test
  void windowsMayFetchAMissingRootByItself() {
    Machine linux = Estates.machine("web");
    Machine windows =
        new Machine(
            linux.id(),
            linux.name(),
            linux.region(),
            linux.size(),
            linux.zones(),
            "Windows",
            linux.osDisk(),
            linux.dataDisks(),
            linux.nics(),
            null,
            null,
            null,
            linux.powerState(),
            Map.of());
    Estate estate = seen(Estates.withMachines(windows), "web", without(G2), Vantage.GUEST);
    Findings.of(check, estate)
        .cannotTell(REQUIRED, "web")
        .says(REQUIRED, "Lacks DigiCert Global Root G2")
        .advises(REQUIRED, "DisableRootAutoUpdate");
  }

  @ParameterizedTest
  @EnumSource(value = Vantage.class, mode = EnumSource.Mode.EXCLUDE, names = "GUEST")
  void whatIsSeenFromOutsideNeverStandsForTheGuest(Vantage outside) {
    for (Set<String> roots : List.of(roots("AzureCloud"), without(G2))) {
      Findings.of(check, seen(Estates.ready(), "web", roots, outside))
          .cannotTell(REQUIRED, "web")
          .says(REQUIRED, "from outside")
          .silent(RECOMMENDED);
    }
  }

  @Test
  void anEmptyStoreWasNotRead() {
    Findings.of(check, guest("web", Set.of())).cannotTell(REQUIRED, "web").silent(RECOMMENDED);
  }

  @Test
  void aRefusedLookIsNamedAsItIs() {
    String web = id("web").key();
    Gap refused = Estates.forbidden(Fact.GUEST_ROOTS, web);
    Findings.of(check, Estates.forbidden(Estates.ready(), Fact.GUEST_ROOTS, web))
        .cannotTell(REQUIRED, "web", "db")
        .blames(refused);
  }

  @Test
  void chinaRequiresNothingByAnyDocument() {
    Estate china = guest("web", roots("AzureChinaCloud")).within(scope(Cloud.CHINA));
    Findings.of(check, china)
        .cannotTell(REQUIRED, "web")
        .says(REQUIRED, "no document names them")
        .passes(RECOMMENDED, "web");
    Findings.of(check, guest("web", without(ECC_2017)).within(scope(Cloud.CHINA)))
        .warns(RECOMMENDED, "web");
  }

  @Test
  void aCloudOfOnesOwnHasNoRows() {
    Cloud own =
        new Cloud(
            "arm.local",
            URI.create("https://arm.local"),
            URI.create("https://login.local"),
            "x",
            "x",
            "x",
            false);
    Finding web = Findings.of(check, Estates.ready().within(scope(own))).of(REQUIRED).get(0);
    assertThat(((Verdict.Unknown) web.verdict()).gaps())
        .singleElement()
        .satisfies(g -> assertThat(g.cause()).isEqualTo(Gap.Cause.UNSUPPORTED));
  }

  @Test
  void unreadableMachinesAreNamed() {
    Findings.of(check, Estates.forbidden(Estates.ready(), Fact.MACHINES, Estates.SUB))
        .cannotTell(REQUIRED)
        .blames(Estates.forbidden(Fact.MACHINES, Estates.SUB));
  }

  @Test
  void noMachineIsNotApplicable() {
    Findings.of(check, Estates.withMachines()).notApplicable(REQUIRED);
  }

  @Test
  void holdsToTheFirstLaw() {
    assertThat(Blindfold.hold(check, Estates.ready())).isEqualTo(3);
    assertThat(Blindfold.hold(check, guest("web", roots("AzureCloud")))).isEqualTo(3);
    assertThat(Blindfold.hold(check, guest("web", without(G2)))).isEqualTo(3);
  }

  private static Scope scope(Cloud cloud) {
    return new Scope(
        cloud,
        Estates.EAST,
        Estates.CENTRAL,
        List.of(Estates.SUB),
        null,
        Set.of(),
        List.of(),
        Map.of(),
        Plan.none());
  }

  private static Estate guest(String machine, Set<String> roots) {
    return seen(Estates.ready(), machine, roots, Vantage.GUEST);
  }

  private static Estate seen(Estate estate, String machine, Set<String> roots, Vantage vantage) {
    Seen seen = Seen.of(new Source("inside " + machine, Estates.NOON, vantage));
    return estate.with(
        Fact.GUEST_ROOTS, id(machine).key(), Reading.known(new GuestRoots(roots), seen));
  }

  private static ResourceId id(String machine) {
    return Estates.id("shop-rg", "Microsoft.Compute/virtualMachines", machine);
  }

  private static Set<String> roots(String cloud) {
    return BOOK.roots().rows().stream()
        .filter(r -> r.cloud().equals(cloud))
        .map(RootCertificate::sha256)
        .collect(Collectors.toSet());
  }

  private static Set<String> without(String fingerprint) {
    Set<String> roots = new HashSet<>(roots("AzureCloud"));
    roots.remove(fingerprint);
    return roots;
  }

  @Test
  void theCommandsStandInTheRuleItself() {
    assertThat(check.rules().get(0).remedy())
        .contains("openssl x509", "Get-ChildItem", "update-ca-trust");
  }
}
