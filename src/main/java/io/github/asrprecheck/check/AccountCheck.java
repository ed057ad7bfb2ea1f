package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;

/** Whether the login, its subscriptions and both regions let anybody start. */
public final class AccountCheck implements Check {
  private final RuleBook book;

  public AccountCheck(RuleBook book) {
    this.book = book;
  }

  @Override
  public String id() {
    return "account";
  }

  @Override
  public String title() {
    return "Login, subscriptions and regions";
  }

  @Override
  public String proves() {
    return "Proves that the login works, that each subscription is visible and in a good state,"
        + " that both sides belong to one tenant, that the resource providers are"
        + " registered, that both regions are open to the subscriptions and to each other,"
        + " and that there are machines to look at. It does not prove that Azure has put a"
        + " subscription on the list of a restricted region, nor that the offer still allows"
        + " it on the day of a failover.";
  }

  @Override
  public List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    rules.add(LoginRule.RULE);
    rules.addAll(SubscriptionRules.all());
    rules.add(ProviderRule.RULE);
    rules.addAll(RegionRules.all());
    rules.add(MachinesFoundRule.RULE);
    return List.copyOf(rules);
  }

  @Override
  public List<Finding> judge(Estate estate) {
    List<Finding> findings = new ArrayList<>();
    findings.add(new LoginRule(estate).judge());
    findings.addAll(new SubscriptionRules(estate).judge());
    findings.addAll(new ProviderRule(estate).judge());
    findings.addAll(new RegionRules(estate, book.regions().rows()).judge());
    findings.addAll(new MachinesFoundRule(estate).judge());
    return List.copyOf(findings);
  }
}
