package io.github.asrprecheck.check;

import io.github.asrprecheck.check.remedy.Remedy;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.PlanScope;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.rule.RequiredAction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns the standings at the scopes of one role into findings; scopes that stand alike share one
 * verdict.
 */
record ScopeFindings(ScopeRights rights, RoleRemedy remedy) {

  List<Finding> judge(PlanScope.Role role, Reading<List<PlanScope>> scopes) {
    return scopes.fold(
        (all, seen) -> judge(role, all, seen),
        gaps -> List.of(PermissionRules.of(role).unknown(Subject.everyMachine(), gaps)));
  }

  private List<Finding> judge(PlanScope.Role role, List<PlanScope> scopes, Seen planned) {
    Rule rule = PermissionRules.of(role);
    List<Finding> findings = new ArrayList<>();
    Map<List<Object>, List<Standing>> alike = new LinkedHashMap<>();
    for (PlanScope scope : scopes) {
      rights
          .at(scope)
          .fold(
              (standing, seen) ->
                  alike.computeIfAbsent(standing.kind(), k -> new ArrayList<>()).add(standing),
              gaps -> findings.add(rule.unknown(Standing.subject(scope), gaps)));
    }
    alike.values().forEach(standings -> judge(rule, standings, planned, findings));
    if (scopes.isEmpty()) {
      findings.add(
          rule.notApplicable(
              Subject.everyMachine(), planned, "There is no machine whose group could be judged."));
    }
    return findings;
  }

  private void judge(Rule rule, List<Standing> alike, Seen planned, List<Finding> findings) {
    Standing first = alike.get(0);
    Seen seen = alike.stream().map(Standing::seen).reduce(planned, Seen::and);
    Remedy fix = first.wellEnough() ? Remedy.NONE : remedy.of(alike);
    for (Standing standing : alike) {
      Subject subject = standing.subject();
      if (!standing.gaps().isEmpty()) {
        findings.add(rule.unknown(subject, standing.gaps(), open(standing)));
      }
      if (standing.fails()) {
        findings.add(rule.fail(subject, seen, says(standing), fix));
      } else if (!standing.wellEnough()) {
        findings.add(rule.warn(subject, seen, says(standing), fix));
      } else if (standing.gaps().isEmpty()) {
        findings.add(rule.pass(subject, seen, passes(standing)));
      }
    }
  }

  private static String open(Standing standing) {
    List<Gap> gaps = standing.gaps();
    return "Cannot tell whether every needed action is allowed: "
        + gaps.get(0).what()
        + (gaps.size() == 1 ? "" : ", and " + (gaps.size() - 1) + " more");
  }

  private String passes(Standing standing) {
    return intro(standing.scope())
        + "%s may do all %d actions.".formatted(rights.who().label(), standing.needed());
  }

  private String says(Standing standing) {
    List<String> parts = new ArrayList<>();
    String who = rights.who().label();
    add(
        parts,
        who + " lacks what enabling needs: ",
        standing.missing().stream().filter(Standing::fails).toList());
    add(
        parts,
        (parts.isEmpty() ? who : "It also") + " lacks what enabling or a later step may need: ",
        standing.missing().stream().filter(r -> !Standing.fails(r)).toList());
    if (!standing.denied().isEmpty()) {
      parts.add(
          standing.denied().stream()
              .map(d -> d.action().action() + " (by '" + d.by().name() + "')")
              .collect(Collectors.joining(", ", "Deny assignments take away: ", ".")));
    }
    add(
        parts,
        "Granted, but a condition of the role assignment, which Azure does not show its holder, may"
            + " rule out the role to be given: ",
        standing.conditional());
    return intro(standing.scope()) + String.join(" ", parts);
  }

  private static void add(List<String> parts, String head, List<RequiredAction> rows) {
    if (!rows.isEmpty()) {
      parts.add(
          rows.stream().map(RequiredAction::action).collect(Collectors.joining(", ", head, ".")));
    }
  }

  private String intro(PlanScope scope) {
    String what = scope.missing() ? created(scope.role()) : null;
    return what == null
        ? ""
        : what + " In subscription " + scope.at().subscription() + ", where it would be made, ";
  }

  private @Nullable String created(PlanScope.Role role) {
    String group = rights.estate().scope().plan().targetResourceGroup();
    return switch (role) {
      case SOURCE_GROUP -> null;
      case TARGET_GROUP ->
          group == null
              ? "No target group is named, so Site Recovery would create one."
              : "Resource group " + group + " does not exist and would be created.";
      case VAULT -> "No vault was found that could be used, so one has to be created.";
      case TARGET_NETWORK ->
          "No network was found in the target region, so Site Recovery would create one.";
      case CACHE_ACCOUNT ->
          "No fitting cache account was found, so Site Recovery would create one.";
    };
  }
}
