package io.github.asrprecheck.check.egress;

import io.github.asrprecheck.fact.SecurityGroup;
import io.github.asrprecheck.fact.SecurityGroup.SecurityRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one security group does with some traffic: the first rule that matches decides. Rules that
 * only may match are kept when they would decide otherwise.
 *
 * @param decidedBy the rule that surely matches first; null: Azure's default rules
 * @param doubtful earlier rules that may match and would turn the outcome, or whose outcome is not
 *     known
 */
public record SecurityGroupDecision(
    SecurityGroup group, @Nullable SecurityRule decidedBy, List<SecurityRule> doubtful) {

  /** What becomes of the traffic. */
  public enum Outcome {
    ALLOWED,
    DENIED,
    UNDECIDED
  }

  public static SecurityGroupDecision of(SecurityGroup group, Sender sender, Flow flow) {
    List<SecurityRule> inOrder = new ArrayList<>(group.rules());
    inOrder.sort(Comparator.comparingInt(SecurityRule::priority));
    List<SecurityRule> maybe = new ArrayList<>();
    SecurityRule sure = null;
    for (SecurityRule rule : inOrder) {
      Match match = RuleMatch.of(rule, sender, flow);
      if (match == Match.YES) {
        sure = rule;
        break;
      }
      if (match == Match.MAYBE) {
        maybe.add(rule);
      }
    }
    // Behind the custom rules, rule 65001 lets everything out to the Internet tag, which holds
    // every public address.
    Outcome end = sure == null ? Outcome.ALLOWED : access(sure);
    maybe.removeIf(rule -> access(rule) == end && end != Outcome.UNDECIDED);
    if (sure != null && end == Outcome.UNDECIDED) {
      maybe.add(sure);
    }
    return new SecurityGroupDecision(group, sure, List.copyOf(maybe));
  }

  public Outcome outcome() {
    if (!doubtful.isEmpty()) {
      return Outcome.UNDECIDED;
    }
    return decidedBy == null ? Outcome.ALLOWED : access(decidedBy);
  }

  private static Outcome access(SecurityRule rule) {
    if (rule.access().equalsIgnoreCase("Allow")) {
      return Outcome.ALLOWED;
    }
    return rule.access().equalsIgnoreCase("Deny") ? Outcome.DENIED : Outcome.UNDECIDED;
  }

  /**
   * The doubtful rules that let traffic out to addresses written out where a service tag belongs.
   */
  public List<SecurityRule> literalAllows() {
    return doubtful.stream()
        .filter(r -> access(r) == Outcome.ALLOWED)
        .filter(r -> Prefixes.holdPublicEndpoint(r.destinations()) == Match.MAYBE)
        .toList();
  }

  /** A rule as a trace names it. */
  public static String named(SecurityRule rule) {
    return "rule " + rule.priority() + " " + rule.name();
  }
}
