package io.github.asrprecheck.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.check.Check;
import io.github.asrprecheck.check.Finding;
import io.github.asrprecheck.check.Verdict;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Gap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sentences about what a check found: {@code Findings.of(check,
 * estate).fails("target-quota/family-cores", "standardDSv5Family")}.
 */
public final class Findings {
  private final List<Finding> all;

  private Findings(List<Finding> all) {
    this.all = all;
  }

  public static Findings of(Check check, Estate estate) {
    return new Findings(check.judge(estate));
  }

  public List<Finding> all() {
    return all;
  }

  public List<Finding> of(String rule) {
    return all.stream().filter(f -> f.rule().id().equals(rule)).toList();
  }

  /** Subjects are given by label or id. */
  public Findings passes(String rule, String... subjects) {
    return verdict(Verdict.Kind.PASS, rule, subjects);
  }

  public Findings warns(String rule, String... subjects) {
    return verdict(Verdict.Kind.WARN, rule, subjects);
  }

  public Findings fails(String rule, String... subjects) {
    return verdict(Verdict.Kind.FAIL, rule, subjects);
  }

  public Findings notApplicable(String rule, String... subjects) {
    return verdict(Verdict.Kind.NOT_APPLICABLE, rule, subjects);
  }

  public Findings cannotTell(String rule, String... subjects) {
    return verdict(Verdict.Kind.UNKNOWN, rule, subjects);
  }

  /** The rule said something in which this text stands. */
  public Findings says(String rule, String text) {
    assertThat(of(rule)).as(this::toString).anySatisfy(f -> assertThat(f.says()).contains(text));
    return this;
  }

  /** The rule's remedy holds this text. */
  public Findings advises(String rule, String text) {
    assertThat(of(rule))
        .as(this::toString)
        .anySatisfy(f -> assertThat(remedy(f.verdict())).contains(text));
    return this;
  }

  /** No finding of this rule at all. */
  public Findings silent(String rule) {
    assertThat(of(rule)).as(this::toString).isEmpty();
    return this;
  }

  /** Some unknown finding names this gap. */
  public Findings blames(Gap gap) {
    assertThat(all).as(this::toString).anySatisfy(f -> assertThat(gaps(f.verdict())).contains(gap));
    return this;
  }

  private Findings verdict(Verdict.Kind kind, String rule, String... subjects) {
    List<Finding> mine = of(rule).stream().filter(f -> f.verdict().kind() == kind).toList();
    assertThat(mine).as("%s %s in%n%s", kind, rule, this).isNotEmpty();
    for (String subject : subjects) {
      assertThat(mine)
          .as("%s %s of %s in%n%s", kind, rule, subject, this)
          .anyMatch(f -> f.subject().label().equals(subject) || f.subject().id().equals(subject));
    }
    return this;
  }

  private static String remedy(Verdict verdict) {
    if (verdict instanceof Verdict.Fail fail) {
      return fail.remedy();
    }
    if (verdict instanceof Verdict.Warn warn) {
      return warn.remedy();
    }
    return gaps(verdict).stream().map(Gap::remedy).collect(Collectors.joining("; "));
  }

  private static List<Gap> gaps(Verdict verdict) {
    return verdict instanceof Verdict.Unknown unknown ? unknown.gaps() : List.of();
  }

  @Override
  public String toString() {
    return all.stream()
        .map(
            f ->
                f.verdict().kind()
                    + " "
                    + f.rule().id()
                    + " "
                    + f.subject().label()
                    + ": "
                    + f.says())
        .collect(Collectors.joining("\n"));
  }
}
