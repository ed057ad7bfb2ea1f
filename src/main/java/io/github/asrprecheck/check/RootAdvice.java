package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.rule.RootCertificate;
import java.util.List;

/** What a person can do inside a machine, where alone its roots are seen. */
final class RootAdvice {
  static final String INSTALL =
      "Windows: install all updates; without Internet, follow your organisation's process for"
          + " trusted roots. Linux: update the package ca-certificates, then run"
          + " update-ca-certificates (Debian, Ubuntu, SUSE) or update-ca-trust (Red Hat and its"
          + " kin).";

  static final String LOOK =
      "These print the fingerprints that a machine trusts. Linux: awk '/BEGIN/{close(c)}{print|c}'"
          + " c='openssl x509 -noout -fingerprint -sha256' BUNDLE | tr -d : (BUNDLE: Debian and"
          + " Ubuntu /etc/ssl/certs/ca-certificates.crt, Red Hat /etc/pki/tls/certs/ca-bundle.crt,"
          + " SUSE /etc/ssl/ca-bundle.pem). Windows: Get-ChildItem"
          + " Cert:\\LocalMachine\\Root,Cert:\\LocalMachine\\AuthRoot | ForEach-Object {"
          + " [BitConverter]::ToString([Security.Cryptography.SHA256]::Create().ComputeHash($_.RawData))"
          + " -replace '-' }. If a root is missing: ";

  private static final String INSIDE = "a look inside the machine";

  private RootAdvice() {}

  /** The same for every machine, so that a report says it once. */
  static Gap lookInside(CloudRoots cloud) {
    List<RootCertificate> wanted =
        cloud.required().isEmpty() ? cloud.recommended() : cloud.required();
    return Gap.notAsked(
        "the root certificates inside the machines",
        INSIDE,
        Subject.everyMachine().id(),
        "Inside each machine look for "
            + CloudRoots.fingerprinted(wanted)
            + ", and try the sign-in from there: curl -I "
            + cloud.cloud().authority()
            + " must not complain of a certificate. asr-precheck explain"
            + " root-certificates/required-roots has the commands.");
  }

  /** A guest that trusts nothing at all was not read. */
  static Gap emptyStore(Machine machine) {
    return new Gap(
        "the root certificates inside " + machine.name() + ": the list came back empty",
        Gap.Cause.INCOMPLETE,
        Fact.GUEST_ROOTS.action(),
        machine.id().text(),
        "Look at the machine's certificate store by hand.",
        null);
  }

  static Gap fetchedOnDemand(List<RootCertificate> missing, CloudRoots cloud) {
    return new Gap(
        "whether the machine fetches "
            + CloudRoots.names(missing)
            + " by itself at the first use, as Windows may",
        Gap.Cause.INCOMPLETE,
        INSIDE,
        Subject.everyMachine().id(),
        "Inside the machine open "
            + cloud.cloud().authority()
            + " in a browser: that fetches the root unless DisableRootAutoUpdate is 1 or"
            + " ctldl.windowsupdate.com is blocked. If the page's certificate is not trusted,"
            + " install all updates or follow your organisation's process for trusted roots.",
        null);
  }
}
