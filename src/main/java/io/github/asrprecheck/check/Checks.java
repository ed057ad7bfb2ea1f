package io.github.asrprecheck.check;

import io.github.asrprecheck.rule.RuleBook;
import java.util.List;

/** The checks of this tool, in the order in which they are carried out and shown. */
public final class Checks {
  private Checks() {}

  public static List<Check> all(RuleBook book) {
    return List.of(
        new AccountCheck(book),
        new PermissionsCheck(book),
        new TargetQuotaCheck(),
        new RegionMatchCheck(book),
        new PremiumStorageCheck(book),
        new OutboundUrlsCheck(book),
        new RootCertificatesCheck(book));
  }
}
