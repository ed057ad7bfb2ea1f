package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.Verdict;
import io.github.asrprecheck.fact.ResourceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a report says, by rule and subject; ids in any spelling. */
final class Said {
  private final Map<Key, Entry> entries = new LinkedHashMap<>();
  private final List<Line> unknown = new ArrayList<>();
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
      unknown.add(line);
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
        || unknown.stream()
            .filter(
                l -> l.rule().id().equals(key.rule()) || l.rule().id().equals(check + "/judgement"))
            .flatMap(l -> l.subjects().stream())
            .anyMatch(s -> covers(s.id(), key.subject()));
  }

  private static boolean covers(String unknown, String subject) {
    return !unknown.startsWith("/")
        || (subject.startsWith("/")
            ? ResourceId.of(unknown).holds(ResourceId.of(subject))
            : ResourceId.of(unknown).resourceGroup().isEmpty());
  }
}
