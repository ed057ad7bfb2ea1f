package io.github.asrprecheck.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What somebody probably meant. */
final class NearMiss {
  private NearMiss() {}

  /** {@code Did you mean 'x'?} with a blank before it, or nothing when no candidate is near. */
  static String hint(String typed, Collection<String> candidates) {
    return nearest(typed, candidates).map(c -> " Did you mean '" + c + "'?").orElse("");
  }

  static Optional<String> nearest(String typed, Collection<String> candidates) {
    String lower = typed.toLowerCase(Locale.ROOT);
    // A third of the letters wrong, or two swapped, is a typo; more is another word.
    int most = lower.length() < 4 ? 1 : Math.max(2, lower.length() / 3);
    LevenshteinDistance distance = new LevenshteinDistance(most);
    return candidates.stream()
        .filter(c -> distance.apply(lower, c.toLowerCase(Locale.ROOT)) >= 0)
        .min(
            Comparator.comparingInt((String c) -> distance.apply(lower, c.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
  }
}
