package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Seen;
import java.util.ArrayList;
import java.util.List;

/**
 * Which machines need rights on key vaults. Those rights live in the vaults' access policies and
 * data actions, which this version does not read: where they are needed, the answer is unknown.
 */
record KeyVaultRule(Estate estate, JudgedPrincipal who) {
  private static final Rule RULE = PermissionRules.KEY_VAULTS;

  List<Finding> judge(String subscription) {
    Subject all = Subject.subscription(subscription);
    return Reading.join(
            estate.machines(subscription), estate.disks(subscription), (machines, ds) -> machines)
        .fold(
            (machines, seen) -> {
              List<Finding> findings = findings(machines, seen);
              return findings.isEmpty() ? List.of(none(all, seen)) : findings;
            },
            gaps -> List.of(RULE.unknown(all, gaps)));
  }

  private static Finding none(Subject subject, Seen seen) {
    return RULE.notApplicable(subject, seen, "No machine here encrypts its disks in the guest.");
  }

  private List<Finding> findings(List<Machine> machines, Seen seen) {
    GuestEncryption encryption = new GuestEncryption(estate);
    List<Finding> findings = new ArrayList<>();
    for (Machine machine : machines) {
      encryption
          .of(machine, seen)
          .<List<Gap>>fold(
              (encrypted, s) -> encrypted ? List.of(notRead()) : List.of(), gaps -> gaps)
          .forEach(gap -> findings.add(RULE.unknown(Subject.of(machine), gap)));
    }
    return findings;
  }

  private Gap notRead() {
    return new Gap(
        "rights of "
            + who.label()
            + " on the key vaults that hold the machines' encryption secrets",
        Gap.Cause.UNSUPPORTED,
        "Microsoft.KeyVault/vaults/read",
        "the key vaults of both regions",
        RULE.remedy(),
        null);
  }
}
