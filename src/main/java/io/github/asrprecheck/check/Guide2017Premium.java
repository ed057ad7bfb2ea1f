package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Choice;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.StorageAccount;
import io.github.asrprecheck.rule.RuleBook;
import io.github.asrprecheck.scope.Churn;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the guide of August 2017 asked of machines with premium disks. */
final class Guide2017Premium {
  private static final Set<String> INDIA = Set.of("centralindia", "southindia");

  private final Rule log;
  private final Rule india;

  Guide2017Premium(RuleBook book) {
    OldRules old = new OldRules(book);
    this.log =
        old.rule(
                "premium-storage/guide-2017-log-account",
                "premium disks have a standard account for their logs",
                "standard-log-account")
            .remedy(
                "Make a standard storage account in the source region; today it serves as the"
                    + " cache.");
    this.india =
        old.rule(
                "premium-storage/guide-2017-india",
                "premium disks do not go to Central or South India",
                "no-premium-in-india")
            .remedy(
                "Today only what the region offers counts: see premium-storage/offered-in-target.");
  }

  List<Rule> all() {
    return List.of(log, india);
  }

  List<Finding> judge(Estate estate, DiskedMachines source) {
    if (source.machines().isEmpty()) {
      Subject here = Subject.subscription(source.subscription());
      return all().stream()
          .map(r -> r.notApplicable(here, source.seen(), "2017 guide: no machine in scope"))
          .toList();
    }
    return source.machines().stream()
        .flatMap(m -> Stream.of(log(estate, source, m), india(estate, source, m)))
        .toList();
  }

  private Finding log(Estate estate, DiskedMachines source, Machine machine) {
    Subject subject = Subject.of(machine);
    return MachineDisks.of(source, machine)
        .fold(
            (d, seen) ->
                d.premium()
                    ? estate
                        .plannedCache(source.subscription(), Churn.NORMAL)
                        .fold(
                            (c, more) -> log(subject, c, seen.and(source.seen()).and(more)),
                            gaps -> log.unknown(subject, gaps))
                    : notPremium(log, subject, d, seen.and(source.seen())),
            gaps -> log.unknown(subject, gaps));
  }

  private Finding log(Subject subject, Choice<StorageAccount> choice, Seen seen) {
    StorageAccount account = choice.chosen();
    boolean standard =
        account != null && account.sku() != null && !account.sku().startsWith("Premium");
    return account != null && standard
        ? log.pass(
            subject,
            seen,
            "2017 guide: " + account.id().name() + " is a standard account for the logs")
        : log.fail(subject, seen, "2017 guide: premium disks and no standard account for the logs");
  }

  private Finding india(Estate estate, DiskedMachines source, Machine machine) {
    Subject subject = Subject.of(machine);
    boolean there = INDIA.contains(estate.scope().target().name());
    Reading<MachineDisks> disks = MachineDisks.of(source, machine);
    return disks.fold(
        (d, seen) -> {
          Seen both = seen.and(source.seen());
          if (!d.premium()) {
            return notPremium(india, subject, d, both);
          }
          return there
              ? india.fail(
                  subject,
                  both,
                  "2017 guide: premium disks cannot go to " + estate.scope().target())
              : india.pass(
                  subject, both, "2017 guide: premium disks may go to " + estate.scope().target());
        },
        gaps -> india.unknown(subject, gaps));
  }

  private static Finding notPremium(Rule rule, Subject subject, MachineDisks disks, Seen seen) {
    return disks.gaps().isEmpty()
        ? rule.notApplicable(subject, seen, "2017 guide: no premium disk")
        : rule.unknown(subject, disks.gaps());
  }
}
