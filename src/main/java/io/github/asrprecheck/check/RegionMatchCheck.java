package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;

/** Whether vault, cache account, networks and groups are in regions that work together. */
public final class RegionMatchCheck implements Check {
  private final RuleBook book;

  public RegionMatchCheck(RuleBook book) {
    this.book = book;
  }

  @Override
  public String id() {
    return "region-match";
  }

  @Override
  public String title() {
    return "Regions of vault, cache, networks and groups";
  }

  @Override
  public String proves() {
    return "Takes the parts that the plan names, else the best that the login sees, and holds their"
        + " regions against each other: the vault and its group away from the source, the"
        + " cache account beside the machines, network and group where the replicas go."
        + " Where there is no such part it says that Site Recovery would make one. It does"
        + " not prove that a part is fit in other ways: kind, firewall, address space.";
  }

  @Override
  public List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    rules.addAll(new VaultRegionRules(book).all());
    rules.addAll(new PlanRegionRules(book).all());
    rules.add(MachineGroupRule.RULE);
    if (book.edition() == RuleBook.Edition.GUIDE_2017_08) {
      rules.addAll(new Guide2017Regions(book).all());
    }
    return List.copyOf(rules);
  }

  @Override
  public List<Finding> judge(Estate estate) {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(new VaultRegionRules(book).judge(estate));
    findings.addAll(new PlanRegionRules(book).judge(estate));
    findings.addAll(new MachineGroupRule(estate).judge());
    if (book.edition() == RuleBook.Edition.GUIDE_2017_08) {
      findings.addAll(new Guide2017Regions(book).judge(estate));
    }
    return List.copyOf(findings);
  }
}
