package io.github.asrprecheck.check.egress;

import io.github.asrprecheck.check.remedy.Remedy;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.SecurityGroup.SecurityRule;
import java.util.List;

/**
 * What one station on the way (a security group, the route, the way out, name resolution) does with
 * the traffic.
 */
public sealed interface Step {

  /** It lets the traffic on. */
  record Open(String how) implements Step {}

  /** It stops the traffic; {@code remedy} opens it. */
  record Blocked(String how, Remedy remedy) implements Step {}

  /**
   * Configuration as read does not tell.
   *
   * @param literalAllows rules that allow addresses where a service tag belongs
   */
  record Unclear(List<Gap> gaps, List<SecurityRule> literalAllows) implements Step {
    static Unclear because(Gap gap) {
      return new Unclear(List.of(gap), List.of());
    }
  }
}
