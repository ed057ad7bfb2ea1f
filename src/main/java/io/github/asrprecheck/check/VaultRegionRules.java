package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Choice;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Provider;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.ResourceGroup;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.Subscription;
import io.github.asrprecheck.fact.Vault;
import io.github.asrprecheck.rule.RuleBook;
import io.github.asrprecheck.scope.Region;
import java.util.List;

/** Where the vault is, its group, and whether one can be made where there is none. */
final class VaultRegionRules {
  private static final String HOW_TO =
      "https://learn.microsoft.com/azure/site-recovery/azure-to-azure-how-to-enable-replication";
  private static final Rule GROUP =
      Rule.named("region-match/vault-group")
          .title("The vault's resource group is not in the source region")
          .why(
              "A group's own records live in its region; when the source region is lost, the vault"
                  + " cannot be managed.")
          .remedy(
              "Use a vault in a group of another region: a vault cannot be moved while it protects"
                  + " anything.")
          .source(HOW_TO, "2025-06-17");
  private static final Rule OFFERED =
      Rule.named("region-match/vault-offered")
          .title("A vault can be made in the target region where none exists")
          .why("Some regions can be a source or target and yet hold no vault.")
          .remedy("Create the vault in a third region, and name it with --vault.")
          .source(
              "https://learn.microsoft.com/azure/site-recovery/azure-to-azure-support-matrix#region-support",
              "2026-01-01");
  private final Rule vault;
  private final RuleBook book;

  VaultRegionRules(RuleBook book) {
    this.book = book;
    this.vault =
        Rule.named("region-match/vault")
            .title("The vault is not in the source region")
            .why(
                "A vault in the region of the machines is lost with them. Any other region will do;"
                    + " Microsoft advises the target region, as the guide of 2017 did.")
            .remedy("Create a vault in the target region, or name another one with --vault.")
            .source(HOW_TO, "2025-06-17");
  }

  List<Rule> all() {
    return List.of(vault, GROUP, OFFERED);
  }

  List<Finding> judge(Estate estate) {
    Reading<Choice<Vault>> choice = estate.plannedVault();
    Subject none = Subject.named("vault");
    return choice.fold(
        (c, seen) ->
            List.of(vault(estate, c, seen), group(estate, c, choice), offered(estate, c, choice)),
        gaps ->
            List.of(
                vault.unknown(none, gaps), GROUP.unknown(none, gaps), OFFERED.unknown(none, gaps)));
  }

  private Finding vault(Estate estate, Choice<Vault> choice, Seen seen) {
    Region source = estate.scope().source();
    Region target = estate.scope().target();
    Vault chosen = choice.chosen();
    if (chosen == null) {
      return vault.notApplicable(
          Subject.named("vault"),
          seen,
          "There is no vault that could be used; one has to be made, best in "
              + target
              + Candidates.rejected(choice, Vault::id, "in " + source));
    }
    Subject subject = Subject.of(chosen.id());
    if (chosen.region().equals(source)) {
      return vault.fail(
          subject,
          seen,
          "Vault " + chosen.id().name() + " is in " + source + ", the source region");
    }
    String advice =
        chosen.region().equals(target) ? "" : "; allowed, though " + target + " is advised";
    return vault.pass(
        subject,
        seen,
        "Vault "
            + chosen.id().name()
            + " is in "
            + chosen.region()
            + advice
            + Candidates.besides(choice, Vault::id, "in " + source));
  }

  private static Finding group(
      Estate estate, Choice<Vault> choice, Reading<Choice<Vault>> reading) {
    Vault chosen = choice.chosen();
    if (chosen == null) {
      return reading.fold(
          (c, seen) -> GROUP.notApplicable(Subject.named("vault"), seen, "There is no vault yet"),
          gaps -> GROUP.unknown(Subject.named("vault"), gaps));
    }
    ResourceId id = chosen.id().group();
    Reading<List<ResourceGroup>> groups = estate.resourceGroups(chosen.id().subscription());
    return Reading.join(reading, groups, (c, all) -> all)
        .fold(
            (all, seen) ->
                Groups.region(all, id)
                    .map(
                        r ->
                            r.equals(estate.scope().source())
                                ? GROUP.warn(
                                    Subject.of(id),
                                    seen,
                                    "Group "
                                        + id.name()
                                        + " of the vault is in "
                                        + r
                                        + ", the source region")
                                : GROUP.pass(
                                    Subject.of(id),
                                    seen,
                                    "Group " + id.name() + " of the vault is in " + r))
                    .orElseGet(() -> GROUP.unknown(Subject.of(id), Groups.missing(id))),
            gaps -> GROUP.unknown(Subject.of(id), gaps));
  }

  private Finding offered(Estate estate, Choice<Vault> choice, Reading<Choice<Vault>> reading) {
    Subject subject = Subject.named(estate.scope().target().name());
    if (choice.chosen() != null) {
      return reading.fold(
          (c, seen) -> OFFERED.notApplicable(subject, seen, "There is a vault already"),
          gaps -> OFFERED.unknown(subject, gaps));
    }
    String subscription = estate.scope().targetSubscriptions().get(0);
    return Reading.join(reading, estate.providers(subscription), (c, providers) -> providers)
        .fold(
            (providers, seen) -> offered(estate, subject, regions(providers), subscription, seen),
            gaps -> OFFERED.unknown(subject, gaps));
  }

  private Finding offered(
      Estate estate, Subject subject, List<String> regions, String subscription, Seen seen) {
    Region target = estate.scope().target();
    if (regions.isEmpty()) {
      return OFFERED.unknown(
          subject,
          Gap.unclear(
              "the regions that offer vaults",
              Fact.PROVIDERS.action(),
              Subscription.scope(subscription).text()));
    }
    boolean doubtful =
        book.regions().rows().stream()
            .filter(r -> r.name().equals(target.name()))
            .anyMatch(r -> !r.vault());
    if (regions.stream().noneMatch(r -> Region.of(r).equals(target)) || doubtful) {
      return OFFERED.warn(
          subject,
          seen,
          doubtful
              ? "Microsoft's documents of 2025 say that no vault can be made in " + target
              : target + " is not among the regions that offer vaults to the subscription");
    }
    return OFFERED.pass(subject, seen, target + " offers vaults");
  }

  private static List<String> regions(List<Provider> providers) {
    return providers.stream().flatMap(p -> p.vaultRegions().stream()).toList();
  }
}
