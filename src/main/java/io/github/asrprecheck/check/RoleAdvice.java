package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Grant;
import io.github.asrprecheck.rule.BuiltInRole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Which built-in roles to grant. The smallest choice is the one that grants the least beyond the
 * need: no {@code *} of everything if it can be had without, then the fewest roles, then the
 * narrowest wildcards, then by name.
 */
record RoleAdvice(List<BuiltInRole> roles) {
  private static final int AT_MOST = 3;
  private static final int EVERYTHING = 1_000_000;
  private static final Comparator<List<BuiltInRole>> SMALLEST =
      Comparator.comparingLong(
              (List<BuiltInRole> rs) -> rs.stream().filter(RoleAdvice::all).count())
          .thenComparingInt(List::size)
          .thenComparingInt(rs -> rs.stream().mapToInt(RoleAdvice::breadth).sum())
          .thenComparing(rs -> rs.stream().map(BuiltInRole::name).toList().toString());

  /**
   * The smallest choice of roles that together grant every one of these actions; empty when none
   * does.
   */
  List<BuiltInRole> smallest(Collection<String> actions) {
    List<BuiltInRole> useful =
        roles.stream().filter(r -> actions.stream().anyMatch(a -> grants(r, a))).toList();
    List<List<BuiltInRole>> found = new ArrayList<>();
    choose(useful, 0, List.of(), List.copyOf(actions), found);
    return found.stream().min(SMALLEST).orElse(List.of());
  }

  /** Whether a role may do about everything. */
  static boolean all(BuiltInRole role) {
    return role.actions().contains("*");
  }

  private static void choose(
      List<BuiltInRole> from,
      int next,
      List<BuiltInRole> chosen,
      List<String> open,
      List<List<BuiltInRole>> found) {
    if (open.isEmpty()) {
      found.add(chosen);
      return;
    }
    if (chosen.size() == AT_MOST) {
      return;
    }
    for (int i = next; i < from.size(); i++) {
      BuiltInRole role = from.get(i);
      List<String> left = open.stream().filter(a -> !grants(role, a)).toList();
      if (left.size() < open.size()) {
        List<BuiltInRole> more = new ArrayList<>(chosen);
        more.add(role);
        choose(from, i + 1, List.copyOf(more), left, found);
      }
    }
  }

  private static boolean grants(BuiltInRole role, String action) {
    return new Grant(role.actions(), role.notActions(), false).allows(action);
  }

  /**
   * How much a role grants, roughly: reads weigh little, and the further to the left its wildcard
   * the more a pattern weighs.
   */
  static int breadth(BuiltInRole role) {
    return role.actions().stream().mapToInt(RoleAdvice::weight).sum() - role.notActions().size();
  }

  private static int weight(String pattern) {
    boolean read = pattern.toLowerCase(Locale.ROOT).endsWith("/read");
    int star = pattern.indexOf('*');
    if (star < 0) {
      return read ? 1 : 10;
    }
    long literal = pattern.substring(0, star).chars().filter(c -> c == '/').count();
    if (literal == 0) {
      return read ? 1_000 : EVERYTHING;
    }
    if (literal == 1) {
      return read ? 100 : 10_000;
    }
    return read ? 10 : 1_000;
  }
}
