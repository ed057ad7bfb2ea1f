package io.github.asrprecheck.check.egress;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Port lists of rules: {@code *}, {@code 443}, {@code 400-500}, several of them with commas. */
final class Ports {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

  /** Clients take a port above this one; which, nobody knows in advance. */
  private static final int FIRST_EPHEMERAL = 1024;

  private Ports() {}

  static Match hold(List<String> ranges, int port) {
    return any(ranges, (from, to) -> Match.when(from <= port && port <= to));
  }

  /**
   * Whether a rule for these source ports holds for a client: one that names only some of them
   * cannot be counted on.
   */
  static Match holdClient(List<String> ranges) {
    return any(
        ranges,
        (from, to) -> {
          if (from <= FIRST_EPHEMERAL && to >= 65535) {
            return Match.YES;
          }
          return to < FIRST_EPHEMERAL ? Match.NO : Match.MAYBE;
        });
  }

  private interface Judge {
    Match judge(int from, int to);
  }

  private static Match any(List<String> ranges, Judge judge) {
    if (ranges.isEmpty()) {
      return Match.MAYBE;
    }
    Match match = Match.NO;
    for (String list : ranges) {
      for (String range : list.split(",", -1)) {
        match = match.or(one(range.strip(), judge));
      }
    }
    return match;
  }

  private static Match one(String range, Judge judge) {
    if (range.equals("*")) {
      return Match.YES;
    }
    Matcher m = RANGE.matcher(range);
    if (!m.matches()) {
      return Match.MAYBE;
    }
    int from = Integer.parseInt(m.group(1));
    return judge.judge(from, m.group(2) == null ? from : Integer.parseInt(m.group(2)));
  }
}
