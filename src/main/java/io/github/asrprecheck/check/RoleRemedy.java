package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.PlanScope;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.rule.BuiltInRole;
import io.github.asrprecheck.rule.RequiredAction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What to do about missing actions: which role to grant where, as commands that can be pasted into
 * a shell.
 */
record RoleRemedy(RoleAdvice advice, JudgedPrincipal who) {
  private static final int SCOPES_SPELT_OUT = 3;

  /** The remedy for standings that lack the same, each at its own scope. */
  String of(List<Standing> alike) {
    Standing first = alike.get(0);
    List<String> parts = new ArrayList<>();
    if (!first.missing().isEmpty()) {
      grant(alike, first.missing(), parts);
    }
    if (first.scope().missing()) {
      parts.add("Or name one that exists with " + option(first.scope().role()) + ".");
    }
    if (!first.denied().isEmpty()) {
      parts.add("No role helps against a deny assignment: see permissions/deny-assignments.");
    }
    if (!first.conditional().isEmpty()) {
      parts.add(
          "Look whether the role assignment has a condition, and have it admit the roles of the"
              + " vault's identity.");
    }
    return String.join(" ", parts);
  }

  private void grant(List<Standing> alike, List<RequiredAction> missing, List<String> parts) {
    List<BuiltInRole> roles = advice.smallest(actions(missing));
    boolean broad = roles.stream().anyMatch(RoleAdvice::all);
    parts.add(
        (broad
                ? "Among the built-in roles only " + names(roles) + " grants all of them: "
                : "Grant " + names(roles) + ": ")
            + commands(alike, roles)
            + ".");
    List<RequiredAction> binding = missing.stream().filter(Standing::fails).toList();
    List<BuiltInRole> smaller = advice.smallest(actions(binding));
    if (broad && !smaller.isEmpty() && smaller.stream().noneMatch(RoleAdvice::all)) {
      parts.add(
          names(smaller)
              + " is much less and lacks only what warns: "
              + commands(alike, smaller)
              + ".");
    }
    parts.add(
        "Or assign the custom role that --role-out FILE writes. A role that is eligible in"
            + " Privileged Identity Management counts once it is activated.");
  }

  private String commands(List<Standing> alike, List<BuiltInRole> roles) {
    String assignee = who.id() == null ? "OBJECT-ID" : who.id();
    String commands =
        alike.stream()
            .limit(SCOPES_SPELT_OUT)
            .flatMap(s -> roles.stream().map(r -> command(assignee, r.name(), s.scope().at())))
            .collect(Collectors.joining("; "));
    int rest = alike.size() - SCOPES_SPELT_OUT;
    return rest <= 0 ? commands : commands + "; and the same with the other " + rest + " scopes";
  }

  static String command(String assignee, String role, ResourceId scope) {
    return "az role assignment create --assignee "
        + quoted(assignee)
        + " --role "
        + quoted(role)
        + " --scope "
        + quoted(scope.text());
  }

  /** For a POSIX shell, PowerShell and, where the text is plain, cmd. */
  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> "\"$`\\!'".indexOf(c) >= 0);
    return plain ? '"' + text + '"' : "'" + text.replace("'", "'\\''") + "'";
  }

  private static List<String> actions(List<RequiredAction> rows) {
    return rows.stream().map(RequiredAction::action).toList();
  }

  private static String names(List<BuiltInRole> roles) {
    return roles.stream().map(BuiltInRole::name).collect(Collectors.joining(" and "));
  }

  private static String option(PlanScope.Role role) {
    return switch (role) {
      case SOURCE_GROUP -> "--resource-group";
      case TARGET_GROUP -> "--target-resource-group";
      case VAULT -> "--vault";
      case TARGET_NETWORK -> "--target-vnet";
      case CACHE_ACCOUNT -> "--cache-storage-account";
    };
  }
}
