package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Check;
import io.github.asrprecheck.check.Finding;
import io.github.asrprecheck.check.Measure;
import io.github.asrprecheck.check.Rule;
import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.remedy.Remedy;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.Source;
import io.github.asrprecheck.fact.Vantage;
import io.github.asrprecheck.testing.Estates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

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

  /** A gap of no particular thing. */
  public static Gap someGap() {
    return NOT_ASKED;
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

  /** A check that finds this. */
  public static Check check(String id, String title, List<Rule> rules, Finding... findings) {
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
                CORES
                    .fail(
                        Subject.named("standardDSv5Family"),
                        SEEN,
                        "need 24, free 10: 40 used of 50, short by 14",
                        "Ask for 14 more cores of standardDSv5Family in centralus: a new limit of"
                            + " 64.")
                    .measured(
                        new Measure("standardDSv5Family cores", "centralus", 40, 24, false, 50L)),
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

  /** One failed finding with this remedy. */
  public static Report curable(Remedy remedy) {
    return Report.of(
        run(),
        Estates.ready(),
        List.of(quota(CORES.fail(web(), SEEN, "too few", remedy))),
        Counting.everything());
  }

  /** Texts that try to be more than texts: in a terminal, a page, a sheet, a log, a parser. */
  static final List<String> EVIL =
      List.of(
          "a\u001b[31mred\u202egnp\nnext\u009b2J\r\u0007" + "x".repeat(300),
          "=cmd|' /C calc'!A1",
          "\t=1+1",
          "\r\n-2+3",
          "@SUM(A1:A9)",
          "\uff1dHYPERLINK(\"https://evil.example\")",
          "\"quoted\", \"and, more\";=1",
          "</script><script>alert(1)</script><img src=x onerror=alert(1)>",
          "]]></system-out></testcase><!-- &amp; &#0; & < > \" ' -->",
          "[click](https://evil.example) ![x](//evil.example/x) www.evil.example",
          "@admin #1 | `tick` ``two`` **bold** _it_ ~~gone~~ $x$ <b>b</b> \\",
          "::error title=x::forged\n::stop-commands::x\n##[error]forged %0A::error::forged",
          "{0} {{1}} %s %n ${x}",
          "\ud800\uffff\ufffe\u2028\u2029\u200b\u00e9\u4e2d\ud83d\ude00");

  /** Names and texts that try to be more than that, in every verdict. */
  public static Report hostile() {
    List<Finding> findings = new ArrayList<>();
    for (String evil : EVIL) {
      Subject subject = new Subject("/subscriptions/x/" + evil, evil);
      Gap gap = new Gap(evil, Gap.Cause.FORBIDDEN, evil, evil, evil, evil);
      findings.add(CORES.fail(subject, SEEN, evil, evil));
      findings.add(CORES.warn(Subject.named(evil), SEEN, evil, evil));
      findings.add(CORES.unknown(subject, List.of(NOT_ASKED, gap), evil));
      findings.add(CORES.pass(subject, SEEN, evil));
      findings.add(CORES.notApplicable(subject, SEEN, evil));
    }
    return Report.of(
        run(),
        Estates.set(
            Estates.ready(),
            Fact.MACHINES,
            Estates.SUB,
            EVIL.stream().map(Estates::machine).toList()),
        List.of(quota(findings.toArray(Finding[]::new))),
        Counting.everything());
  }

  /** Seven checks over so many machines, of which 35 in 100 have faults of every kind. */
  public static Report many(int count) {
    Machine[] machines =
        IntStream.range(0, count).mapToObj(i -> Estates.machine("vm-" + i)).toArray(Machine[]::new);
    List<Check> checks = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      Rule rule =
          Rule.named("check-" + i + "/rule")
              .title("Rule of check " + i)
              .why("It would fail.")
              .remedy("Repair it.")
              .source("https://learn.microsoft.com/azure/quotas", "2026-01-16");
      List<Finding> findings = new ArrayList<>();
      for (int m = 0; m < count; m++) {
        findings.add(finding(rule, i, m, Subject.of(machines[m])));
      }
      checks.add(
          check("check-" + i, "Check " + i, List.of(rule), findings.toArray(Finding[]::new)));
    }
    return Report.of(run(), Estates.withMachines(machines), checks, Counting.everything());
  }

  /** Of the last check every faulty machine has a text of its own; of the others thirty share. */
  private static Finding finding(Rule rule, int check, int machine, Subject subject) {
    if (machine % 20 >= 7) {
      return rule.pass(subject, SEEN, "all is as it should be");
    }
    String what = check == 6 ? "disk of " + subject.label() : "family " + machine % 30;
    return switch ((machine + check) % 4) {
      case 0 -> rule.fail(subject, SEEN, what + " has 8 of the 24 that it needs");
      case 1 -> rule.warn(subject, SEEN, what + " is close to its limit");
      case 2 -> rule.unknown(subject, NOT_ASKED);
      default -> rule.notApplicable(subject, SEEN, what + " has nothing of the kind");
    };
  }
}
