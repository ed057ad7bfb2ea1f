package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether machines with premium, Premium v2 and Ultra disks have a cache of the right kind and a
 * target that offers the disks.
 */
public final class PremiumStorageCheck implements Check {
  private final RuleBook book;

  public PremiumStorageCheck(RuleBook book) {
    this.book = book;
  }

  @Override
  public String id() {
    return "premium-storage";
  }

  @Override
  public String title() {
    return "Premium disks and their cache account";
  }

  @Override
  public String proves() {
    return "Holds the kind of each machine's disks against the cache account that it would use"
        + " (standard for normal churn, premium block blob for high churn, which Premium SSD"
        + " v2 and Ultra disks always need) and against the kinds of disks that the target"
        + " region offers. It does not prove that the disks change slowly enough for the"
        + " churn option, nor that the account's firewall and keys let Site Recovery in.";
  }

  @Override
  public List<Rule> rules() {
    List<Rule> rules =
        new ArrayList<>(List.of(new CacheKindRule(book).rule(), DiskOfferedRule.RULE));
    if (book.edition() == RuleBook.Edition.GUIDE_2017_08) {
      rules.addAll(new Guide2017Premium(book).all());
    }
    return List.copyOf(rules);
  }

  @Override
  public List<Finding> judge(Estate estate) {
    List<Finding> findings = new ArrayList<>();
    CacheKindRule cacheKind = new CacheKindRule(book);
    Guide2017Premium guide =
        book.edition() == RuleBook.Edition.GUIDE_2017_08 ? new Guide2017Premium(book) : null;
    for (String subscription : estate.scope().subscriptions()) {
      Subject here = Subject.subscription(subscription);
      DiskedMachines.of(estate, subscription)
          .fold(
              (source, seen) -> {
                findings.addAll(cacheKind.judge(estate, source));
                findings.addAll(new DiskOfferedRule(estate, source).judge());
                return guide == null || findings.addAll(guide.judge(estate, source));
              },
              gaps -> {
                rules().forEach(rule -> findings.add(rule.unknown(here, gaps)));
                return true;
              });
    }
    return List.copyOf(findings);
  }
}
