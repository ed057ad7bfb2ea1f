package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.Verdict;
import io.github.asrprecheck.check.remedy.AzCommand;
import io.github.asrprecheck.check.remedy.Remedy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The commands of all remedies as one POSIX shell script with the reason above each, for a person
 * to read, cut down and run. It stops at its top until somebody has said in it that they read it.
 */
public final class FixScript implements Reporter {
  private static final int WIDTH = 98;
  private static final int NAMES_SHOWN = 20;

  @Override
  public void write(Report report, Appendable out) throws IOException {
    new Script(report, out).write();
  }

  /** One script in the making; each command stands in it once. */
  private record Script(Report report, Appendable out, Set<String> given) {
    Script(Report report, Appendable out) {
      this(report, out, new HashSet<>());
    }

    void write() throws IOException {
      out.append("#!/bin/sh\n");
      comment(
          "What asr-precheck %s advises for %s -> %s, as seen at %s."
              .formatted(
                  report.run().toolVersion(),
                  report.scope().source(),
                  report.scope().target(),
                  report.run().startedAt()));
      comment(
          "asr-precheck ran none of this. Read every line, take out what you do not want, fill in"
              + " what is missing, then set reviewed=yes. Commands that grant rights or open"
              + " security groups need the consent of whoever answers for them.");
      out.append("# shellcheck disable=SC2016 # a name may look like an expression\n");
      out.append("set -eu\nreviewed=no\n");
      out.append("if [ \"$reviewed\" != yes ]; then\n");
      out.append("  echo 'Nothing was run: read this script, then set reviewed=yes in it.' >&2\n");
      out.append("  exit 1\nfi\n");
      for (Section section : report.sections()) {
        section(section);
      }
      foot();
    }

    private void section(Section section) throws IOException {
      Map<String, List<Line>> byRule = new LinkedHashMap<>();
      for (Line line : section.lines()) {
        boolean bad = line.kind() == Verdict.Kind.FAIL || line.kind() == Verdict.Kind.WARN;
        if (bad && line.counted()) {
          byRule.computeIfAbsent(line.rule().id(), k -> new ArrayList<>()).add(line);
        }
      }
      if (!byRule.isEmpty()) {
        out.append("\n# ---- ");
        out.append(PlainText.of(section.check().id() + ": " + section.check().title()));
        out.append(" ----\n");
      }
      for (List<Line> lines : byRule.values()) {
        rule(lines);
      }
    }

    private void rule(List<Line> lines) throws IOException {
      Line first = lines.get(0);
      out.append('\n');
      comment(first.rule().id() + ": " + first.rule().title());
      labelled("why", first.rule().why());
      labelled("doc", first.rule().doc() + " (as of " + first.rule().asOf() + ")");
      for (Line line : lines) {
        out.append("#\n");
        labelled(line.kind().name(), names(line.subjects()));
        labelled("seen", line.says());
        remedy(line.verdict().toDo());
      }
    }

    private void remedy(Remedy remedy) throws IOException {
      // Those of many that the text does not spell out come after the last that it does.
      List<String> rest = new ArrayList<>(remedy.commands());
      long shown = remedy.pieces().stream().filter(Remedy.Piece::command).count();
      for (Remedy.Piece piece : remedy.pieces()) {
        if (!piece.command()) {
          labelled(remedy.commands().isEmpty() ? "by hand" : "fix", piece.text());
          continue;
        }
        command(piece.text());
        rest.remove(piece.text());
        if (--shown == 0) {
          commands(rest);
        }
      }
      commands(rest);
    }

    private void commands(List<String> commands) throws IOException {
      for (String command : commands) {
        command(command);
      }
      commands.clear();
    }

    private void command(String command) throws IOException {
      List<String> blanks = AzCommand.blanks(command);
      String plain = PlainText.of(command);
      if (!plain.equals(command)) {
        comment("A name in this command holds characters that cannot be shown; write it yourself:");
        out.append("#   ").append(plain).append('\n');
      } else if (!given.add(command)) {
        comment("The command is above already:");
        out.append("#   ").append(plain).append('\n');
      } else if (!blanks.isEmpty()) {
        comment("Fill in " + String.join(", ", blanks) + " and take the # away:");
        out.append("# ").append(plain).append('\n');
      } else {
        out.append(plain).append('\n');
      }
    }

    private void foot() throws IOException {
      out.append('\n');
      if (given.isEmpty()) {
        comment("There is no command to run.");
      }
      long unknown = report.summary().getOrDefault(Verdict.Kind.UNKNOWN, 0L);
      if (unknown > 0) {
        comment(
            "Not here: what could not be read ("
                + unknown
                + " UNKNOWN); the report names the right that would lift each.");
      }
    }

    private static String names(List<Subject> subjects) {
      int rest = subjects.size() - NAMES_SHOWN;
      String names =
          subjects.stream()
              .limit(NAMES_SHOWN)
              .map(Subject::label)
              .collect(Collectors.joining(", "));
      return rest <= 0 ? names : names + " and " + rest + " more";
    }

    private void comment(String text) throws IOException {
      comments(0, "", text);
    }

    private void labelled(String label, String text) throws IOException {
      comments(2, label, text);
    }

    private void comments(int indent, String label, String text) throws IOException {
      StringBuilder lines = new StringBuilder();
      Look look = new Look(WIDTH, false, true, true);
      Page page = new Page(look, lines, report.subscriptionNames());
      if (label.isEmpty()) {
        page.wrapped(indent, text);
      } else {
        page.labelled(indent, label, text);
      }
      for (String line : lines.toString().split("\n", -1)) {
        if (!line.isEmpty()) {
          out.append("# ").append(line).append('\n');
        }
      }
    }
  }
}
