package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.PlanScope;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Rights;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.rule.RuleBook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether whoever enables replication holds the rights that it takes, at every scope that the plan
 * touches.
 */
public final class PermissionsCheck implements Check {
  private final RuleBook book;

  public PermissionsCheck(RuleBook book) {
    this.book = book;
  }

  @Override
  public String id() {
    return "permissions";
  }

  @Override
  public String title() {
    return "Rights of whoever enables replication";
  }

  @Override
  public String proves() {
    return "Proves that role assignments grant, and no deny assignment takes away, the"
        + " control-plane actions that Microsoft documents for enabling replication, at the"
        + " machines' groups, the target group, the vault, the target network and the cache"
        + " account. It judges groups, not single machines: a role that is assigned on a"
        + " machine alone is not seen. It does not prove rights on keys and secrets, nor"
        + " that locks, policies or role conditions let the calls through, nor what the"
        + " vault's own identity may do.";
  }

  @Override
  public List<Rule> rules() {
    return PermissionRules.all();
  }

  @Override
  public List<Finding> judge(Estate estate) {
    JudgedPrincipal who = JudgedPrincipal.of(estate);
    ScopeRights rights = new ScopeRights(estate, book.actions().rows(), who);
    ScopeFindings ofScopes =
        new ScopeFindings(rights, new RoleRemedy(new RoleAdvice(book.roles().rows()), who));
    Map<PlanScope.Role, Reading<List<PlanScope>>> plan = PlanScope.byRole(estate);
    List<Finding> findings = new ArrayList<>();
    findings.add(principal(estate, who, plan));
    plan.forEach((role, scopes) -> findings.addAll(ofScopes.judge(role, scopes)));
    Map<String, List<PlanScope>> bySubscription = bySubscription(plan);
    bySubscription.forEach(
        (subscription, scopes) ->
            findings.addAll(new DenyRule(estate, rights, who).judge(subscription, scopes)));
    vaultScopes(plan).stream()
        .map(s -> s.at().subscription())
        .distinct()
        .forEach(s -> findings.add(new RegistrationRule(estate, who).judge(s)));
    for (String subscription : estate.scope().subscriptions()) {
      findings.addAll(new KeyVaultRule(estate, who).judge(subscription));
    }
    return List.copyOf(findings);
  }

  private static Finding principal(
      Estate estate, JudgedPrincipal who, Map<PlanScope.Role, Reading<List<PlanScope>>> plan) {
    Rule rule = PermissionRules.PRINCIPAL;
    Subject subject = Subject.named(who.id() == null ? who.label() : who.id());
    if (!who.gaps().isEmpty()) {
      return rule.unknown(subject, who.gaps());
    }
    Seen seen = who.seen();
    if (seen != null) {
      return rule.pass(
          subject,
          seen,
          "Judged the rights of the caller, "
              + who.label()
              + "; --principal OBJECT-ID judges somebody else's.");
    }
    // Only Azure's answer to the question for this principal shows that it was this one's rights.
    return rightsRead(estate, plan)
        .fold(
            (all, read) ->
                rule.pass(
                    subject,
                    read,
                    "Judged the rights of " + who.label() + ", as the command line asks."),
            gaps -> rule.unknown(subject, gaps));
  }

  private static Reading<List<Rights>> rightsRead(
      Estate estate, Map<PlanScope.Role, Reading<List<PlanScope>>> plan) {
    return plan.values().stream()
        .map(scopes -> scopes.then(all -> rightsRead(estate, all, scopes)))
        .reduce((a, b) -> Reading.join(a, b, (x, y) -> x))
        .orElseThrow();
  }

  private static Reading<List<Rights>> rightsRead(
      Estate estate, List<PlanScope> scopes, Reading<List<PlanScope>> reading) {
    return reading.fold(
        (all, seen) -> Reading.all(scopes.stream().map(s -> estate.rights(s.at())).toList(), seen),
        Reading::unreadable);
  }

  private static Map<String, List<PlanScope>> bySubscription(
      Map<PlanScope.Role, Reading<List<PlanScope>>> plan) {
    Map<String, List<PlanScope>> grouped = new LinkedHashMap<>();
    plan.values()
        .forEach(
            scopes ->
                known(scopes)
                    .forEach(
                        s ->
                            grouped
                                .computeIfAbsent(s.at().subscription(), k -> new ArrayList<>())
                                .add(s)));
    return grouped;
  }

  private static List<PlanScope> vaultScopes(Map<PlanScope.Role, Reading<List<PlanScope>>> plan) {
    Reading<List<PlanScope>> vault = plan.get(PlanScope.Role.VAULT);
    return vault == null ? List.of() : known(vault);
  }

  /** Those that are known; what is not has its own unknown finding under the rule of its role. */
  private static List<PlanScope> known(Reading<List<PlanScope>> scopes) {
    return scopes.fold((all, seen) -> all, gaps -> List.of());
  }
}
