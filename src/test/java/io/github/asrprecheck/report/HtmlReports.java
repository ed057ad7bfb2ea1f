package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Finding;
import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.testing.Estates;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reports that try a page: by names that would be markup, and by sheer number. */
public final class HtmlReports {
  static final String MARKUP = "</script><img src=x onerror=alert(1)>";

  private HtmlReports() {}

  /** Machines, subjects and sentences that would be more than text. */
  public static Report hostile() {
    List<Machine> machines =
        Stream.of(
                MARKUP,
                "two\nlines",
                "\u202egnp.exe\u2028" + "x".repeat(300),
                "quote \" ' \\ & mark",
                "<b onmouseover=alert(2)>{}")
            .map(Estates::machine)
            .toList();
    List<Finding> findings = new ArrayList<>();
    for (Machine machine : machines) {
      String name = machine.name();
      findings.add(Reports.CORES.fail(Subject.of(machine), Reports.SEEN, name, "Do " + name));
      findings.add(Reports.CORES.unknown(Subject.named(name), List.of(Reports.NOT_ASKED), name));
    }
    return report(machines, findings);
  }

  /** Of every hundred machines 35 fail or cannot be told of, each with a sentence of its own. */
  public static Report many(int machines) {
    List<Machine> all = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < machines; i++) {
      Machine machine = machine("vm-%05d".formatted(i), "group-%03d-rg".formatted(i % 200));
      Subject subject = Subject.of(machine);
      all.add(machine);
      String says = "disk " + machine.name() + "-os is too large by " + i + " GB";
      findings.add(
          i % 100 < 25
              ? Reports.CORES.fail(subject, Reports.SEEN, says)
              : Reports.CORES.pass(subject, Reports.SEEN, "need 8 of 50 free"));
      findings.add(
          i % 100 < 90
              ? Reports.ROOTS.pass(subject, Reports.SEEN, "all are there")
              : Reports.ROOTS.unknown(subject, List.of(Reports.NOT_ASKED), says));
    }
    return report(all, findings);
  }

  private static Machine machine(String name, String group) {
    Machine plain = Estates.machine(name);
    ResourceId id = Estates.id(group, "Microsoft.Compute/virtualMachines", name);
    return new Machine(
        id,
        name,
        plain.region(),
        plain.size(),
        plain.zones(),
        plain.osType(),
        plain.osDisk(),
        plain.dataDisks(),
        plain.nics(),
        plain.priority(),
        plain.scaleSet(),
        plain.securityType(),
        plain.powerState(),
        plain.tags());
  }

  private static Report report(List<Machine> machines, List<Finding> findings) {
    Estate estate = Estates.set(Estates.ready(), Fact.MACHINES, Estates.SUB, machines);
    return Report.of(
        Reports.run(),
        estate,
        List.of(
            Reports.quota(of("quota", findings)),
            Reports.check(
                "roots", "Root certificates", List.of(Reports.ROOTS), of("roots", findings))),
        Counting.everything());
  }

  private static Finding[] of(String check, List<Finding> findings) {
    return findings.stream().filter(f -> f.rule().check().equals(check)).toArray(Finding[]::new);
  }
}
