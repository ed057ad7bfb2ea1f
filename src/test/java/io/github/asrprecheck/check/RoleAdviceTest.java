package io.github.asrprecheck.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.json.RuleBookJson;
import io.github.asrprecheck.rule.BuiltInRole;
import io.github.asrprecheck.rule.RequiredAction;
import io.github.asrprecheck.rule.RuleBook;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleAdviceTest {
  private static final RuleBook BOOK = RuleBookJson.load(RuleBook.Edition.CURRENT);
  private static final RoleAdvice ADVICE = new RoleAdvice(BOOK.roles().rows());

  private static String smallest(String... actions) {
    return String.join(
        " + ", ADVICE.smallest(List.of(actions)).stream().map(BuiltInRole::name).toList());
  }

  private static String[] needed(String scope, String level) {
    return BOOK.actions().rows().stream()
        .filter(
            r -> r.scope().equals(scope) && r.when().equals("always") && r.level().contains(level))
        .map(RequiredAction::action)
        .toArray(String[]::new);
  }

  @Test
  void aReadTakesNoMoreThanReader() {
    assertThat(smallest("Microsoft.Compute/disks/read")).isEqualTo("Reader");
  }

  @ParameterizedTest
  @CsvSource({
    "SOURCE_GROUP, '', Virtual Machine Contributor",
    "SOURCE_GROUP, FAIL, Reader",
    "TARGET_GROUP, '', Virtual Machine Contributor",
    "VAULT, FAIL, Site Recovery Contributor",
    // Site Recovery Contributor lacks the intents.
    "VAULT, '', Contributor",
    "TARGET_NETWORK, '', Network Contributor",
    "CACHE_ACCOUNT, FAIL, Reader and Data Access",
    "CACHE_ACCOUNT, '', Reader and Data Access"
  })
  void theRoleForWhatAScopeNeeds(String scope, String level, String roles) {
    assertThat(smallest(needed(scope, level))).isEqualTo(roles);
  }

  @Test
  void twoSmallRolesAreLessThanOneThatMayDoEverything() {
    assertThat(
            smallest(
                "Microsoft.Compute/virtualMachines/write",
                "Microsoft.Compute/diskEncryptionSets/read"))
        .isEqualTo("Reader + Virtual Machine Contributor");
  }

  @Test
  void assigningRolesTakesAnAdministratorOfAccess() {
    assertThat(smallest("Microsoft.Authorization/roleAssignments/write"))
        .isEqualTo("Role Based Access Control Administrator");
  }

  @Test
  void whereEverythingIsNeededContributorIsLessThanOwner() {
    assertThat(smallest("Microsoft.RecoveryServices/vaults/replicationProtectionIntents/write"))
        .isEqualTo("Contributor");
  }

  @Test
  void noRoleGrantsWhatNoneNames() {
    assertThat(new RoleAdvice(List.of()).smallest(List.of("Microsoft.Compute/disks/read")))
        .isEmpty();
  }
}
