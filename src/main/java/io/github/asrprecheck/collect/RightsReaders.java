package io.github.asrprecheck.collect;

import io.github.asrprecheck.fact.DenyAssignment;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Grant;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Rights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Who may do what: the caller's own effective rights, another principal's by its role assignments,
 * and what is denied.
 */
final class RightsReaders {
  private static final String VERSION = "2022-04-01";
  private static final String AUTHORIZATION = "/providers/Microsoft.Authorization/";

  private final ArmClient arm;

  RightsReaders(ArmClient arm) {
    this.arm = arm;
  }

  /**
   * What the caller was granted at a scope, by groups and parent scopes too. An empty list
   * contradicts itself: a principal who may list it holds at least the grant to do so.
   */
  Reading<Rights> ofCaller(ResourceId scope) {
    Call call =
        new Call(
            "rights on " + scope,
            scope + AUTHORIZATION + "permissions",
            VERSION,
            Fact.RIGHTS.action(),
            scope.text());
    return arm.listNonEmpty(call, Row::read, RightsReaders::grant).map(Rights::new);
  }

  Reading<List<DenyAssignment>> denyAssignments(String subscription) {
    String scope = "/subscriptions/" + subscription;
    Call call =
        new Call(
            "deny assignments of " + scope,
            scope + AUTHORIZATION + "denyAssignments",
            VERSION,
            Fact.DENY_ASSIGNMENTS.action(),
            scope);
    return arm.list(call, Row::read, RightsReaders::denyAssignment);
  }

  /** A role that a principal holds at a scope, before the role's definition is looked up. */
  record Assignment(ResourceId scope, String role, boolean conditional) {}

  /** What another principal holds in a subscription, its groups' roles included. */
  Reading<List<Assignment>> assignments(String subscription, String principal) {
    String scope = "/subscriptions/" + subscription;
    Call call =
        new Call(
            "role assignments of " + principal + " in " + scope,
            scope + AUTHORIZATION + "roleAssignments",
            VERSION,
            "assignedTo('" + principal + "')",
            "Microsoft.Authorization/roleAssignments/read",
            scope);
    return arm.list(call, Row::read, RightsReaders::assignment);
  }

  /** What each role grants, by the last segment of its id. */
  Reading<Map<String, List<Grant>>> roles(String subscription) {
    String scope = "/subscriptions/" + subscription;
    Call call =
        new Call(
            "role definitions of " + scope,
            scope + AUTHORIZATION + "roleDefinitions",
            VERSION,
            "Microsoft.Authorization/roleDefinitions/read",
            scope);
    return arm.listNonEmpty(call, Row::read, RightsReaders::role).map(RightsReaders::byId);
  }

  record Role(String id, List<Grant> grants) {}

  static Grant grant(Row row) {
    return new Grant(
        row.needTexts("actions"),
        row.needTexts("notActions"),
        row.filledOrNull("condition") != null);
  }

  static Assignment assignment(Row row) {
    return new Assignment(
        ResourceId.of(row.text("properties.scope")),
        ResourceId.of(row.text("properties.roleDefinitionId")).name().toLowerCase(Locale.ROOT),
        row.filledOrNull("properties.condition") != null);
  }

  static Role role(Row row) {
    return new Role(
        row.text("name").toLowerCase(Locale.ROOT),
        row.needRows("properties.permissions").stream().map(RightsReaders::grant).toList());
  }

  static DenyAssignment denyAssignment(Row row) {
    String id = row.text("id");
    String name = row.filledOrNull("properties.denyAssignmentName");
    String scope = row.filledOrNull("properties.scope");
    Boolean narrow = row.flagOrNull("properties.doNotApplyToChildScopes");
    int provider = id.toLowerCase(Locale.ROOT).lastIndexOf("/providers/microsoft.authorization/");
    return new DenyAssignment(
        ResourceId.of(id),
        name == null ? id : Gaps.clean(name),
        ResourceId.of(scope == null ? id.substring(0, Math.max(0, provider)) : scope),
        row.needRows("properties.permissions").stream().map(RightsReaders::grant).toList(),
        Boolean.TRUE.equals(narrow),
        principals(row.needRows("properties.principals")),
        // Whoever is not excluded is denied, so none is the strict reading of an absent list.
        principals(row.rows("properties.excludePrincipals")));
  }

  private static List<DenyAssignment.Principal> principals(List<Row> rows) {
    List<DenyAssignment.Principal> principals = new ArrayList<>();
    for (Row principal : rows) {
      String type = principal.filledOrNull("type");
      principals.add(
          new DenyAssignment.Principal(principal.text("id"), type == null ? "Unknown" : type));
    }
    return List.copyOf(principals);
  }

  private static Map<String, List<Grant>> byId(List<Role> roles) {
    Map<String, List<Grant>> byId = new HashMap<>();
    roles.forEach(role -> byId.put(role.id(), role.grants()));
    return byId;
  }
}
