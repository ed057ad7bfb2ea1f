package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.Verdict;
import io.github.asrprecheck.fact.ResourceId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a report says, by rule and subject; ids in any spelling. */
final class Said {
  private static final Unknown NOTHING = new Unknown();

  private final Map<Key, Entry> entries = new LinkedHashMap<>();
  private final Map<String, Unknown> unknown = new HashMap<>();
  private final Report report;

  /** A rule about a subject. */
  record Key(String rule, String subject) {
    static Key of(Line line, Subject subject) {
      return new Key(line.rule().id(), subject.id().toLowerCase(Locale.ROOT));
    }
  }

  /**
   * What is said there.
   *
   * @param worst of all verdicts
   * @param counted the worst of those that count, or null
   * @param says what was seen with the worst
   */
  record Entry(Subject subject, Verdict.Kind worst, Verdict.@Nullable Kind counted, String says) {
    private Entry and(Entry other) {
      Entry worse = worst.compareTo(other.worst) <= 0 ? this : other;
      Verdict.Kind both =
          counted == null || other.counted == null
              ? (counted == null ? other.counted : counted)
              : counted.or(other.counted);
      return new Entry(subject, worse.worst, both, worse.says);
    }
  }

  Said(Report report) {
    this.report = report;
    for (Section section : report.sections()) {
      section.lines().forEach(this::add);
    }
  }

  private void add(Line line) {
    if (line.kind() == Verdict.Kind.UNKNOWN) {
      Unknown mine = unknown.computeIfAbsent(line.rule().id(), id -> new Unknown());
      line.subjects().forEach(s -> mine.add(s.id().toLowerCase(Locale.ROOT)));
    }
    for (Subject subject : line.subjects()) {
      entries.merge(
          Key.of(line, subject),
          new Entry(subject, line.kind(), line.counted() ? line.kind() : null, line.says()),
          Entry::and);
    }
  }

  Map<Key, Entry> entries() {
    return entries;
  }

  @Nullable Entry at(Key key) {
    return entries.get(key);
  }

  /**
   * Whether silence about a subject says nothing: the check was not carried out, or the rule could
   * not be judged for something that the subject may belong to.
   */
  boolean cannotTell(Key key) {
    String check = key.rule().substring(0, key.rule().indexOf('/'));
    return report.section(check) == null
        || unknown.getOrDefault(key.rule(), NOTHING).covers(key.subject())
        || unknown.getOrDefault(check + "/judgement", NOTHING).covers(key.subject());
  }

  /** What one rule could not be judged for. */
  private static final class Unknown {
    private final Set<String> ids = new HashSet<>();
    private boolean all;
    private boolean subscriptions;

    private void add(String subject) {
      ids.add(subject);
      all |= !subject.startsWith("/");
      subscriptions |= subject.startsWith("/") && ResourceId.of(subject).resourceGroup().isEmpty();
    }

    /** A name such as a quota family may belong to any subscription, an id to what holds it. */
    private boolean covers(String subject) {
      if (all || !subject.startsWith("/")) {
        return all || subscriptions;
      }
      for (int end = subject.length(); end > 0; end = subject.lastIndexOf('/', end - 1)) {
        if (ids.contains(subject.substring(0, end))) {
          return true;
        }
      }
      return false;
    }
  }
}
