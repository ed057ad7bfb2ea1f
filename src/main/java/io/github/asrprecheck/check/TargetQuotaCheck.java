package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Seen;
import java.util.ArrayList;
import java.util.List;

/** Whether the target region can take every machine: its sizes, its zones and its quotas. */
public final class TargetQuotaCheck implements Check {
  private static final String CAPACITY =
      ". Quota is not capacity: only a capacity reservation holds machines ready for the day of a"
          + " failover";

  @Override
  public String id() {
    return "target-quota";
  }

  @Override
  public String title() {
    return "Sizes and quota in the target region";
  }

  @Override
  public String proves() {
    return "Every machine's size is held against what the target region offers to the subscription,"
        + " and the machines together against each quota that enabling replication or a"
        + " failover of all of them draws. It does not prove that Azure has the capacity on"
        + " that day, nor that there is room for a test failover beside a real one.";
  }

  @Override
  public List<Rule> rules() {
    return List.of(
        SizeOffered.RULE,
        SizeFeatures.RULE,
        TargetZones.RULE,
        CoreQuota.FAMILY,
        CoreQuota.REGIONAL,
        CoreQuota.COUNT,
        CoreQuota.SPOT,
        ProtectedMachines.RULE,
        NetworkQuota.INTERFACES,
        NetworkQuota.ADDRESSES,
        DiskQuota.RULE,
        CacheAccountQuota.RULE);
  }

  @Override
  public List<Finding> judge(Estate estate) {
    List<Finding> findings = new ArrayList<>();
    for (String target : estate.scope().targetSubscriptions()) {
      findings.addAll(judge(estate, target));
    }
    return sayingOnce(findings);
  }

  private List<Finding> judge(Estate estate, String target) {
    TargetMachines machines = TargetMachines.of(estate, target);
    return machines
        .nobody()
        .map(seen -> noMachine(target, seen))
        .orElseGet(() -> judge(estate, target, machines));
  }

  private List<Finding> noMachine(String target, Seen seen) {
    Subject here = Subject.subscription(target);
    return rules().stream()
        .map(rule -> rule.notApplicable(here, seen, "No machine of the scope is replicated to it"))
        .toList();
  }

  private static List<Finding> judge(Estate estate, String target, TargetMachines machines) {
    Placements placed = Placements.of(estate, target, machines);
    CoreQuota cores = new CoreQuota(estate, target);
    List<Finding> findings = new ArrayList<>(placed.findings());
    findings.addAll(new TargetZones(estate, target).judge(machines.sources()));
    findings.addAll(cores.judge(placed.demand()));
    findings.addAll(new ProtectedMachines(estate, target, cores).judge(placed.demand(), machines));
    findings.addAll(new NetworkQuota(estate, target).judge(machines.sources(), machines.gaps()));
    findings.addAll(new DiskQuota(estate, target).judge(machines.sources(), machines.gaps()));
    findings.addAll(new CacheAccountQuota(estate).judge(machines));
    return findings;
  }

  /** Once in the whole report, however many target subscriptions there are. */
  private static List<Finding> sayingOnce(List<Finding> findings) {
    for (int i = 0; i < findings.size(); i++) {
      Finding f = findings.get(i);
      if (f.rule().equals(CoreQuota.REGIONAL)) {
        findings.set(i, f.saying(f.says() + CAPACITY));
        break;
      }
    }
    return findings;
  }
}
