package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Check;
import io.github.asrprecheck.check.Finding;
import io.github.asrprecheck.check.Rule;
import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.Source;
import io.github.asrprecheck.fact.Vantage;
import io.github.asrprecheck.testing.Estates;
import java.time.Duration;
import java.util.List;

/** Reports made of made-up checks, one finding of each kind. */
public final class Reports {
  static final Rule CORES =
      Rule.named("quota/cores")
          .title("Enough cores")
          .why("A failover starts all machines at once.")
          .remedy("Ask for more cores.")
          .predicts(150097)
          .source("https://learn.microsoft.com/azure/quotas", "2026-01-16");
  static final Rule ROOTS =
      Rule.named("roots/present")
          .title("Roots are there")
          .why("TLS fails without them.")
          .remedy("Install updates.")
          .source("https://learn.microsoft.com/azure/security", "2025-11-17");
  static final Seen SEEN =
      Seen.of(new Source("compute usages in centralus", Estates.NOON, Vantage.ARM));
  static final Gap NOT_ASKED =
      Gap.notAsked(
          "root certificates inside the machine",
          "Microsoft.Compute/virtualMachines/runCommand/action",
          "/subscriptions/" + Estates.SUB,
          "Look inside the machine.");

  private Reports() {}

  /** A run of no particular kind. */
  public static Run someRun() {
    return run();
  }

  static Run run() {
    return new Run(
        "0.1.0",
        "current",
        "2026-11-23",
        Estates.NOON,
        Duration.ofMillis(1500),
        "live",
        12,
        0,
        Estates.TENANT,
        Estates.PRINCIPAL,
        "ops@example.com");
  }

  static Check check(String id, String title, List<Rule> rules, Finding... findings) {
    return new Check() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public String title() {
        return title;
      }

      @Override
      public String proves() {
        return "Made up.";
      }

      @Override
      public List<Rule> rules() {
        return rules;
      }

      @Override
      public List<Finding> judge(Estate estate) {
        return List.of(findings);
      }
    };
  }

  static Check quota(Finding... findings) {
    return check("quota", "Target quota", List.of(CORES), findings);
  }

  static Check roots() {
    return check(
        "roots",
        "Root certificates",
        List.of(ROOTS),
        ROOTS.unknown(web(), NOT_ASKED),
        ROOTS.unknown(db(), NOT_ASKED));
  }

  static Subject web() {
    return Subject.of(Estates.machine("web"));
  }

  static Subject db() {
    return Subject.of(Estates.machine("db"));
  }

  /** One finding of every verdict. */
  public static Report mixed(Counting counting) {
    return Report.of(
        run(),
        Estates.ready(),
        List.of(
            quota(
                CORES.fail(
                    Subject.named("standardDSv5Family"),
                    SEEN,
                    "need 24, free 10: 40 used of 50, short by 14",
                    "Ask for 14 more cores of standardDSv5Family in centralus: a new limit of 64."),
                CORES.pass(Subject.named("standardESv5Family"), SEEN, "need 8 of 50 free"),
                CORES.warn(web(), SEEN, "size is restricted in zone 2"),
                CORES.notApplicable(Subject.named("lowPriorityCores"), SEEN, "no Spot machine")),
            roots()),
        counting);
  }

  /** Everything well but for the roots, which were not asked. */
  static Report wellButForRoots(Counting counting) {
    return Report.of(
        run(),
        Estates.ready(),
        List.of(quota(CORES.pass(Subject.everyMachine(), SEEN, "need 8 of 50 free")), roots()),
        counting);
  }

  /** Names that try to be more than names. */
  public static Report hostile() {
    String evil = "a\u001b[31mred\u202egnp\nnext\u009b2J\r\u0007" + "x".repeat(300);
    Subject subject = new Subject("/subscriptions/x/" + evil, evil);
    return Report.of(
        run(),
        Estates.set(Estates.ready(), Fact.MACHINES, Estates.SUB, List.of(Estates.machine(evil))),
        List.of(
            quota(
                CORES.fail(subject, SEEN, evil, evil),
                CORES.unknown(subject, List.of(NOT_ASKED), evil))),
        Counting.everything());
  }
}
