package io.github.asrprecheck.cli;

import io.github.asrprecheck.collect.MachineFilter;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.json.EstateJson;
import io.github.asrprecheck.json.Snapshot;
import io.github.asrprecheck.report.Counting;
import io.github.asrprecheck.report.Report;
import io.github.asrprecheck.report.Run;
import io.github.asrprecheck.rule.RuleBook;
import io.github.asrprecheck.scope.Region;
import io.github.asrprecheck.scope.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** Judging what was read before, and keeping what is read now. */
final class SnapshotOptions {
  /** What was read cannot be changed afterwards by saying where, as whom or for what to read. */
  private static final List<String> SETTLED =
      List.of(
          "--demo",
          "--auth",
          "--cloud",
          "--ca-bundle",
          "--timeout",
          "--debug",
          "--subscription",
          "--target-subscription",
          "--vault",
          "--cache-storage-account",
          "--target-resource-group",
          "--target-vnet",
          "--churn",
          "--target-zone",
          "--principal");

  @Option(
      names = "--snapshot",
      paramLabel = "FILE",
      description = "Judge what was saved there: no login, no network.")
  @Nullable Path from;

  @Option(
      names = "--save-snapshot",
      paramLabel = "FILE",
      description = "Keep all that was read, as gzipped JSON, for --snapshot.")
  @Nullable Path to;

  private final Instant startedAt = Clock.systemUTC().instant();

  /** The snapshot to judge, narrowed as asked; null: Azure is to be read. */
  @Nullable Snapshot stored(ScopeOptions scope, ParseResult given) {
    if (from == null) {
      return null;
    }
    for (String option : SETTLED) {
      if (given.hasMatchedOption(option)) {
        throw new UsageError(
            "--snapshot and "
                + option
                + " contradict each other: the snapshot settled it when it was taken; leave one"
                + " out.");
      }
    }
    Map<String, String> tags = scope.tagFilter();
    Snapshot snapshot = read(from);
    Scope taken = snapshot.estate().scope();
    same("--source", scope.source, taken.source());
    same("--target", scope.target, taken.target());
    return new Snapshot(snapshot.origin(), narrowed(snapshot.estate(), scope, tags));
  }

  /** The facts of a run that judges a snapshot: nothing was asked of Azure. */
  Run facts(Snapshot snapshot, RuleBook book) {
    return new Run(
        App.version(),
        book.edition().label(),
        book.asOf().toString(),
        startedAt,
        Duration.between(startedAt, Clock.systemUTC().instant()),
        "snapshot",
        0,
        0,
        snapshot.origin().tenant(),
        snapshot.origin().principal(),
        snapshot.origin().principalName(),
        snapshot.origin().takenAt());
  }

  /** What the current rules say of a whole snapshot. */
  static Report report(Path file) {
    SnapshotOptions options = new SnapshotOptions();
    Catalog catalog = Catalog.of("current");
    Snapshot snapshot = read(file);
    return Report.of(
        options.facts(snapshot, catalog.book()),
        snapshot.estate(),
        catalog.checks(),
        Counting.everything());
  }

  private static Snapshot read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UsageError("--snapshot " + file + ": there is no such file.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return EstateJson.read(in, String.valueOf(file.getFileName()));
    } catch (Snapshot.Unusable e) {
      throw new UsageError(
          "--snapshot "
              + file
              + ": "
              + e.getMessage()
              + "; give a whole file that --save-snapshot wrote.");
    } catch (IOException e) {
      throw new UsageError("--snapshot " + file + ": the file cannot be read; look at its rights.");
    }
  }

  private static void same(String option, @Nullable String given, Region taken) {
    if (given != null && !Region.of(given).equals(taken)) {
      throw new UsageError(
          option
              + " "
              + given
              + ": the snapshot was taken for "
              + taken
              + "; leave the option out, or take another snapshot.");
    }
  }

  /**
   * Fewer machines than were read. All that belongs to them was read too, so it is as if only they
   * had been asked for.
   */
  private static Estate narrowed(Estate estate, ScopeOptions to, Map<String, String> tags) {
    Scope taken = estate.scope();
    refuseSecond("--resource-group", taken.resourceGroups().isEmpty(), to.resourceGroups.isEmpty());
    refuseSecond("--vm", taken.machinePatterns().isEmpty(), to.machines.isEmpty());
    Map<String, String> allTags = new LinkedHashMap<>(taken.tags());
    tags.forEach(
        (key, value) -> {
          refuseSecond("--tag", !allTags.containsKey(key) || value.equals(allTags.get(key)), false);
          allTags.put(key, value);
        });
    Scope narrow =
        new Scope(
            taken.cloud(),
            taken.source(),
            taken.target(),
            taken.subscriptions(),
            taken.targetSubscription(),
            to.resourceGroups.isEmpty()
                ? taken.resourceGroups()
                : new LinkedHashSet<>(to.resourceGroups),
            to.machines.isEmpty() ? taken.machinePatterns() : to.machines,
            allTags,
            taken.plan());
    if (narrow.equals(taken)) {
      return estate;
    }
    MachineFilter filter = new MachineFilter(narrow);
    Estate fewer = estate.within(narrow);
    for (String subscription : taken.subscriptions()) {
      fewer =
          fewer.with(
              Fact.MACHINES,
              subscription,
              estate
                  .machines(subscription)
                  .map(all -> all.stream().filter(filter::accepts).toList()));
    }
    return fewer;
  }

  private static void refuseSecond(String option, boolean wholeThen, boolean wholeNow) {
    if (!wholeThen && !wholeNow) {
      throw new UsageError(
          "--snapshot and "
              + option
              + " contradict each other: the snapshot was already taken with another "
              + option
              + "; leave it out, or take another snapshot.");
    }
  }

  /** Opened before anything is read; null: nothing is to be kept. */
  @Nullable FileSink sink(List<Output> documents, @Nullable Path roleOut, @Nullable Path fixOut) {
    if (to == null) {
      return null;
    }
    Path file = to.toAbsolutePath().normalize();
    for (Output document : documents) {
      refuseShared(file, document.file());
    }
    refuseShared(file, roleOut);
    refuseShared(file, fixOut);
    return FileSink.open("--save-snapshot", to);
  }

  private void refuseShared(Path file, @Nullable Path other) {
    if (other != null && other.toAbsolutePath().normalize().equals(file)) {
      throw new UsageError(
          "--save-snapshot: " + to + " is named twice; each document needs a file of its own.");
    }
  }
}
