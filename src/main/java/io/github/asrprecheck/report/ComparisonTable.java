package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.Verdict;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A comparison for a person at a terminal: what is new first, by rule. */
public final class ComparisonTable {
  private static final int NAMES_SHOWN = 4;

  private final Look look;

  public ComparisonTable(Look look) {
    this.look = look;
  }

  public void write(Comparison comparison, Appendable out) throws IOException {
    Report now = comparison.after();
    Page page = new Page(look, out, now.subscriptionNames());
    page.line(
        0,
        page.strong(
            "asr-precheck compare  " + now.scope().source() + " -> " + now.scope().target()));
    page.wrapped(0, "old: " + told(comparison.before()));
    page.wrapped(0, "new: " + told(now));
    for (String note : comparison.notes()) {
      page.labelled(0, "note", note);
    }
    for (Change.Kind kind : Change.Kind.values()) {
      section(kind, comparison, page);
    }
    machines(comparison.machines(), page);
    List<Change> fixed = comparison.changes(Change.Kind.FIXED);
    long gone = fixed.stream().filter(comparison::gone).count();
    page.blank();
    page.wrapped(
        0,
        "%d new, %d fixed%s, %d unchanged"
            .formatted(
                comparison.changes(Change.Kind.NEW).size(),
                fixed.size(),
                gone == 0 ? "" : " (" + gone + " with machines that are not in scope now)",
                comparison.changes(Change.Kind.UNCHANGED).size()));
  }

  private static String told(Report report) {
    return report.run().startedAt().truncatedTo(ChronoUnit.SECONDS)
        + ", "
        + report.machines().size()
        + (report.machines().size() == 1 ? " machine, " : " machines, ")
        + report.outcome();
  }

  private void section(Change.Kind kind, Comparison comparison, Page page) throws IOException {
    List<Change> changes = comparison.changes(kind);
    if (changes.isEmpty()) {
      return;
    }
    page.blank();
    page.line(0, page.strong(kind.name().toLowerCase(Locale.ROOT)));
    Map<List<@Nullable Object>, List<Change>> same = new LinkedHashMap<>();
    for (Change c : changes) {
      List<@Nullable Object> key = new ArrayList<>();
      key.add(c.rule());
      key.add(c.was());
      key.add(c.is());
      key.add(c.counts() == null);
      key.add(comparison.gone(c));
      key.add(kind == Change.Kind.NEW ? c.says() : "");
      same.computeIfAbsent(key, k -> new ArrayList<>()).add(c);
    }
    for (List<Change> group : same.values()) {
      Change first = group.get(0);
      String text = first.rule() + "  " + names(group) + became(first, comparison);
      if (first.is() == null) {
        page.wrapped(4, text);
      } else {
        page.marked(first.is(), text);
      }
      if (kind == Change.Kind.NEW) {
        page.wrapped(12, first.says());
      }
    }
  }

  private static String became(Change change, Comparison comparison) {
    String was = "was " + (change.was() == null ? "passed or not there" : word(change.was()));
    if (change.is() == null) {
      return " ("
          + was
          + (comparison.gone(change) ? ", not in scope now)" : ", passed or gone now)");
    }
    if (change.kind() == Change.Kind.NEW && change.counts() == null) {
      return " (" + was + ", does not count)";
    }
    return change.was() == change.is() ? "" : " (" + was + ")";
  }

  private static String word(Verdict.Kind kind) {
    return kind == Verdict.Kind.NOT_APPLICABLE ? "N/A" : kind.name();
  }

  private String names(List<Change> group) {
    int shown = look.details() ? group.size() : Math.min(NAMES_SHOWN, group.size());
    String names =
        group.subList(0, shown).stream()
            .map(Change::subject)
            .map(Subject::label)
            .collect(Collectors.joining(", "));
    int rest = group.size() - shown;
    String all = rest == 0 ? names : names + " and " + rest + " more";
    return group.size() == 1 ? all : group.size() + ": " + all;
  }

  private void machines(List<MachineChange> changes, Page page) throws IOException {
    Map<String, List<String>> same = new LinkedHashMap<>();
    for (MachineChange c : changes) {
      String was = c.was() == null ? "not in scope" : c.was().name();
      String is = c.is() == null ? "not in scope" : c.is().name();
      same.computeIfAbsent(was + " -> " + is, k -> new ArrayList<>()).add(c.name());
    }
    if (!same.isEmpty()) {
      page.blank();
      page.line(0, page.strong("machines"));
    }
    for (Map.Entry<String, List<String>> e : same.entrySet()) {
      List<String> all = e.getValue();
      int shown = look.details() ? all.size() : Math.min(NAMES_SHOWN, all.size());
      String rest = shown == all.size() ? "" : " and " + (all.size() - shown) + " more";
      page.labelled(
          4, e.getKey(), all.size() + ": " + String.join(", ", all.subList(0, shown)) + rest);
    }
  }
}
