package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Finding;
import io.github.asrprecheck.check.Measure;
import io.github.asrprecheck.check.Rule;
import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.Verdict;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Findings that say the same, folded into one.
 *
 * @param subjects those that are known by name; a saved report may list fewer than it counts
 * @param exemption why it does not count towards the outcome, or null when it counts
 * @param bearers the machines that it bears on, of those subjects that do not tell
 * @param measure the numbers of a quota, where it is about one that could be read
 * @param count how many subjects there are
 * @param fresh whether it is new or worse than in the baseline
 */
public record Line(
    Rule rule,
    Verdict verdict,
    List<Subject> subjects,
    String says,
    @Nullable String exemption,
    Map<Subject, Set<ResourceId>> bearers,
    @Nullable Measure measure,
    int count,
    boolean fresh) {

  public Line(
      Rule rule, Verdict verdict, List<Subject> subjects, String says, @Nullable String exemption) {
    this(rule, verdict, subjects, says, exemption, Map.of(), null, subjects.size(), false);
  }

  /** The same of some of its subjects only. */
  Line of(List<Subject> some, boolean isFresh) {
    return new Line(rule, verdict, some, says, exemption, bearers, measure, some.size(), isFresh);
  }

  /** The subjects, and one that stands for those that a saved report counts but does not list. */
  public List<Subject> named() {
    int unlisted = count - subjects.size();
    if (unlisted == 0) {
      return subjects;
    }
    List<Subject> all = new ArrayList<>(subjects);
    all.add(Subject.named(unlisted + ", not listed in the report"));
    return all;
  }

  public boolean counted() {
    return exemption == null;
  }

  public Verdict.Kind kind() {
    return verdict.kind();
  }

  /** Whether there is nothing to do about it. */
  public boolean fine() {
    return kind() == Verdict.Kind.PASS || kind() == Verdict.Kind.NOT_APPLICABLE;
  }

  /** What to do, or null where the verdict itself has no remedy; gaps have their own. */
  public @Nullable String remedy() {
    if (verdict instanceof Verdict.Fail fail) {
      return fail.remedy();
    }
    return verdict instanceof Verdict.Warn warn ? warn.remedy() : null;
  }

  /** What could not be read; empty unless it is unknown. */
  public List<Gap> gaps() {
    return verdict instanceof Verdict.Unknown unknown ? unknown.gaps() : List.of();
  }

  /** What it rests on; empty where it is unknown. */
  public List<Source> sources() {
    Seen seen = null;
    if (verdict instanceof Verdict.Pass pass) {
      seen = pass.seen();
    } else if (verdict instanceof Verdict.Warn warn) {
      seen = warn.seen();
    } else if (verdict instanceof Verdict.Fail fail) {
      seen = fail.seen();
    } else if (verdict instanceof Verdict.NotApplicable none) {
      seen = none.seen();
    }
    return seen == null ? List.of() : seen.sources();
  }

  /**
   * Folds findings that differ in nothing but their subject and where that was seen; the worst
   * first.
   */
  static List<Line> fold(List<Finding> findings, Counting counting) {
    Map<Object, List<Finding>> same = new LinkedHashMap<>();
    for (Finding f : findings) {
      List<Object> key =
          List.of(
              f.rule().id(),
              f.verdict().kind(),
              said(f.verdict()),
              f.says(),
              Optional.ofNullable(f.measure()));
      same.computeIfAbsent(key, k -> new ArrayList<>()).add(f);
    }
    return same.values().stream()
        .map(group -> of(group, counting))
        .sorted(Comparator.comparing(Line::kind))
        .toList();
  }

  private static Line of(List<Finding> group, Counting counting) {
    Finding first = group.get(0);
    Set<Subject> subjects = new LinkedHashSet<>();
    Set<Verdict> verdicts = new LinkedHashSet<>();
    group.forEach(f -> subjects.add(f.subject()));
    group.forEach(f -> verdicts.add(f.verdict()));
    Map<Subject, Set<ResourceId>> bearers = new LinkedHashMap<>();
    for (Finding f : group) {
      if (!f.machines().isEmpty()) {
        bearers.put(f.subject(), f.machines());
      }
    }
    List<Subject> sorted = new ArrayList<>(subjects);
    sorted.sort(
        Comparator.comparing((Subject s) -> s.label().toLowerCase(Locale.ROOT))
            .thenComparing(Subject::id));
    Verdict verdict = verdicts.stream().reduce(Line::both).orElseThrow();
    return new Line(
        first.rule(),
        verdict,
        List.copyOf(sorted),
        first.says(),
        counting.exemption(first),
        Map.copyOf(bearers),
        first.measure(),
        sorted.size(),
        false);
  }

  /** What a verdict says beside its kind: the remedy, or the gaps. */
  private static Object said(Verdict verdict) {
    return verdict instanceof Verdict.Unknown unknown ? unknown.gaps() : verdict.toDo();
  }

  private static Verdict both(Verdict a, Verdict b) {
    if (a instanceof Verdict.Fail x && b instanceof Verdict.Fail y) {
      return new Verdict.Fail(x.seen().and(y.seen()), x.toDo());
    }
    if (a instanceof Verdict.Warn x && b instanceof Verdict.Warn y) {
      return new Verdict.Warn(x.seen().and(y.seen()), x.toDo());
    }
    if (a instanceof Verdict.Pass x && b instanceof Verdict.Pass y) {
      return new Verdict.Pass(x.seen().and(y.seen()));
    }
    if (a instanceof Verdict.NotApplicable x && b instanceof Verdict.NotApplicable y) {
      return new Verdict.NotApplicable(x.seen().and(y.seen()));
    }
    return a;
  }
}
