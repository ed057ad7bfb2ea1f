package io.github.asrprecheck.collect;

import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How many rows of each type Resource Graph holds for a subscription, asked for on its own. A list
 * that came back empty or short, without saying so, does not match it.
 */
record Census(Map<String, Long> rows) {

  /** One line of {@code census.kql}. */
  record Count(String type, String subscription, long rows) {
    static Count of(Row row) {
      return new Count(row.text("type"), row.text("subscriptionId"), row.number("rows"));
    }
  }

  static Census of(List<Count> counts) {
    Map<String, Long> rows = new HashMap<>();
    counts.forEach(c -> rows.merge(key(c.type(), c.subscription()), c.rows(), Long::sum));
    return new Census(rows);
  }

  /** The list, when it has as many rows as were counted. */
  <T> Reading<List<T>> confirm(
      Reading<List<T>> list, String type, String subscription, Query query) {
    return list.then(
        all -> {
          long counted = rows.getOrDefault(key(type, subscription), 0L);
          return all.size() == counted
              ? list
              : Reading.unreadable(
                  new Gap(
                      "Resource Graph: %s of subscription %s: %d listed, %d counted"
                          .formatted(query.what(), subscription, all.size(), counted),
                      Gap.Cause.INCOMPLETE,
                      query.action(),
                      "/subscriptions/" + subscription,
                      "If something was just created or deleted there, run again.",
                      null));
        });
  }

  private static String key(String type, String subscription) {
    return (type + " " + subscription).toLowerCase(Locale.ROOT);
  }
}
