package io.github.asrprecheck.rule;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** Every rule table of one edition. */
public record RuleBook(
    Edition edition,
    RuleTable<RegionRule> regions,
    RuleTable<Endpoint> endpoints,
    RuleTable<RequiredAction> actions,
    RuleTable<BuiltInRole> roles,
    RuleTable<RootCertificate> roots,
    RuleTable<LegacyRule> legacy,
    RuleTable<ErrorCode> errors) {

  /** Which rules are judged by. */
  public enum Edition {
    /** Today's rules. */
    CURRENT("current"),
    /** Today's, and beside them those of the original guide of August 2017. */
    GUIDE_2017_08("2017-08");

    private final String label;

    Edition(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    public static Optional<Edition> labelled(String label) {
      return Arrays.stream(values()).filter(e -> e.label.equals(label)).findFirst();
    }
  }

  /** The date of the youngest table. */
  public LocalDate asOf() {
    return java.util.stream.Stream.of(regions, endpoints, actions, roles, roots, legacy, errors)
        .map(RuleTable::asOf)
        .max(LocalDate::compareTo)
        .orElseThrow();
  }
}
