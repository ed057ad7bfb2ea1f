package io.github.asrprecheck.fact;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The sources that a value rests on, at least one, each once, in the order they were consulted. */
public record Seen(List<Source> sources) {
  public Seen {
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("a value that rests on no source was not seen");
    }
    sources = List.copyOf(sources);
  }

  public static Seen of(Source source) {
    return new Seen(List.of(source));
  }

  /** Both together. */
  public Seen and(Seen other) {
    if (sources.equals(other.sources)) {
      return this;
    }
    Set<Source> all = new LinkedHashSet<>(sources);
    all.addAll(other.sources);
    return new Seen(new ArrayList<>(all));
  }
}
