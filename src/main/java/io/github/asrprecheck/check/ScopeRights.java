package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.DenyAssignment;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.PlanScope;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Rights;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.rule.RequiredAction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Compares what the judged principal may do at a scope with what the table of actions asks for
 * there.
 */
record ScopeRights(
    Estate estate, List<RequiredAction> table, JudgedPrincipal who, PlanConditions conditions) {

  ScopeRights(Estate estate, List<RequiredAction> table, JudgedPrincipal who) {
    this(estate, table, who, new PlanConditions(estate));
  }

  private static final String ASSIGNING_ROLES = "Microsoft.Authorization/roleAssignments/write";

  /** The standing at a scope; unreadable when the rights there are. */
  Reading<Standing> at(PlanScope scope) {
    Reading<Rights> rights = estate.rights(scope.at());
    return rights.fold(
        (granted, seen) -> {
          Standing standing = standing(scope, granted, seen);
          return rights.map(x -> standing);
        },
        Reading::unreadable);
  }

  /**
   * What is needed at a scope whatever the machines are like; of two levels of one action the
   * stricter.
   */
  Collection<RequiredAction> needed(PlanScope scope) {
    Map<String, RequiredAction> needed = new LinkedHashMap<>();
    for (RequiredAction row : table) {
      boolean here =
          row.when().equals("always") || (scope.missing() && row.when().equals("missing"));
      if (here && at(row, scope.role())) {
        needed.merge(
            row.action().toLowerCase(Locale.ROOT), row, (a, b) -> Standing.fails(b) ? b : a);
      }
    }
    return needed.values();
  }

  private List<RequiredAction> neededOnlyIf(PlanScope scope) {
    return table.stream()
        .filter(row -> at(row, scope.role()))
        .filter(row -> !row.when().equals("always") && !row.when().equals("missing"))
        // Registering is done at the subscription: see RegistrationRule.
        .filter(row -> !row.when().equals(RegistrationRule.WHEN))
        .toList();
  }

  private static boolean at(RequiredAction row, PlanScope.Role role) {
    return PlanScope.Role.valueOf(row.scope()) == role;
  }

  private Standing standing(PlanScope scope, Rights granted, Seen seenRights) {
    Reading<List<DenyAssignment>> listed = estate.denyAssignments(scope.at().subscription());
    List<Gap> unlisted = listed.fold((all, seen) -> List.<Gap>of(), gaps -> gaps);
    Denials denials =
        new Denials(scope.at(), listed.fold((all, seen) -> all, gaps -> List.of()), who.id());
    EffectiveRights rights = new EffectiveRights(granted, denials);
    Seen seen =
        listed.fold((all, more) -> who.with(seenRights.and(more), denials), gaps -> seenRights);
    Tally tally = new Tally();
    Collection<RequiredAction> needed = needed(scope);
    for (RequiredAction row : needed) {
      tally.add(row, rights.to(row.action()), unlisted);
    }
    for (RequiredAction row : neededOnlyIf(scope)) {
      EffectiveRights.Answer answer = rights.to(row.action());
      if (answer.kind() != EffectiveRights.Kind.ALLOWED || assigns(row)) {
        // Only now does it matter whether the condition holds.
        seen = tally.addIf(conditions.hold(row.when(), scope), row, answer, unlisted, seen);
      } else {
        tally.gaps.addAll(unlisted);
      }
    }
    return new Standing(
        scope,
        seen,
        needed.size(),
        List.copyOf(tally.missing),
        List.copyOf(tally.denied),
        List.copyOf(tally.conditional),
        List.copyOf(tally.gaps));
  }

  private static boolean assigns(RequiredAction row) {
    return row.action().equalsIgnoreCase(ASSIGNING_ROLES);
  }

  /** The answers so far. */
  private final class Tally {
    private final List<RequiredAction> missing = new ArrayList<>();
    private final List<Standing.Denied> denied = new ArrayList<>();
    private final List<RequiredAction> conditional = new ArrayList<>();
    private final Set<Gap> gaps = new LinkedHashSet<>();

    void add(RequiredAction row, EffectiveRights.Answer answer, List<Gap> unlisted) {
      DenyAssignment by = answer.by();
      if (answer.kind() == EffectiveRights.Kind.MISSING) {
        missing.add(row);
        return;
      }
      gaps.addAll(unlisted);
      if (by != null && answer.kind() == EffectiveRights.Kind.DENIED) {
        denied.add(new Standing.Denied(row, by));
      } else if (by != null) {
        gaps.addAll(who.doubt(by));
      } else if (assigns(row)) {
        // Conditions bear on this control-plane action alone, and Azure does not tell a caller
        // about its own.
        conditional.add(row);
      }
    }

    Seen addIf(
        Reading<Boolean> condition,
        RequiredAction row,
        EffectiveRights.Answer answer,
        List<Gap> unlisted,
        Seen seen) {
      return condition.fold(
          (holds, more) -> {
            if (holds) {
              add(row, answer, unlisted);
            }
            return seen.and(more);
          },
          open -> {
            gaps.addAll(open);
            return seen;
          });
    }
  }
}
