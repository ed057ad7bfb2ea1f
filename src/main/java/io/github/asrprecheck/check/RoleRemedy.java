package io.github.asrprecheck.check;

import io.github.asrprecheck.check.remedy.AzCommand;
import io.github.asrprecheck.check.remedy.Remedy;
import io.github.asrprecheck.fact.PlanScope;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.rule.BuiltInRole;
import io.github.asrprecheck.rule.RequiredAction;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What to do about missing actions: which role to grant where, as commands that can be pasted into
 * a shell.
 */
record RoleRemedy(RoleAdvice advice, JudgedPrincipal who) {
  private static final int SCOPES_SPELT_OUT = 3;

  /** The remedy for standings that lack the same, each at its own scope. */
  Remedy of(List<Standing> alike) {
    Standing first = alike.get(0);
    Remedy remedy = first.missing().isEmpty() ? Remedy.NONE : grant(alike, first.missing());
    if (first.scope().missing()) {
      remedy = more(remedy, "Or name one that exists with " + option(first.scope().role()) + ".");
    }
    if (!first.denied().isEmpty()) {
      remedy =
          more(
              remedy, "No role helps against a deny assignment: see permissions/deny-assignments.");
    }
    if (!first.conditional().isEmpty()) {
      remedy =
          more(
              remedy,
              "Look whether the role assignment has a condition, and have it admit the roles of"
                  + " the vault's identity.");
    }
    return remedy;
  }

  private static Remedy more(Remedy remedy, String sentence) {
    return remedy.say((remedy.text().isEmpty() ? "" : " ") + sentence);
  }

  private Remedy grant(List<Standing> alike, List<RequiredAction> missing) {
    List<BuiltInRole> roles = advice.smallest(actions(missing));
    List<RequiredAction> binding = missing.stream().filter(Standing::fails).toList();
    List<BuiltInRole> smaller = advice.smallest(actions(binding));
    boolean broad = roles.stream().anyMatch(RoleAdvice::all);
    Remedy remedy;
    if (!broad) {
      remedy = Remedy.of("Grant " + names(roles) + ": ").run(commands(alike, roles), shown(roles));
    } else if (smaller.isEmpty() || smaller.stream().anyMatch(RoleAdvice::all)) {
      remedy =
          Remedy.of("Among the built-in roles only " + names(roles) + " grants all of them: ")
              .run(commands(alike, roles), shown(roles));
    } else {
      remedy =
          Remedy.of(
                  "Among the built-in roles only "
                      + names(roles)
                      + " grants all of them; "
                      + names(smaller)
                      + " is much less and lacks only what warns: ")
              .run(commands(alike, smaller), shown(smaller));
    }
    int rest = alike.size() - SCOPES_SPELT_OUT;
    return remedy
        .say(rest <= 0 ? "." : "; and the same with the other " + rest + " scopes.")
        .say(
            " Or assign the custom role that --role-out FILE writes. A role that is eligible in"
                + " Privileged Identity Management counts once it is activated.");
  }

  private List<AzCommand> commands(List<Standing> alike, List<BuiltInRole> roles) {
    return alike.stream()
        .flatMap(s -> roles.stream().map(r -> command(r.name(), s.scope().at())))
        .toList();
  }

  private static int shown(List<BuiltInRole> roles) {
    return SCOPES_SPELT_OUT * roles.size();
  }

  private AzCommand command(String role, ResourceId scope) {
    AzCommand create = AzCommand.of("role assignment create");
    String assignee = who.id();
    return (assignee == null
            ? create.with("assignee", AzCommand.Blank.OBJECT_ID)
            : create.with("assignee", assignee))
        .with("role", role)
        .with("scope", scope.text());
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
