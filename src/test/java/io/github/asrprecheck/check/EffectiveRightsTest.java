package io.github.asrprecheck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.asrprecheck.check.EffectiveRights.Kind;
import io.github.asrprecheck.fact.DenyAssignment;
import io.github.asrprecheck.fact.Grant;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Rights;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EffectiveRightsTest {
  private static final String ME = "55555555-5555-5555-5555-555555555555";
  private static final String OTHER = "66666666-6666-6666-6666-666666666666";
  private static final String EVERYONE = "00000000-0000-0000-0000-000000000000";
  private static final ResourceId SUB = ResourceId.of("/subscriptions/s1");
  private static final ResourceId GROUP = ResourceId.of("/subscriptions/s1/resourceGroups/shop-rg");
  private static final ResourceId MACHINE =
      ResourceId.of(GROUP + "/providers/Microsoft.Compute/virtualMachines/web");

  private static final String ENABLE =
      "Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/replicationProtectedItems/write";
  private static final String ASSIGN = "Microsoft.Authorization/roleAssignments/write";

  private static final Grant OWNER = grant(List.of("*"));
  private static final Grant READER = grant(List.of("*/read"));
  private static final Grant CONTRIBUTOR =
      grant(
          List.of("*"),
          "Microsoft.Authorization/*/Delete",
          "Microsoft.Authorization/*/Write",
          "Microsoft.Authorization/elevateAccess/Action");
  private static final Grant ACCESS_ADMINISTRATOR =
      grant(List.of("*/read", "Microsoft.Authorization/*", "Microsoft.Support/*"));
  private static final Grant RECOVERY_CONTRIBUTOR =
      grant(
          List.of(
              "Microsoft.Authorization/*/read",
              "Microsoft.Network/virtualNetworks/read",
              "Microsoft.RecoveryServices/Vaults/read",
              "Microsoft.RecoveryServices/Vaults/extendedInformation/*",
              "Microsoft.RecoveryServices/vaults/replicationFabrics/*",
              "Microsoft.RecoveryServices/vaults/replicationJobs/*",
              "Microsoft.RecoveryServices/vaults/replicationPolicies/*",
              "Microsoft.Resources/deployments/*",
              "Microsoft.Storage/storageAccounts/read"));
  private static final Grant MACHINE_CONTRIBUTOR =
      grant(
          List.of(
              "Microsoft.Compute/virtualMachines/*",
              "Microsoft.Compute/disks/write",
              "Microsoft.Compute/disks/read",
              "Microsoft.Compute/disks/delete",
              "Microsoft.Network/networkInterfaces/*",
              "Microsoft.Network/virtualNetworks/read",
              "Microsoft.Network/virtualNetworks/subnets/join/action",
              "Microsoft.Resources/deployments/*",
              "Microsoft.Storage/storageAccounts/listKeys/action",
              "Microsoft.Storage/storageAccounts/read"));
  private static final Grant NO_COMPUTE_WRITES = grant(List.of("*"), "Microsoft.Compute/*/write");
  private static final DenyAssignment MANAGED_APP = denyAll(List.of(everyone()), List.of());

  private static Grant grant(List<String> actions, String... notActions) {
    return new Grant(actions, List.of(notActions), false);
  }

  private static DenyAssignment.Principal everyone() {
    return new DenyAssignment.Principal(EVERYONE, "SystemDefined");
  }

  private static DenyAssignment.Principal principal(String id, String type) {
    return new DenyAssignment.Principal(id, type);
  }

  /** Denies everything but reads in the group, as managed applications do. */
  private static DenyAssignment denyAll(
      List<DenyAssignment.Principal> principals, List<DenyAssignment.Principal> excluded) {
    return deny(GROUP, grant(List.of("*"), "*/read"), false, principals, excluded);
  }

  private static DenyAssignment deny(
      ResourceId scope,
      Grant what,
      boolean onlyThisScope,
      List<DenyAssignment.Principal> principals,
      List<DenyAssignment.Principal> excluded) {
    return new DenyAssignment(
        ResourceId.of(scope + "/providers/Microsoft.Authorization/denyAssignments/d1"),
        "managed app deny",
        scope,
        List.of(what),
        onlyThisScope,
        principals,
        excluded);
  }

  private static Kind answer(
      List<Grant> grants, List<DenyAssignment> denials, @Nullable String principal, String action) {
    return answerAt(GROUP, grants, denials, principal, action);
  }

  private static Kind answerAt(
      ResourceId at,
      List<Grant> grants,
      List<DenyAssignment> denials,
      @Nullable String principal,
      String action) {
    return new EffectiveRights(new Rights(grants), new Denials(at, denials, principal))
        .to(action)
        .kind();
  }

  /**
   * The vectors P01 to P29. P28 asks about the data plane (reading a blob): enabling replication
   * needs no data action, the facts hold none, and so nothing here could answer it.
   */
  static Stream<Arguments> vectors() {
    List<DenyAssignment> none = List.of();
    List<DenyAssignment> app = List.of(MANAGED_APP);
    return Stream.of(
        arguments("P01", List.of(OWNER), none, ENABLE, Kind.ALLOWED),
        arguments("P02", List.of(CONTRIBUTOR), none, ENABLE, Kind.ALLOWED),
        arguments(
            "P03 a Contributor may not assign roles",
            List.of(CONTRIBUTOR),
            none,
            ASSIGN,
            Kind.MISSING),
        arguments("P04", List.of(CONTRIBUTOR, ACCESS_ADMINISTRATOR), none, ASSIGN, Kind.ALLOWED),
        arguments("P05", List.of(READER), none, "Microsoft.Compute/disks/read", Kind.ALLOWED),
        arguments("P06 a Reader may not enable", List.of(READER), none, ENABLE, Kind.MISSING),
        arguments(
            "P07",
            List.of(READER),
            none,
            "Microsoft.Compute/virtualMachines/runCommand/action",
            Kind.MISSING),
        arguments(
            "P08",
            List.of(READER),
            none,
            "Microsoft.Storage/storageAccounts/listKeys/action",
            Kind.MISSING),
        arguments(
            "P09 Site Recovery Contributor may enable",
            List.of(RECOVERY_CONTRIBUTOR),
            none,
            ENABLE,
            Kind.ALLOWED),
        arguments(
            "P10",
            List.of(RECOVERY_CONTRIBUTOR),
            none,
            "Microsoft.Compute/virtualMachines/read",
            Kind.MISSING),
        arguments(
            "P11",
            List.of(RECOVERY_CONTRIBUTOR),
            none,
            "Microsoft.RecoveryServices/vaults/replicationProtectionIntents/write",
            Kind.MISSING),
        arguments(
            "P12 the case of Vaults does not count",
            List.of(RECOVERY_CONTRIBUTOR),
            none,
            "microsoft.recoveryservices/VAULTS/extendedInformation/write",
            Kind.ALLOWED),
        arguments(
            "P13",
            List.of(MACHINE_CONTRIBUTOR),
            none,
            "Microsoft.Compute/disks/read",
            Kind.ALLOWED),
        arguments(
            "P14",
            List.of(MACHINE_CONTRIBUTOR),
            none,
            "Microsoft.Compute/diskEncryptionSets/read",
            Kind.MISSING),
        arguments(
            "P15 Virtual Machine Contributor may not enable",
            List.of(MACHINE_CONTRIBUTOR),
            none,
            ENABLE,
            Kind.MISSING),
        arguments(
            "P16",
            List.of(MACHINE_CONTRIBUTOR),
            none,
            "Microsoft.Network/virtualNetworks/subnets/read",
            Kind.MISSING),
        arguments(
            "P17",
            List.of(MACHINE_CONTRIBUTOR),
            none,
            "Microsoft.Network/virtualNetworks/subnets/join/action",
            Kind.ALLOWED),
        arguments(
            "P18 both roles together enable",
            List.of(MACHINE_CONTRIBUTOR, RECOVERY_CONTRIBUTOR),
            none,
            ENABLE,
            Kind.ALLOWED),
        arguments(
            "P19", List.of(NO_COMPUTE_WRITES), none, "Microsoft.Compute/disks/write", Kind.MISSING),
        arguments(
            "P20", List.of(NO_COMPUTE_WRITES), none, "Microsoft.Compute/disks/read", Kind.ALLOWED),
        arguments(
            "P21 what one role excludes another may grant",
            List.of(NO_COMPUTE_WRITES, MACHINE_CONTRIBUTOR),
            none,
            "Microsoft.Compute/disks/write",
            Kind.ALLOWED),
        arguments(
            "P22",
            List.of(
                grant(List.of("Microsoft.Compute/*"), "Microsoft.Compute/disks/*"),
                grant(List.of("Microsoft.Compute/disks/read"))),
            none,
            "Microsoft.Compute/disks/read",
            Kind.ALLOWED),
        arguments("P23", List.of(), none, "Microsoft.Compute/virtualMachines/read", Kind.MISSING),
        arguments("P24 a deny assignment beats Owner", List.of(OWNER), app, ENABLE, Kind.DENIED),
        arguments("P25", List.of(OWNER), app, "Microsoft.Compute/disks/read", Kind.ALLOWED),
        arguments(
            "P26",
            List.of(OWNER),
            List.of(denyAll(List.of(everyone()), List.of(principal(ME, "User")))),
            ENABLE,
            Kind.ALLOWED),
        arguments(
            "P27 who is excluded still needs a role",
            List.of(READER),
            List.of(denyAll(List.of(everyone()), List.of(principal(ME, "User")))),
            ENABLE,
            Kind.MISSING),
        arguments(
            "P29",
            List.of(grant(List.of("Microsoft.Compute/virtualMachines/*"))),
            none,
            "Microsoft.Compute/virtualMachineScaleSets/read",
            Kind.MISSING));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vectors")
  void vectorsOfThePermissionRules(
      String name, List<Grant> grants, List<DenyAssignment> denials, String action, Kind expected) {
    assertThat(answer(grants, denials, ME, action)).as(name).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "*, Microsoft.Compute/virtualMachines/read, true",
    "*/read, Microsoft.Compute/virtualMachines/read, true",
    "*/read, Microsoft.Compute/virtualMachines/instanceView/read, true",
    "*/read, Microsoft.Compute/virtualMachines/write, false",
    "Microsoft.Compute/*, Microsoft.Compute/disks/beginGetAccess/action, true",
    "Microsoft.Compute/*/read, Microsoft.Compute/virtualMachines/extensions/read, true",
    "Microsoft.Compute/virtualMachines/*, microsoft.compute/VIRTUALMACHINES/RunCommand/Action,"
        + " true",
    "Microsoft.Compute/virtualMachines/*, Microsoft.Compute/virtualMachineScaleSets/read, false",
    "Microsoft.Compute/virtualMachines/read, Microsoft.Compute/virtualMachines/extensions/read,"
        + " false",
    "Microsoft.RecoveryServices/vaults/replicationFabrics/*,"
        + " Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/replicationProtectedItems/write,"
        + " true",
    "Microsoft.RecoveryServices/Vaults/*, Microsoft.RecoveryServices/vaults/read, true",
    "Microsoft.Authorization/*/Write, Microsoft.Authorization/roleAssignments/write, true",
    "Microsoft.Authorization/*/Write, Microsoft.Authorization/write, false",
    // A required action with a wildcard of its own is compared letter by letter.
    "Microsoft.Resources/deployments/*, Microsoft.Resources/deployments/*, true",
    "Microsoft.Resources/*, Microsoft.Resources/deployments/*, true",
    "Microsoft.Resources/deployments/write, Microsoft.Resources/deployments/*, false",
    "*/read, Microsoft.Resources/deployments/*, false",
    // Several wildcards, and one that has to try again.
    "Microsoft.*/virtualMachines/*/action, Microsoft.Compute/virtualMachines/runCommand/action,"
        + " true",
    "*read, Microsoft.Compute/readers/read, true",
    "'', Microsoft.Compute/virtualMachines/read, false"
  })
  void wildcards(String pattern, String action, boolean matches) {
    assertThat(Grant.matches(pattern, action)).isEqualTo(matches);
  }

  @Test
  void aDenialReachesWhatLiesBelowItsScopeUnlessItSaysNot() {
    Grant writes = grant(List.of("*/write"));
    DenyAssignment below = deny(SUB, writes, false, List.of(everyone()), List.of());
    DenyAssignment only = deny(SUB, writes, true, List.of(everyone()), List.of());
    assertThat(answerAt(GROUP, List.of(OWNER), List.of(below), ME, ENABLE)).isEqualTo(Kind.DENIED);
    assertThat(answerAt(GROUP, List.of(OWNER), List.of(only), ME, ENABLE)).isEqualTo(Kind.ALLOWED);
    assertThat(answerAt(SUB, List.of(OWNER), List.of(only), ME, ENABLE)).isEqualTo(Kind.DENIED);
  }

  @Test
  void aDenialElsewhereOrOnAGroupOfSimilarNameDoesNotBear() {
    Grant writes = grant(List.of("*/write"));
    ResourceId similar = ResourceId.of("/subscriptions/s1/resourceGroups/shop");
    assertThat(
            answer(
                List.of(OWNER),
                List.of(deny(similar, writes, false, List.of(everyone()), List.of())),
                ME,
                ENABLE))
        .isEqualTo(Kind.ALLOWED);
  }

  @Test
  void aDenialOfAManagementGroupOrOfTheRootReachesTheSubscription() {
    Grant writes = grant(List.of("*/write"));
    for (String above : List.of("/", "/providers/Microsoft.Management/managementGroups/corp")) {
      ResourceId scope = ResourceId.of(above);
      assertThat(
              answer(
                  List.of(OWNER),
                  List.of(deny(scope, writes, false, List.of(everyone()), List.of())),
                  ME,
                  ENABLE))
          .as(above)
          .isEqualTo(Kind.DENIED);
      assertThat(
              answer(
                  List.of(OWNER),
                  List.of(deny(scope, writes, true, List.of(everyone()), List.of())),
                  ME,
                  ENABLE))
          .as(above)
          .isEqualTo(Kind.ALLOWED);
    }
  }

  static Stream<Arguments> principals() {
    return Stream.of(
        arguments("me", List.of(principal(ME, "User")), List.of(), Kind.DENIED),
        arguments(
            "me, without hyphens",
            List.of(principal(ME.replace("-", ""), "User")),
            List.of(),
            Kind.DENIED),
        arguments("somebody else", List.of(principal(OTHER, "User")), List.of(), Kind.ALLOWED),
        arguments(
            "another service",
            List.of(principal(OTHER, "ServicePrincipal")),
            List.of(),
            Kind.ALLOWED),
        arguments("a group", List.of(principal(OTHER, "Group")), List.of(), Kind.CANNOT_TELL),
        arguments(
            "a type we do not know",
            List.of(principal(OTHER, "Tribe")),
            List.of(),
            Kind.CANNOT_TELL),
        arguments("nobody named", List.of(), List.of(), Kind.CANNOT_TELL),
        arguments(
            "everyone but a group",
            List.of(everyone()),
            List.of(principal(OTHER, "Group")),
            Kind.CANNOT_TELL),
        arguments(
            "everyone but somebody else",
            List.of(everyone()),
            List.of(principal(OTHER, "User")),
            Kind.DENIED),
        arguments(
            "a group but me",
            List.of(principal(OTHER, "Group")),
            List.of(principal(ME, "User")),
            Kind.ALLOWED),
        arguments(
            "everyone, written without hyphens",
            List.of(principal(EVERYONE.replace("-", ""), "SystemDefined")),
            List.of(),
            Kind.DENIED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("principals")
  void whomADenialBearsOn(
      String name,
      List<DenyAssignment.Principal> named,
      List<DenyAssignment.Principal> excluded,
      Kind expected) {
    assertThat(answer(List.of(OWNER), List.of(denyAll(named, excluded)), ME, ENABLE))
        .as(name)
        .isEqualTo(expected);
  }

  @Test
  void withoutAnObjectIdOnlyADenialForEveryoneIsSure() {
    assertThat(answer(List.of(OWNER), List.of(MANAGED_APP), null, ENABLE)).isEqualTo(Kind.DENIED);
    assertThat(
            answer(
                List.of(OWNER),
                List.of(denyAll(List.of(principal(OTHER, "User")), List.of())),
                null,
                ENABLE))
        .isEqualTo(Kind.CANNOT_TELL);
    assertThat(
            answer(
                List.of(OWNER),
                List.of(denyAll(List.of(everyone()), List.of(principal(OTHER, "User")))),
                null,
                ENABLE))
        .isEqualTo(Kind.CANNOT_TELL);
  }

  @Test
  void whatNoRoleGrantsIsMissingWhoeverIsDenied() {
    assertThat(
            answer(
                List.of(READER),
                List.of(denyAll(List.of(principal(OTHER, "Group")), List.of())),
                ME,
                ENABLE))
        .isEqualTo(Kind.MISSING);
  }

  @Test
  void aSureDenialBehindADoubtfulOneIsSure() {
    DenyAssignment doubtful = denyAll(List.of(principal(OTHER, "Group")), List.of());
    assertThat(answer(List.of(OWNER), List.of(doubtful, MANAGED_APP), ME, ENABLE))
        .isEqualTo(Kind.DENIED);
  }

  @Test
  void aDenialOfWritesTakesDeploymentsAway() {
    DenyAssignment writes =
        deny(GROUP, grant(List.of("*/write")), false, List.of(everyone()), List.of());
    assertThat(answer(List.of(OWNER), List.of(writes), ME, "Microsoft.Resources/deployments/*"))
        .isEqualTo(Kind.DENIED);
  }

  @Test
  void anActionGrantedOnlyUnderAConditionIsConditional() {
    Grant limited = new Grant(List.of(ASSIGN), List.of(), true);
    assertThat(answer(List.of(limited), List.of(), ME, ASSIGN)).isEqualTo(Kind.CONDITIONAL);
    assertThat(answer(List.of(limited, OWNER), List.of(), ME, ASSIGN)).isEqualTo(Kind.ALLOWED);
  }

  @Test
  void aDenialInsideAScopeIsFoundForActionsOnThatKindOfResource() {
    DenyAssignment stack =
        deny(MACHINE, grant(List.of("*/write", "*/delete")), false, List.of(everyone()), List.of());
    Denials denials = new Denials(GROUP, List.of(stack), ME);
    assertThat(denials.inside("Microsoft.Compute/virtualMachines/write")).containsExactly(stack);
    assertThat(denials.inside("Microsoft.Compute/virtualMachines/extensions/write"))
        .containsExactly(stack);
    assertThat(denials.inside("Microsoft.Compute/disks/write")).isEmpty();
    assertThat(denials.inside("Microsoft.Compute/virtualMachines/read")).isEmpty();
    assertThat(denials.surely("Microsoft.Compute/virtualMachines/write")).isNull();
  }
}
