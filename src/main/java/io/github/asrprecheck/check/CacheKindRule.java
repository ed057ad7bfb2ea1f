package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Choice;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.StorageAccount;
import io.github.asrprecheck.rule.RuleBook;
import io.github.asrprecheck.scope.Churn;
import io.github.asrprecheck.scope.Region;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether the cache account of each machine is of the kind that its churn option takes. */
final class CacheKindRule {
  /** Regions of China without premium block blob accounts. */
  private static final Set<String> NO_BLOCK_BLOB = Set.of("chinanorth", "chinaeast");

  private final Rule rule;

  CacheKindRule(RuleBook book) {
    OldRules old = new OldRules(book);
    this.rule =
        Rule.named("premium-storage/cache-kind")
            .title("The cache account is of the kind that the machine's churn option takes")
            .why(
                "Every replicated machine writes its log to a cache account. Normal churn takes"
                    + " standard accounts only, high churn premium block blob accounts only, and"
                    + " Premium SSD v2 and Ultra disks can be replicated with high churn only."
                    + old.remark("standard-log-account"))
            .remedy(
                "Name a fitting account with --cache-storage-account, or leave it to Site"
                    + " Recovery.")
            .source(
                "https://learn.microsoft.com/azure/site-recovery/concepts-azure-to-azure-high-churn-support",
                "2026-01-06");
  }

  Rule rule() {
    return rule;
  }

  List<Finding> judge(Estate estate, DiskedMachines source) {
    if (source.machines().isEmpty()) {
      return List.of(
          rule.notApplicable(
              Subject.subscription(source.subscription()), source.seen(), "No machine in scope"));
    }
    return source.machines().stream().map(m -> judge(estate, source, m)).toList();
  }

  private Finding judge(Estate estate, DiskedMachines source, Machine machine) {
    Subject subject = Subject.of(machine);
    Reading<MachineDisks> disks = MachineDisks.of(source, machine);
    Churn planned = estate.scope().plan().churn();
    return disks.fold(
        (d, seen) -> {
          Churn churn = d.churn(planned);
          if (!d.gaps().isEmpty() && churn == Churn.NORMAL) {
            // An unknown disk may be one that needs high churn.
            return rule.unknown(subject, d.gaps());
          }
          Seen own = seen.and(source.seen());
          String option = option(d, churn);
          return estate
              .plannedCache(source.subscription(), churn)
              .fold(
                  (c, more) ->
                      judge(subject, c, churn, option, estate.scope().source(), own.and(more)),
                  gaps -> rule.unknown(subject, gaps));
        },
        gaps -> rule.unknown(subject, gaps));
  }

  private static String option(MachineDisks disks, Churn churn) {
    if (disks.needHighChurn()) {
      return "high churn, which its Premium SSD v2 or Ultra disks need";
    }
    return (churn == Churn.HIGH ? "high churn" : "normal churn")
        + (disks.premium() ? ", with premium disks" : "");
  }

  private Finding judge(
      Subject subject,
      Choice<StorageAccount> choice,
      Churn churn,
      String option,
      Region source,
      Seen seen) {
    if (churn == Churn.HIGH && NO_BLOCK_BLOB.contains(source.name())) {
      return rule.fail(
          subject,
          seen,
          option + ": " + source + " has no premium block blob accounts",
          "Exclude the disks from replication, or move the machine to another region first.");
    }
    StorageAccount account = choice.chosen();
    if (account == null) {
      return rule.notApplicable(
          subject,
          seen,
          option + ": there is no " + wanted(churn) + " account yet; Site Recovery would make one");
    }
    return judge(subject, account, churn, option, seen);
  }

  private Finding judge(
      Subject subject, StorageAccount account, Churn churn, String option, Seen seen) {
    String kind = account.kind();
    String sku = account.sku();
    if (kind == null || sku == null) {
      return rule.unknown(
          subject,
          Gap.unclear(
              "kind or performance of storage account " + account.id().name(),
              Fact.STORAGE_ACCOUNTS.action(),
              account.id().text()));
    }
    boolean premium = sku.toLowerCase(Locale.ROOT).startsWith("premium");
    boolean blockBlob = kind.equalsIgnoreCase("BlockBlobStorage");
    String says = "%s: cache account %s is %s %s".formatted(option, account.id().name(), kind, sku);
    boolean fits = churn == Churn.HIGH ? premium && blockBlob : !premium;
    if (!fits) {
      return rule.fail(
          subject,
          seen,
          says + ", and it takes a " + wanted(churn) + " account",
          churn == Churn.NORMAL && blockBlob
              ? "Say --churn high if that is meant, or name a standard account with"
                  + " --cache-storage-account."
              : rule.remedy());
    }
    if (churn == Churn.HIGH || kind.equalsIgnoreCase("StorageV2")) {
      return rule.pass(subject, seen, says);
    }
    return rule.warn(
        subject,
        seen,
        says + "; Microsoft recommends general-purpose v2",
        "Upgrade the account to general-purpose v2, or name another one.");
  }

  private static String wanted(Churn churn) {
    return churn == Churn.HIGH ? "premium block blob" : "standard";
  }
}
