package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.Verdict;
import io.github.asrprecheck.fact.ResourceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Two reports about the same two regions, held against each other finding by finding. */
public final class Comparison {
  private final Report before;
  private final Report after;
  private final Said was;
  private final Said is;
  private final Set<ResourceId> machinesBefore;
  private final Set<ResourceId> machinesNow;
  private final List<Change> changes = new ArrayList<>();

  private Comparison(Report before, Report after) {
    this.before = before;
    this.after = after;
    this.was = new Said(before);
    this.is = new Said(after);
    this.machinesBefore = ids(before);
    this.machinesNow = ids(after);
    Set<Said.Key> keys = new LinkedHashSet<>(is.entries().keySet());
    keys.addAll(was.entries().keySet());
    for (Said.Key key : keys) {
      Change change = change(key, was.at(key), is.at(key));
      if (change != null) {
        changes.add(change);
      }
    }
  }

  public static Comparison of(Report before, Report after) {
    return new Comparison(before, after);
  }

  public Report before() {
    return before;
  }

  public Report after() {
    return after;
  }

  public List<Change> changes(Change.Kind kind) {
    return changes.stream().filter(c -> c.kind() == kind).toList();
  }

  private @Nullable Change change(
      Said.Key key, Said.@Nullable Entry old, Said.@Nullable Entry now) {
    Verdict.Kind then = old == null ? null : old.worst();
    Verdict.Kind today = now == null && is.cannotTell(key) ? Verdict.Kind.UNKNOWN : worst(now);
    Said.Entry said = now == null ? old : now;
    if (said == null) {
      return null;
    }
    Verdict.Kind counts =
        now != null && worse(now.counted(), old == null ? null : old.counted())
            ? now.counted()
            : null;
    boolean isNew = now != null && (worse(now.worst(), then) || counts != null);
    if (!isNew && !bad(then)) {
      return null;
    }
    Change.Kind kind =
        isNew ? Change.Kind.NEW : bad(today) ? Change.Kind.UNCHANGED : Change.Kind.FIXED;
    return new Change(kind, key.rule(), said.subject(), then, today, counts, said.says());
  }

  private static Verdict.@Nullable Kind worst(Said.@Nullable Entry entry) {
    return entry == null ? null : entry.worst();
  }

  private static boolean bad(Verdict.@Nullable Kind kind) {
    return kind != null && kind.compareTo(Verdict.Kind.WARN) <= 0;
  }

  /** Whether there is something to do, and more than there was. */
  private static boolean worse(Verdict.@Nullable Kind now, Verdict.@Nullable Kind then) {
    return now != null && bad(now) && (then == null || now.compareTo(then) < 0);
  }

  /** Whether a line says something new of a subject. */
  private boolean fresh(Line line, Subject subject) {
    Said.Entry old = was.at(Said.Key.of(line, subject));
    Verdict.Kind then = old == null ? null : line.counted() ? old.counted() : old.worst();
    return worse(line.kind(), then);
  }

  /**
   * The later report with what is new in it marked.
   *
   * @param onlyNewCounts whether its exit code is that of what is new
   */
  public Report marked(boolean onlyNewCounts, boolean strict) {
    Baseline baseline =
        new Baseline(
            before.run().startedAt(),
            changes(Change.Kind.NEW).size(),
            changes(Change.Kind.FIXED).size(),
            changes(Change.Kind.UNCHANGED).size(),
            onlyNewCounts ? outcome(strict).exitCode() : null);
    return new Report(
        after.run(),
        after.scope(),
        after.outcome(),
        after.summary(),
        after.notCounted(),
        after.sections().stream().map(this::marked).toList(),
        after.machines(),
        after.subscriptionNames(),
        baseline);
  }

  private Section marked(Section section) {
    List<Line> lines = new ArrayList<>();
    for (Line line : section.lines()) {
      List<Subject> fresh = line.subjects().stream().filter(s -> fresh(line, s)).toList();
      List<Subject> known = line.subjects().stream().filter(s -> !fresh(line, s)).toList();
      if (fresh.isEmpty()) {
        lines.add(line);
      } else {
        lines.add(line.of(fresh, true));
        if (!known.isEmpty()) {
          lines.add(line.of(known, false));
        }
      }
    }
    return new Section(section.check(), section.verdict(), List.copyOf(lines));
  }

  /** What the new findings come to by themselves. Where no machine was seen nothing is ready. */
  public Outcome outcome(boolean strict) {
    boolean blocked = counts(Verdict.Kind.FAIL) || (strict && counts(Verdict.Kind.WARN));
    if (blocked) {
      return Outcome.BLOCKED;
    }
    return counts(Verdict.Kind.UNKNOWN) || after.machines().isEmpty()
        ? Outcome.UNDECIDED
        : Outcome.READY;
  }

  private boolean counts(Verdict.Kind kind) {
    return changes.stream().anyMatch(c -> c.counts() == kind);
  }

  /** Whether something counts that did not before; with {@code strict} also a WARN. */
  public boolean newCounts(boolean strict) {
    return counts(Verdict.Kind.FAIL)
        || counts(Verdict.Kind.UNKNOWN)
        || (strict && counts(Verdict.Kind.WARN));
  }

  /** Machines of another outcome than before, those in scope now first. */
  public List<MachineChange> machines() {
    Map<ResourceId, MachineOutcome> old = new LinkedHashMap<>();
    before.machines().forEach(m -> old.put(m.id(), m));
    List<MachineChange> all = new ArrayList<>();
    for (MachineOutcome now : after.machines()) {
      MachineOutcome then = old.remove(now.id());
      if (then == null || then.outcome() != now.outcome()) {
        all.add(
            new MachineChange(
                now.id(), now.name(), then == null ? null : then.outcome(), now.outcome()));
      }
    }
    old.values().forEach(m -> all.add(new MachineChange(m.id(), m.name(), m.outcome(), null)));
    return List.copyOf(all);
  }

  /** Whether it is about a machine that is not in scope any more: left out is not mended. */
  public boolean gone(Change change) {
    ResourceId id = ResourceId.of(change.subject().id());
    return machinesBefore.contains(id) && !machinesNow.contains(id);
  }

  private static Set<ResourceId> ids(Report report) {
    return report.machines().stream().map(MachineOutcome::id).collect(Collectors.toSet());
  }

  /** What to bear in mind: the reports differ in more than what they found. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!Set.copyOf(before.scope().subscriptions())
        .equals(Set.copyOf(after.scope().subscriptions()))) {
      notes.add("the reports are about different subscriptions");
    }
    if (!ruleBook(before).equals(ruleBook(after))) {
      notes.add("judged by " + ruleBook(before) + " before, by " + ruleBook(after) + " now");
    }
    if (before.run().startedAt().isAfter(after.run().startedAt())) {
      notes.add("the old report is younger than the new one");
    }
    return List.copyOf(notes);
  }

  private static String ruleBook(Report report) {
    return "rules " + report.run().ruleBookEdition() + " of " + report.run().ruleBookAsOf();
  }
}
