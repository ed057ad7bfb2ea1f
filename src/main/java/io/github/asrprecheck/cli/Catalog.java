package io.github.asrprecheck.cli;

import io.github.asrprecheck.check.Check;
import io.github.asrprecheck.check.Checks;
import io.github.asrprecheck.check.Rule;
import io.github.asrprecheck.json.RuleBookJson;
import io.github.asrprecheck.rule.ErrorCode;
import io.github.asrprecheck.rule.RuleBook;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every check, rule and error code that this version knows, by name. */
final class Catalog {
  private final RuleBook book;
  private final List<Check> checks;

  private Catalog(RuleBook book) {
    this.book = book;
    this.checks = Checks.all(book);
  }

  static Catalog of(String edition) {
    return new Catalog(
        RuleBookJson.load(
            RuleBook.Edition.labelled(edition)
                .orElseThrow(
                    () ->
                        new UsageError(
                            "--rule-book "
                                + edition
                                + ": no such edition."
                                + NearMiss.hint(edition, List.of("current", "2017-08"))
                                + " One of: current, 2017-08."))));
  }

  /** Everything there is to explain: the rules of the old guide too. */
  static Catalog whole() {
    return new Catalog(RuleBookJson.load(RuleBook.Edition.GUIDE_2017_08));
  }

  RuleBook book() {
    return book;
  }

  List<Check> checks() {
    return checks;
  }

  /** Ids of checks and rules. */
  Set<String> ids() {
    Set<String> ids = new LinkedHashSet<>();
    for (Check check : checks) {
      ids.add(check.id());
      check.rules().forEach(rule -> ids.add(rule.id()));
    }
    return ids;
  }

  Optional<Check> check(String id) {
    return checks.stream().filter(c -> c.id().equals(id)).findFirst();
  }

  Optional<Rule> rule(String id) {
    return checks.stream()
        .flatMap(c -> c.rules().stream())
        .filter(r -> r.id().equals(id))
        .findFirst();
  }

  Optional<ErrorCode> error(String code) {
    return book.errors().rows().stream()
        .filter(e -> e.codes().stream().anyMatch(code::equalsIgnoreCase))
        .findFirst();
  }

  /** Those of this code, or else those that are so called; case does not matter. */
  List<ErrorCode> errors(String codeOrName) {
    return error(codeOrName)
        .map(List::of)
        .orElseGet(
            () ->
                book.errors().rows().stream()
                    .filter(e -> codeOrName.equalsIgnoreCase(e.name()))
                    .toList());
  }

  List<Rule> predicting(ErrorCode error) {
    return checks.stream()
        .flatMap(c -> c.rules().stream())
        .filter(
            r -> r.predicts().stream().anyMatch(p -> error.codes().contains(Integer.toString(p))))
        .toList();
  }

  /**
   * Codes that are words, and names. A number that is not documented is no misspelling of one that
   * is.
   */
  Set<String> errorWords() {
    Set<String> words = new LinkedHashSet<>();
    for (ErrorCode error : book.errors().rows()) {
      error.codes().stream().filter(code -> !code.matches("[0-9]+")).forEach(words::add);
      if (error.name() != null) {
        words.add(error.name());
      }
    }
    return words;
  }
}
