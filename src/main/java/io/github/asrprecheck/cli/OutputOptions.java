package io.github.asrprecheck.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What comes out, where, and what counts. */
final class OutputOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT[=FILE]",
      completionCandidates = Choices.Formats.class,
      description =
          "table, json, html, junit, sarif, markdown or csv, to stdout or to a file; github"
              + " (annotations) to stdout; repeatable.")
  List<String> outputs = new ArrayList<>();

  @Option(names = "--details", description = "List every subject of every finding.")
  boolean details;

  @Option(names = "--strict", description = "A WARN blocks too.")
  boolean strict;

  @Option(
      names = "--allow-unknown",
      paramLabel = "ID[,ID]",
      completionCandidates = Choices.Ids.class,
      split = ",",
      description = "Checks or rules whose UNKNOWN does not count; still shown as UNKNOWN.")
  List<String> allowUnknown = new ArrayList<>();

  @Option(
      names = "--role-out",
      paramLabel = "FILE",
      description = "Write a custom role with every right that enabling needs, as JSON.")
  @Nullable Path roleOut;

  @Option(
      names = "--fix-out",
      paramLabel = "FILE",
      description = "Write the commands of all remedies as one shell script to read; runs none.")
  @Nullable Path fixOut;

  @Option(
      names = "--rule-book",
      paramLabel = "EDITION",
      completionCandidates = Choices.Editions.class,
      defaultValue = "current",
      description = "current, or 2017-08: the rules of the original guide beside today's.")
  String ruleBook = "current";

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress on stderr.")
  boolean quiet;

  /** Where each document goes; checked to be writable before anything else happens. */
  List<Output> documents() {
    List<Output> documents = new ArrayList<>();
    for (String text : outputs.isEmpty() ? List.of("table") : outputs) {
      documents.add(Output.parse(text));
    }
    List<Output.Format> printed =
        documents.stream().filter(d -> d.file() == null).map(Output::format).toList();
    // Both are lines of a job's log.
    boolean log = Set.copyOf(printed).equals(Set.of(Output.Format.TABLE, Output.Format.GITHUB));
    if (printed.size() > (log ? 2 : 1)) {
      throw new UsageError(
          "-o: only one document can go to stdout; give the others a file, as -o"
              + " json=report.json.");
    }
    Set<Path> files = new LinkedHashSet<>();
    for (Output document : documents) {
      Path file = document.file();
      if (file != null && !files.add(file.toAbsolutePath().normalize())) {
        throw new UsageError(
            "-o: " + file + " is named twice; each document needs a file of its own.");
      }
    }
    ofItsOwn("--role-out", roleOut, files);
    ofItsOwn("--fix-out", fixOut, files);
    return documents;
  }

  private static void ofItsOwn(String option, @Nullable Path file, Set<Path> files) {
    if (file != null && !files.add(file.toAbsolutePath().normalize())) {
      throw new UsageError(
          option + ": " + file + " is named twice; each document needs a file of its own.");
    }
  }

  Set<String> allowed(Set<String> known) {
    Set<String> allowed = new LinkedHashSet<>();
    for (String id : allowUnknown) {
      if (!known.contains(id)) {
        throw new UsageError(
            "--allow-unknown "
                + id
                + ": no check or rule has this id."
                + NearMiss.hint(id, known)
                + " See asr-precheck checks.");
      }
      allowed.add(id);
    }
    return allowed;
  }
}
