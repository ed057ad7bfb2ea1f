package io.github.asrprecheck.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Runs the few forms of the Kusto query language that the files in {@code kql} use, over resources
 * in their full form. What it does not know it refuses, so that a slip in a query shows here and
 * not at a customer's.
 */
final class Kql {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*('[^']*'|=~|==|in~|[A-Za-z_][A-Za-z0-9_.]*|[(),=|])");

  private final List<String> tokens;
  private int at;

  private Kql(List<String> tokens) {
    this.tokens = tokens;
  }

  /** The rows that the query makes of the tables. */
  static List<Map<String, Object>> run(
      String query, Map<String, List<Map<String, Object>>> tables) {
    return new Kql(tokens(query)).query(tables);
  }

  private static List<String> tokens(String query) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(query);
    int end = 0;
    while (end < query.length() && matcher.find(end) && matcher.start() == end) {
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
    if (!query.substring(end).isBlank()) {
      throw new IllegalArgumentException("cannot read the query at: " + query.substring(end));
    }
    return tokens;
  }

  private List<Map<String, Object>> query(Map<String, List<Map<String, Object>>> tables) {
    String table = take();
    List<Map<String, Object>> rows = tables.get(table);
    if (rows == null) {
      throw new IllegalArgumentException("no table " + table);
    }
    while (at < tokens.size()) {
      expect("|");
      String operator = take();
      rows =
          switch (operator) {
            case "where" -> where(rows);
            case "project" -> project(rows);
            case "order" -> order(rows);
            case "summarize" -> summarize(rows);
            default -> throw new IllegalArgumentException("no operator " + operator);
          };
    }
    return rows;
  }

  private List<Map<String, Object>> where(List<Map<String, Object>> rows) {
    Predicate<Map<String, Object>> condition = or();
    return rows.stream().filter(condition).toList();
  }

  private Predicate<Map<String, Object>> or() {
    Predicate<Map<String, Object>> left = and();
    while (taken("or")) {
      left = left.or(and());
    }
    return left;
  }

  private Predicate<Map<String, Object>> and() {
    Predicate<Map<String, Object>> left = comparison();
    while (taken("and")) {
      left = left.and(comparison());
    }
    return left;
  }

  private Predicate<Map<String, Object>> comparison() {
    if (taken("(")) {
      Predicate<Map<String, Object>> inner = or();
      expect(")");
      return inner;
    }
    String path = take();
    String operator = take();
    if (operator.equals("in~")) {
      List<String> values = new ArrayList<>();
      expect("(");
      do {
        values.add(literal());
      } while (taken(","));
      expect(")");
      return row -> values.stream().anyMatch(v -> v.equalsIgnoreCase(text(row, path)));
    }
    String value = literal();
    return switch (operator) {
      case "=~" -> row -> value.equalsIgnoreCase(text(row, path));
      case "==" -> row -> value.equals(text(row, path));
      default -> throw new IllegalArgumentException("no comparison " + operator);
    };
  }

  private List<Map<String, Object>> project(List<Map<String, Object>> rows) {
    Map<String, String> columns = new LinkedHashMap<>();
    do {
      String name = take();
      columns.put(name, taken("=") ? take() : name);
    } while (taken(","));
    return rows.stream().map(row -> projected(row, columns)).toList();
  }

  private static Map<String, Object> projected(
      Map<String, Object> row, Map<String, String> columns) {
    Map<String, Object> result = new LinkedHashMap<>();
    columns.forEach((name, path) -> result.put(name, value(row, path)));
    return result;
  }

  private List<Map<String, Object>> order(List<Map<String, Object>> rows) {
    expect("by");
    Comparator<Map<String, Object>> order = null;
    do {
      String column = take();
      expect("asc");
      Comparator<Map<String, Object>> next =
          Comparator.comparing(row -> String.valueOf(value(row, column)).toLowerCase(Locale.ROOT));
      order = order == null ? next : order.thenComparing(next);
    } while (taken(","));
    return rows.stream().sorted(order).toList();
  }

  private List<Map<String, Object>> summarize(List<Map<String, Object>> rows) {
    String name = take();
    for (String word : List.of("=", "count", "(", ")", "by")) {
      expect(word);
    }
    List<String> columns = new ArrayList<>();
    do {
      columns.add(take());
    } while (taken(","));
    Map<List<Object>, Long> counts = new LinkedHashMap<>();
    for (Map<String, Object> row : rows) {
      List<Object> key = new ArrayList<>();
      columns.forEach(c -> key.add(String.valueOf(value(row, c))));
      counts.merge(key, 1L, Long::sum);
    }
    List<Map<String, Object>> result = new ArrayList<>();
    counts.forEach(
        (key, count) -> {
          Map<String, Object> row = new LinkedHashMap<>();
          for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), key.get(i));
          }
          row.put(name, count);
          result.add(row);
        });
    return result;
  }

  private static String text(Map<String, Object> row, String path) {
    Object value = value(row, path);
    return value == null ? "" : value.toString();
  }

  private static @Nullable Object value(Map<String, Object> row, String path) {
    Object value = row;
    for (String name : path.split("\\.", -1)) {
      if (!(value instanceof Map<?, ?> map)) {
        return null;
      }
      value = map.get(name);
    }
    return value;
  }

  private String literal() {
    String token = take();
    if (!token.startsWith("'")) {
      throw new IllegalArgumentException("a text in quotes was expected, not " + token);
    }
    return token.substring(1, token.length() - 1);
  }

  private String take() {
    if (at >= tokens.size()) {
      throw new IllegalArgumentException("the query ends too early");
    }
    return tokens.get(at++);
  }

  private boolean taken(String token) {
    boolean here = at < tokens.size() && tokens.get(at).equals(token);
    at += here ? 1 : 0;
    return here;
  }

  private void expect(String token) {
    String found = take();
    if (!found.equals(token)) {
      throw new IllegalArgumentException(token + " was expected, not " + found);
    }
  }
}
