package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.DenyAssignment;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.PlanScope;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.rule.RequiredAction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says which deny assignments take away what the plan needs, whatever roles the principal holds.
 */
record DenyRule(Estate estate, ScopeRights rights, JudgedPrincipal who) {
  private static final Rule RULE = PermissionRules.DENY_ASSIGNMENTS;

  List<Finding> judge(String subscription, List<PlanScope> scopes) {
    Subject subject = Subject.subscription(subscription);
    return estate
        .denyAssignments(subscription)
        .fold(
            (all, seen) -> judge(subject, all, seen, scopes),
            gaps -> List.of(RULE.unknown(subject, gaps)));
  }

  private List<Finding> judge(
      Subject subject, List<DenyAssignment> all, Seen seen, List<PlanScope> scopes) {
    List<Finding> findings = new ArrayList<>();
    Seen rests = seen;
    for (PlanScope scope : scopes) {
      Denials denials = new Denials(scope.at(), all, who.id());
      rests = who.with(rests, denials);
      at(scope, denials, who.with(seen, denials), findings);
    }
    if (findings.isEmpty()) {
      findings.add(
          RULE.pass(
              subject,
              rests,
              all.isEmpty()
                  ? "There are no deny assignments."
                  : "None of the %d deny assignments takes away what %s needs."
                      .formatted(all.size(), who.label())));
    }
    return findings;
  }

  private void at(PlanScope scope, Denials denials, Seen seen, List<Finding> findings) {
    Map<DenyAssignment, List<RequiredAction>> taken = new LinkedHashMap<>();
    Map<DenyAssignment, List<RequiredAction>> inside = new LinkedHashMap<>();
    Set<Gap> doubts = new LinkedHashSet<>();
    for (RequiredAction row : rights.needed(scope)) {
      DenyAssignment sure = denials.surely(row.action());
      DenyAssignment perhaps = denials.perhaps(row.action());
      if (sure != null) {
        taken.computeIfAbsent(sure, d -> new ArrayList<>()).add(row);
      } else if (perhaps != null) {
        doubts.addAll(who.doubt(perhaps));
      }
      if (!scope.missing()) {
        denials
            .inside(row.action())
            .forEach(d -> inside.computeIfAbsent(d, x -> new ArrayList<>()).add(row));
      }
    }
    Subject subject = Standing.subject(scope);
    taken.forEach((denial, rows) -> findings.add(denies(subject, denial, rows, seen)));
    inside.forEach((denial, rows) -> findings.add(deniesInside(subject, denial, rows, seen)));
    doubts.forEach(gap -> findings.add(RULE.unknown(subject, gap)));
  }

  private Finding denies(
      Subject subject, DenyAssignment denial, List<RequiredAction> rows, Seen seen) {
    String says =
        "Deny assignment '%s' at %s takes from %s: %s."
            .formatted(denial.name(), denial.scope(), who.label(), actions(rows));
    return rows.stream().anyMatch(Standing::fails)
        ? RULE.fail(subject, seen, says, remedy(denial))
        : RULE.warn(subject, seen, says, remedy(denial));
  }

  /**
   * One resource of a group: whether it is one of the machines in scope or stands beside them is
   * for a person to say.
   */
  private Finding deniesInside(
      Subject subject, DenyAssignment denial, List<RequiredAction> rows, Seen seen) {
    String says =
        "Deny assignment '%s' may take from %s, at %s alone: %s."
            .formatted(denial.name(), who.label(), denial.scope(), actions(rows));
    if (rows.stream().noneMatch(Standing::fails)) {
      return RULE.warn(subject, seen, says, remedy(denial));
    }
    Gap gap =
        new Gap(
            "whether the plan needs "
                + denial.scope()
                + ", where deny assignment '"
                + denial.name()
                + "' bears",
            Gap.Cause.UNSUPPORTED,
            rows.get(0).action(),
            denial.scope().text(),
            remedy(denial),
            null);
    return RULE.unknown(subject, List.of(gap), says);
  }

  private String remedy(DenyAssignment denial) {
    return "No role helps. Have whoever manages '%s' (%s) remove it or exclude %s from it; it comes from a managed application, a deployment stack, a blueprint or a service of Azure."
        .formatted(denial.name(), denial.id(), who.label());
  }

  private static String actions(List<RequiredAction> rows) {
    return rows.stream().map(RequiredAction::action).collect(Collectors.joining(", "));
  }
}
