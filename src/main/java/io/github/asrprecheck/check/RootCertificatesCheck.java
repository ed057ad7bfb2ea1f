package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.GuestRoots;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.Vantage;
import io.github.asrprecheck.rule.RootCertificate;
import io.github.asrprecheck.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether each machine trusts the roots that Azure's endpoints chain to, which only its inside can
 * tell.
 */
public final class RootCertificatesCheck implements Check {
  private static final Rule REQUIRED =
      Rule.named("root-certificates/required-roots")
          .title("The machine trusts the roots that sign-in and Site Recovery chain to")
          .why(
              "Without them the agent's calls to sign-in and to Site Recovery fail. Microsoft's"
                  + " page on the error still names VeriSign G5, Baltimore and DigiCert Global Root"
                  + " CA, which are expired or distrusted; today's services chain to DigiCert"
                  + " Global Root G2 and Microsoft RSA Root Certificate Authority 2017. The two are"
                  + " asked for, never the three.")
          .remedy(RootAdvice.LOOK + RootAdvice.INSTALL)
          .predicts(151066)
          .source(
              "https://learn.microsoft.com/azure/site-recovery/azure-to-azure-troubleshoot-errors",
              "2025-12-09");

  private static final Rule RECOMMENDED =
      Rule.named("root-certificates/recommended-roots")
          .title("The machine trusts the other roots that Azure lists for its services")
          .why(
              "Services may move to a chain under one of them at any time; a machine without it"
                  + " then stops replicating.")
          .remedy(RootAdvice.INSTALL)
          .source(
              "https://learn.microsoft.com/azure/security/fundamentals/azure-certificate-authority-details",
              "2025-11-17");

  private final List<RootCertificate> roots;

  public RootCertificatesCheck(RuleBook book) {
    this.roots = book.roots().rows();
  }

  @Override
  public String id() {
    return "root-certificates";
  }

  @Override
  public String title() {
    return "Root certificates inside the machines";
  }

  @Override
  public String proves() {
    return "From outside it proves nothing: no answer of Azure, nor the age of an image, shows"
        + " which roots a guest trusts, so a machine that nobody looked into is UNKNOWN,"
        + " never a pass. With a look inside it compares the SHA-256 fingerprints of the"
        + " trusted roots with those that the endpoints of this cloud chain to. It does not"
        + " prove that a handshake succeeds: a wrong clock, a proxy that signs anew or an"
        + " agent that reads another bundle are outside its view.";
  }

  @Override
  public List<Rule> rules() {
    return List.of(REQUIRED, RECOMMENDED);
  }

  @Override
  public List<Finding> judge(Estate estate) {
    CloudRoots cloud = CloudRoots.of(roots, estate.scope().cloud());
    return estate.scope().subscriptions().stream()
        .flatMap(s -> judge(estate, s, cloud).stream())
        .toList();
  }

  private static List<Finding> judge(Estate estate, String subscription, CloudRoots cloud) {
    Subject subject = Subject.subscription(subscription);
    return estate
        .machines(subscription)
        .fold(
            (machines, seen) ->
                machines.isEmpty()
                    ? List.of(REQUIRED.notApplicable(subject, seen, "No machine in scope"))
                    : machines.stream()
                        .flatMap(m -> judge(estate, m, seen, cloud).stream())
                        .toList(),
            gaps -> List.of(REQUIRED.unknown(subject, gaps)));
  }

  private static List<Finding> judge(
      Estate estate, Machine machine, Seen machineSeen, CloudRoots cloud) {
    Subject subject = Subject.of(machine);
    if (cloud.all().isEmpty()) {
      return List.of(REQUIRED.unknown(subject, cloud.undocumented()));
    }
    return estate
        .guestRoots(machine.id())
        .fold(
            (guest, seen) ->
                fromInside(seen)
                    ? judge(machine, guest, machineSeen.and(seen), cloud)
                    : List.of(
                        REQUIRED.unknown(
                            subject,
                            List.of(RootAdvice.lookInside(cloud)),
                            "The roots were seen from outside the machine, which says nothing of"
                                + " its inside")),
            gaps -> List.of(notLookedInto(subject, gaps, cloud)));
  }

  /** What the runner sees never stands for the guest. */
  private static boolean fromInside(Seen seen) {
    return seen.sources().stream().anyMatch(s -> s.vantage() == Vantage.GUEST);
  }

  /**
   * That nobody asked is said once for all machines, with what to do; any other reason stays the
   * machine's own.
   */
  private static Finding notLookedInto(Subject subject, List<Gap> gaps, CloudRoots cloud) {
    if (gaps.stream().noneMatch(g -> g.cause() == Gap.Cause.NOT_ASKED)) {
      return REQUIRED.unknown(subject, gaps);
    }
    List<Gap> said =
        gaps.stream()
            .map(g -> g.cause() == Gap.Cause.NOT_ASKED ? RootAdvice.lookInside(cloud) : g)
            .distinct()
            .toList();
    return REQUIRED.unknown(subject, said, "Only a look inside can tell, and this run took none");
  }

  private static List<Finding> judge(
      Machine machine, GuestRoots guest, Seen seen, CloudRoots cloud) {
    if (guest.fingerprints().isEmpty()) {
      return List.of(REQUIRED.unknown(Subject.of(machine), RootAdvice.emptyStore(machine)));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(required(machine, guest, seen, cloud));
    if (!cloud.recommended().isEmpty()) {
      findings.add(recommended(machine, guest, seen, cloud));
    }
    return findings;
  }

  private static Finding required(Machine machine, GuestRoots guest, Seen seen, CloudRoots cloud) {
    Subject subject = Subject.of(machine);
    List<RootCertificate> missing = CloudRoots.missing(cloud.required(), guest);
    if (cloud.required().isEmpty()) {
      return REQUIRED.unknown(subject, cloud.undocumented());
    }
    if (missing.isEmpty()) {
      return REQUIRED.pass(subject, seen, "Trusts " + CloudRoots.names(cloud.required()));
    }
    String says = "Lacks " + CloudRoots.fingerprinted(missing);
    // Windows fetches a root of its list at the first use, so its absence from the store alone
    // decides nothing there.
    return "Linux".equalsIgnoreCase(machine.osType())
        ? REQUIRED.fail(subject, seen, says, RootAdvice.INSTALL)
        : REQUIRED.unknown(subject, List.of(RootAdvice.fetchedOnDemand(missing, cloud)), says);
  }

  private static Finding recommended(
      Machine machine, GuestRoots guest, Seen seen, CloudRoots cloud) {
    Subject subject = Subject.of(machine);
    List<RootCertificate> missing = CloudRoots.missing(cloud.recommended(), guest);
    return missing.isEmpty()
        ? RECOMMENDED.pass(subject, seen, "Trusts " + CloudRoots.names(cloud.recommended()))
        : RECOMMENDED.warn(subject, seen, "Lacks " + CloudRoots.names(missing));
  }
}
