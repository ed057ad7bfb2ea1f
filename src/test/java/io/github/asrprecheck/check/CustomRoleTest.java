package io.github.asrprecheck.check;

import static io.github.asrprecheck.testing.Estates.SUB;
import static io.github.asrprecheck.testing.Estates.ready;
import static io.github.asrprecheck.testing.Estates.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.fact.Disk;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Grant;
import io.github.asrprecheck.fact.Provider;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Rights;
import io.github.asrprecheck.json.RuleBookJson;
import io.github.asrprecheck.rule.RuleBook;
import io.github.asrprecheck.testing.Estates;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CustomRoleTest {
  private static final RuleBook BOOK = RuleBookJson.load(RuleBook.Edition.CURRENT);

  private static List<String> actions(Estate estate) {
    return CustomRole.enabler(estate, BOOK).actions();
  }

  @Test
  void holdsWhatThePlanNeedsSortedAndOnce() {
    CustomRole role = CustomRole.enabler(ready(), BOOK);
    assertThat(role.name()).isEqualTo("Site Recovery enabler (asr-precheck)");
    assertThat(role.assignableScopes()).containsExactly("/subscriptions/" + SUB);
    assertThat(role.actions())
        .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER)
        .contains(
            "Microsoft.Compute/disks/read",
            "Microsoft.Resources/deployments/*",
            "Microsoft.Resources/subscriptions/resourceGroups/write",
            "Microsoft.RecoveryServices/vaults/replicationProtectionIntents/write")
        .doesNotContain(
            "Microsoft.RecoveryServices/Vaults/write",
            "Microsoft.RecoveryServices/register/action",
            "Microsoft.Compute/diskEncryptionSets/read",
            "Microsoft.Authorization/roleAssignments/write",
            "Microsoft.KeyVault/vaults/write");
    assertThat(role.actions().stream().map(a -> a.toLowerCase(Locale.ROOT)))
        .doesNotHaveDuplicates();
  }

  /** Whoever holds just this role passes the check, at every scope. */
  @Test
  void isEnough() {
    Rights rights =
        new Rights(
            List.of(new Grant(CustomRole.enabler(ready(), BOOK).actions(), List.of(), false)));
    Estate estate = ready();
    for (Estate.Key key : estate.readings().keySet()) {
      if (key.fact().equals(Fact.RIGHTS)) {
        estate = set(estate, Fact.RIGHTS, key.at(), rights);
      }
    }
    assertThat(new PermissionsCheck(BOOK).judge(estate))
        .extracting(f -> f.verdict().kind())
        .containsOnly(Verdict.Kind.PASS, Verdict.Kind.NOT_APPLICABLE);
  }

  @Test
  void growsWithWhatHasToBeCreatedOrIsEncrypted() {
    assertThat(actions(set(ready(), Fact.VAULTS, SUB, List.of())))
        .contains("Microsoft.RecoveryServices/Vaults/write");
    ResourceId keys = Estates.id("shop-rg", "Microsoft.Compute/diskEncryptionSets", "keys");
    assertThat(
            actions(
                set(
                    ready(),
                    Fact.DISKS,
                    SUB,
                    List.of(
                        new Disk(
                            Estates.diskId("web"),
                            Estates.EAST,
                            "Premium_LRS",
                            64,
                            false,
                            keys,
                            "V2"),
                        Estates.disk("db")))))
        .contains("Microsoft.Compute/diskEncryptionSets/read");
    assertThat(
            actions(
                set(
                    ready(),
                    Fact.PROVIDERS,
                    SUB,
                    List.of(
                        new Provider("Microsoft.RecoveryServices", "NotRegistered", List.of())))))
        .contains("Microsoft.RecoveryServices/register/action");
  }

  @Test
  void whatCouldNotBeReadIsNotLeftOut() {
    assertThat(actions(Estates.forbidden(ready(), Fact.DISKS, SUB)))
        .contains("Microsoft.Compute/diskEncryptionSets/read", "Microsoft.KeyVault/vaults/read");
    assertThat(actions(Estates.forbidden(ready(), Fact.VAULTS, SUB)))
        .contains(
            "Microsoft.RecoveryServices/Vaults/write",
            "Microsoft.RecoveryServices/register/action");
  }

  @Test
  void theReaderReadsEveryFactOfThisVersionAndWritesNothing() {
    List<String> actions = CustomRole.reader(List.of(SUB)).actions();
    assertThat(actions).allMatch(a -> a.endsWith("/read"));
    assertThat(facts().map(Fact::action).filter(a -> a.endsWith("/read")))
        .isNotEmpty()
        .allMatch(actions::contains);
  }

  private static Stream<Fact<?>> facts() {
    return Stream.of(Fact.class.getDeclaredFields())
        .filter(f -> Modifier.isStatic(f.getModifiers()) && f.getType() == Fact.class)
        .map(
            f -> {
              try {
                return (Fact<?>) f.get(null);
              } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
              }
            });
  }
}
