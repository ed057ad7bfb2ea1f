package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.PlanScope.Role;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rules of the permissions check. */
final class PermissionRules {
  private static final String RBAC =
      "https://learn.microsoft.com/azure/site-recovery/site-recovery-role-based-linked-access-control";
  private static final String OPERATIONS =
      "https://learn.microsoft.com/azure/role-based-access-control/permissions/management-and-governance#microsoftrecoveryservices";
  // "Enabling protection failed", the outer error that missing rights on a linked resource end in.
  private static final int NOT_ENABLED = 45005;

  static final Rule PRINCIPAL =
      Rule.named("permissions/principal")
          .title("It is known whose rights were judged")
          .why(
              "Whoever enables replication needs the rights; a pipeline or a policy may be somebody"
                  + " else than the caller.")
          .remedy(
              "Sign in as the one who will enable replication, or name its object id with"
                  + " --principal.")
          .source(RBAC, "2025-07-21");

  private static final Rule SOURCE_MACHINES =
      Rule.named("permissions/source-machines")
          .title("The principal holds the rights on the groups of the machines")
          .why(
              "Site Recovery checks the caller's rights on each machine and its disks, and refuses"
                  + " to enable without them.")
          .remedy("Grant the missing actions on the resource group.")
          .predicts(NOT_ENABLED)
          .source(RBAC, "2025-07-21");

  private static final Rule TARGET_GROUP =
      Rule.named("permissions/target-group")
          .title("The principal holds the rights where the replicas go")
          .why(
              "Site Recovery checks the caller's rights in the target group; failover creates"
                  + " machines there.")
          .remedy(
              "Grant the missing actions on the target group, or name a group with"
                  + " --target-resource-group.")
          .predicts(NOT_ENABLED)
          .source(RBAC, "2025-07-21");

  private static final Rule VAULT =
      Rule.named("permissions/vault")
          .title("The principal holds the rights on the vault")
          .why(
              "Enabling replication is a write to the vault: its fabrics, containers, mappings and"
                  + " protected items.")
          .remedy(
              "Grant Site Recovery Contributor on the vault, or name another vault with --vault.")
          .source(OPERATIONS, "2026-02-23");

  private static final Rule TARGET_NETWORK =
      Rule.named("permissions/target-network")
          .title("The principal holds the rights on the target network")
          .why("Site Recovery checks that the caller may read the network that replicas will join.")
          .remedy(
              "Grant the missing actions on the network, or name another one with --target-vnet.")
          .predicts(NOT_ENABLED)
          .source(RBAC, "2025-07-21");

  private static final Rule CACHE_ACCOUNT =
      Rule.named("permissions/cache-account")
          .title("The principal holds the rights on the cache storage account")
          .why(
              "Site Recovery checks that the caller may read the account that caches the machines'"
                  + " writes.")
          .remedy(
              "Grant the missing actions on the account, or name another one with"
                  + " --cache-storage-account.")
          .predicts(NOT_ENABLED)
          .source(RBAC, "2025-07-21");

  static final Rule DENY_ASSIGNMENTS =
      Rule.named("permissions/deny-assignments")
          .title("No deny assignment takes a needed action away")
          .why("A deny assignment wins over every role, Owner included.")
          .remedy(
              "Find who made it (a managed application, a deployment stack, a blueprint) and have"
                  + " it removed or the principal excluded.")
          .source(
              "https://learn.microsoft.com/azure/role-based-access-control/deny-assignments",
              "2018-11-30");

  static final Rule REGISTRATION =
      Rule.named("permissions/provider-registration")
          .title(
              "Recovery Services is registered in the vault's subscription, or the principal may"
                  + " register it")
          .why(
              "A subscription takes no vault before its provider Microsoft.RecoveryServices is"
                  + " registered, which is a right of its own.")
          .remedy(
              "Have a Contributor of the subscription run: az provider register --namespace"
                  + " Microsoft.RecoveryServices")
          .source(OPERATIONS, "2026-02-23");

  static final Rule KEY_VAULTS =
      Rule.named("permissions/key-vaults")
          .title("Machines that encrypt in the guest need rights on key vaults")
          .why(
              "Enabling copies the encryption secrets into a key vault of the target region, with"
                  + " the caller's own rights on secrets and keys.")
          .remedy(
              "Check on both key vaults that the principal may get, list and set secrets, and with"
                  + " a key encryption key also get, list and create keys, encrypt and decrypt.")
          .source(
              "https://learn.microsoft.com/azure/site-recovery/azure-to-azure-how-to-enable-replication-ade-vms",
              "2019-08-08");

  private static final Map<Role, Rule> OF_ROLE =
      new EnumMap<>(
          Map.of(
              Role.SOURCE_GROUP, SOURCE_MACHINES,
              Role.TARGET_GROUP, TARGET_GROUP,
              Role.VAULT, VAULT,
              Role.TARGET_NETWORK, TARGET_NETWORK,
              Role.CACHE_ACCOUNT, CACHE_ACCOUNT));

  private PermissionRules() {}

  static Rule of(Role role) {
    Rule rule = OF_ROLE.get(role);
    if (rule == null) {
      throw new IllegalArgumentException("no rule for " + role);
    }
    return rule;
  }

  static List<Rule> all() {
    return Stream.concat(
            Stream.concat(Stream.of(PRINCIPAL), OF_ROLE.values().stream()),
            Stream.of(DENY_ASSIGNMENTS, REGISTRATION, KEY_VAULTS))
        .toList();
  }
}
