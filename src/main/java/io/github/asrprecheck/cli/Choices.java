package io.github.asrprecheck.cli;

import io.github.asrprecheck.rule.RuleBook;
import io.github.asrprecheck.scope.Cloud;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** What a shell offers for the value of an option. */
final class Choices {
  private Choices() {}

  /** Ways to sign in. */
  static final class Ways implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return LoginOptions.WAYS.iterator();
    }
  }

  /** Clouds that have a name. */
  static final class Clouds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Cloud.KNOWN.stream().map(Cloud::name).iterator();
    }
  }

  /** Forms of the report. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Output.Format.names().iterator();
    }
  }

  /** Forms of the list of checks. */
  static final class TableOrJson implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("table", "json").iterator();
    }
  }

  /** Churn options. */
  static final class Churns implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("normal", "high").iterator();
    }
  }

  /** Editions of the rule book. */
  static final class Editions implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(RuleBook.Edition.values()).map(RuleBook.Edition::label).iterator();
    }
  }

  /** Checks and rules. */
  static final class Ids implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Catalog.whole().ids().iterator();
    }
  }

  /** Checks, rules and the codes of documented errors. */
  static final class Explainable implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      Catalog catalog = Catalog.whole();
      return Stream.concat(
              catalog.ids().stream(),
              catalog.book().errors().rows().stream().flatMap(e -> e.codes().stream()))
          .iterator();
    }
  }
}
