package io.github.asrprecheck.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.check.Check;
import io.github.asrprecheck.check.Finding;
import io.github.asrprecheck.check.Verdict;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.Source;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hides from a check, one after the other, each reading that it looks at, and holds it to the first
 * law: what it could not see it must say, and it may not rest a pass on it.
 */
public final class Blindfold {
  private Blindfold() {}

  /** Fails unless the check keeps the law on this estate; returns how many readings were hidden. */
  public static int hold(Check check, Estate estate) {
    Set<Estate.Key> touched = new LinkedHashSet<>();
    List<Finding> before = check.judge(estate.observedBy(touched::add));
    assertThat(touched).as("%s looks at something", check.id()).isNotEmpty();
    for (Estate.Key key : touched) {
      hide(check, estate, key, before);
    }
    return touched.size();
  }

  private static void hide(Check check, Estate estate, Estate.Key key, List<Finding> before) {
    Gap gap =
        new Gap(
            "hidden " + key, Gap.Cause.FORBIDDEN, key.fact().action(), key.at(), "Show it.", null);
    List<Finding> after = check.judge(without(estate, key, gap));
    String what = check.id() + " without " + key.fact().name() + " at " + key.at();
    assertThat(after).as("%s: something changes", what).isNotEqualTo(before);
    assertThat(after)
        .as("%s: an unknown finding names the gap", what)
        .anyMatch(f -> f.verdict() instanceof Verdict.Unknown u && u.gaps().contains(gap));
    Source hidden = source(estate, key);
    assertThat(after)
        .as("%s: no pass rests on what was hidden", what)
        .noneMatch(f -> hidden != null && restsOn(f.verdict(), hidden));
  }

  private static boolean restsOn(Verdict verdict, Source hidden) {
    if (verdict instanceof Verdict.Pass pass) {
      return pass.seen().sources().contains(hidden);
    }
    return verdict instanceof Verdict.NotApplicable na && na.seen().sources().contains(hidden);
  }

  private static @Nullable Source source(Estate estate, Estate.Key key) {
    Reading<?> reading = estate.readings().get(key);
    List<Source> sources = new ArrayList<>();
    if (reading instanceof Reading.Known<?> known) {
      Seen seen = known.seen();
      sources.addAll(seen.sources());
    }
    return sources.isEmpty() ? null : sources.get(0);
  }

  private static Estate without(Estate estate, Estate.Key key, Gap gap) {
    return hidden(estate, key.fact(), key.at(), gap);
  }

  private static <T> Estate hidden(
      Estate estate, io.github.asrprecheck.fact.Fact<T> fact, String at, Gap gap) {
    return estate.with(fact, at, Reading.unreadable(gap));
  }
}
