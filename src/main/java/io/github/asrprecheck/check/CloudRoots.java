package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.GuestRoots;
import io.github.asrprecheck.rule.RootCertificate;
import io.github.asrprecheck.scope.Cloud;
import java.util.List;
import java.util.stream.Collectors;

/** The roots that the endpoints of one cloud are documented to chain to. */
record CloudRoots(Cloud cloud, List<RootCertificate> all) {

  static CloudRoots of(List<RootCertificate> rows, Cloud cloud) {
    return new CloudRoots(
        cloud, rows.stream().filter(r -> r.cloud().equals(cloud.name())).toList());
  }

  List<RootCertificate> required() {
    return needed("required");
  }

  List<RootCertificate> recommended() {
    return needed("recommended");
  }

  private List<RootCertificate> needed(String need) {
    return all.stream().filter(r -> r.need().equals(need)).toList();
  }

  /**
   * No document says which roots this cloud requires; an empty list must not pass for a met one.
   */
  Gap undocumented() {
    return new Gap(
        "the roots that cloud " + cloud.name() + " requires: no document names them",
        Gap.Cause.UNSUPPORTED,
        "none",
        String.valueOf(cloud.resourceManager()),
        "Test the sign-in from inside a machine (curl -I "
            + cloud.authority()
            + "); it must not complain of a certificate.",
        null);
  }

  static List<RootCertificate> missing(List<RootCertificate> wanted, GuestRoots guest) {
    return wanted.stream().filter(r -> !guest.fingerprints().contains(r.sha256())).toList();
  }

  static String names(List<RootCertificate> roots) {
    return roots.stream().map(RootCertificate::name).collect(Collectors.joining(", "));
  }

  static String fingerprinted(List<RootCertificate> roots) {
    return roots.stream()
        .map(r -> r.name() + " (SHA-256 " + r.sha256() + ")")
        .collect(Collectors.joining(", "));
  }
}
