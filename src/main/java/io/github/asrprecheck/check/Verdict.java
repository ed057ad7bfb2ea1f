package io.github.asrprecheck.check;

import io.github.asrprecheck.check.remedy.Remedy;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Seen;
import java.util.List;

/**
 * What a rule says of a subject. Every verdict but {@link Unknown} carries the sources that it
 * rests on, so that none can be given without having looked.
 */
public sealed interface Verdict {

  /** The rule is met. */
  record Pass(Seen seen) implements Verdict {}

  /** Replication can be enabled, but something may fail or be lost. */
  record Warn(Seen seen, Remedy toDo) implements Verdict {
    public Warn(Seen seen, String remedy) {
      this(seen, Remedy.of(remedy));
    }

    /** What to do, commands included. */
    public String remedy() {
      return toDo.text();
    }
  }

  /** Enabling replication is refused, or cannot work. */
  record Fail(Seen seen, Remedy toDo) implements Verdict {
    public Fail(Seen seen, String remedy) {
      this(seen, Remedy.of(remedy));
    }

    /** What to do, commands included. */
    public String remedy() {
      return toDo.text();
    }
  }

  /** The rule has nothing to say of this subject. */
  record NotApplicable(Seen seen) implements Verdict {}

  /** It could not be determined, for these reasons. */
  record Unknown(List<Gap> gaps) implements Verdict {
    public Unknown {
      if (gaps.isEmpty()) {
        throw new IllegalArgumentException("an unknown verdict needs a gap");
      }
      gaps = List.copyOf(gaps);
    }
  }

  /** The kinds, the worst first. */
  enum Kind {
    FAIL,
    UNKNOWN,
    WARN,
    PASS,
    NOT_APPLICABLE;

    /** The worse of both. */
    public Kind or(Kind other) {
      return compareTo(other) <= 0 ? this : other;
    }
  }

  /** What to do about it; nothing for a verdict that asks for nothing, or whose gaps say it. */
  default Remedy toDo() {
    return Remedy.NONE;
  }

  default Kind kind() {
    if (this instanceof Fail) {
      return Kind.FAIL;
    }
    if (this instanceof Unknown) {
      return Kind.UNKNOWN;
    }
    if (this instanceof Warn) {
      return Kind.WARN;
    }
    return this instanceof Pass ? Kind.PASS : Kind.NOT_APPLICABLE;
  }
}
