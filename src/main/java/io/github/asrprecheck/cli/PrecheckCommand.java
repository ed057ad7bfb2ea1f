package io.github.asrprecheck.cli;

import io.github.asrprecheck.check.CustomRole;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.json.CustomRoleJson;
import io.github.asrprecheck.json.EstateJson;
import io.github.asrprecheck.json.Snapshot;
import io.github.asrprecheck.report.Counting;
import io.github.asrprecheck.report.FixScript;
import io.github.asrprecheck.report.Report;
import io.github.asrprecheck.report.Run;
import io.github.asrprecheck.scope.Region;
import io.github.asrprecheck.scope.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job. */
@Command(
    name = "asr-precheck",
    mixinStandardHelpOptions = true,
    versionProvider = PrecheckCommand.Version.class,
    sortOptions = false,
    usageHelpAutoWidth = false,
    description =
        "Tells whether the Azure VMs of one region can be replicated to another with Site"
            + " Recovery, and what to do where they can't. It changes nothing in Azure.",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Examples:",
      "  asr-precheck --demo --source eastus --target centralus",
      "  asr-precheck --source eastus --target centralus --resource-group shop-rg",
      "  asr-precheck --source eastus --target centralus -o table -o html=report.html",
      "  asr-precheck explain target-quota/family-cores",
      "",
      "Exit codes: 0 ready, 1 blocked, 2 usage, 3 undecided, 70 no report, 130 interrupted."
    })
final class PrecheckCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin ScopeOptions scope = new ScopeOptions();
  @Mixin LoginOptions login = new LoginOptions();
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin SnapshotOptions snapshots = new SnapshotOptions();
  @Mixin BaselineOptions baseline = new BaselineOptions();

  @Option(names = "--demo", description = "Run against a simulated Azure: no login, no network.")
  boolean demo;

  @Option(names = "--help-all", description = "Show every option and exit.")
  boolean helpAll;

  @Spec @Nullable CommandSpec spec;

  PrecheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    if (helpAll) {
      Objects.requireNonNull(spec).commandLine().usage(surroundings.out());
      return 0;
    }
    Snapshot stored =
        snapshots.stored(scope, Objects.requireNonNull(spec).commandLine().getParseResult());
    Function<Catalog, Judged> reading =
        stored == null ? live() : catalog -> offline(stored, catalog);
    Report earlier = earlier(stored);
    List<Output> outputs = output.documents();
    Output.refuseAnnotationsElsewhere(outputs, surroundings.environment());
    Catalog catalog = Catalog.of(output.ruleBook);
    Set<String> allowed = output.allowed(Catalog.whole().ids());
    List<FileSink> sinks = new ArrayList<>();
    try (Documents documents = Documents.open(outputs)) {
      FileSink role = output.roleOut == null ? null : FileSink.open("--role-out", output.roleOut);
      if (role != null) {
        sinks.add(role);
      }
      FileSink fix = output.fixOut == null ? null : FileSink.open("--fix-out", output.fixOut);
      if (fix != null) {
        sinks.add(fix);
      }
      FileSink save = snapshots.sink(outputs, output.roleOut, output.fixOut);
      if (save != null) {
        sinks.add(save);
      }
      Judged judged = reading.apply(catalog);
      Estate estate = judged.snapshot().estate();
      if (save != null) {
        save.write(out -> EstateJson.write(judged.snapshot(), out));
      }
      Counting counting = new Counting(allowed, output.strict);
      Report report =
          baseline.marked(
              earlier, Report.of(judged.run(), estate, catalog.checks(), counting), output.strict);
      Reporters reporters = new Reporters(surroundings.terminal(), output.details, counting);
      documents.write(report, reporters, surroundings.out());
      if (role != null) {
        role.write(CustomRoleJson.of(CustomRole.enabler(estate, catalog.book())));
      }
      if (fix != null) {
        StringBuilder script = new StringBuilder();
        new FixScript().write(report, script);
        fix.write(script);
      }
      return report.exitCode();
    } finally {
      sinks.forEach(FileSink::close);
    }
  }

  /** What is judged, and the run that judges it. */
  private record Judged(Run run, Snapshot snapshot) {}

  private Function<Catalog, Judged> live() {
    Region source = region("--source", scope.source);
    Region target = region("--target", scope.target);
    if (source.equals(target)) {
      throw new UsageError(
          "--source and --target are both "
              + source
              + ": Site Recovery replicates to another region"
              + " (zone to zone within a region is another scenario); name two.");
    }
    return catalog -> {
      LiveRun run = new LiveRun(surroundings, scope, login, output, catalog, demo);
      LiveRun.Result result = run.against(source, target);
      Run facts = run.facts(result);
      return new Judged(facts, new Snapshot(Snapshot.Origin.of(facts), result.estate()));
    };
  }

  private @Nullable Report earlier(@Nullable Snapshot stored) {
    Report earlier = baseline.earlier();
    if (earlier != null) {
      Scope taken = stored == null ? null : stored.estate().scope();
      BaselineOptions.refuseOtherRegions(
          "--baseline",
          earlier,
          taken == null ? region("--source", scope.source) : taken.source(),
          taken == null ? region("--target", scope.target) : taken.target());
    }
    return earlier;
  }

  private Judged offline(Snapshot stored, Catalog catalog) {
    return new Judged(snapshots.facts(stored, catalog.book()), stored);
  }

  private static Region region(String option, @Nullable String name) {
    if (name == null || name.isBlank()) {
      throw new UsageError(
          option
              + " is missing: name a region, as in asr-precheck --source eastus --target"
              + " centralus.");
    }
    Region region = Region.of(name);
    if (!region.name().matches("[a-z0-9]{3,40}")) {
      throw new UsageError(
          option
              + " "
              + name
              + ": a region's name has letters and digits only, as eastus or \"East US\".");
    }
    return region;
  }

  /** The version for --version among other options. */
  static final class Version implements picocli.CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"asr-precheck " + App.version()};
    }
  }
}
