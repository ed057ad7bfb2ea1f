package io.github.asrprecheck.scope;

import java.util.Locale;

/**
 * An Azure region by its ARM name ({@code eastus}). A display name ("East US") names the same
 * region: case, blanks, hyphens, underscores and parentheses do not count.
 */
public record Region(String name) implements Comparable<Region> {
  public Region {
    name = normalise(name);
  }

  public static Region of(String name) {
    return new Region(name);
  }

  private static String normalise(String name) {
    StringBuilder letters = new StringBuilder(name.length());
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      if (c != ' ' && c != '-' && c != '_' && c != '(' && c != ')') {
        letters.append(c);
      }
    }
    return letters.toString();
  }

  @Override
  public int compareTo(Region other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
