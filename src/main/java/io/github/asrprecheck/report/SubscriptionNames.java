package io.github.asrprecheck.report;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** People know their subscriptions by name: the names by id, put into sentences. */
record SubscriptionNames(Map<String, String> byId) {
  private static final Pattern SUBSCRIPTION =
      Pattern.compile("(?<![-\\w])subscription ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

  /** The name, or the id where the login does not see the subscription. */
  String of(String id) {
    return byId.getOrDefault(id, id);
  }

  /** Not in commands, which say {@code --subscription} and mean the id. */
  String in(String text) {
    return SUBSCRIPTION
        .matcher(text)
        .replaceAll(
            m -> {
              String name = byId.get(m.group(1));
              return Matcher.quoteReplacement(
                  name == null ? m.group() : "subscription " + PlainText.of(name));
            });
  }
}
