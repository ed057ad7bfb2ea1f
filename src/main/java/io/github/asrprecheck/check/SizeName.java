package io.github.asrprecheck.check;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a size tells of its kin: {@code Standard_D4s_v5} is of the series {@code ds} in
 * version 5.
 *
 * @param family the leading letters, lower case: {@code d}, {@code nc}
 * @param series family letter and features together, so that {@code DS2_v2} and {@code D2s_v3} are
 *     of one series
 * @param special a core-constrained or promotional variant
 */
record SizeName(String family, String series, int version, boolean special) {
  private static final Pattern NAME =
      Pattern.compile(
          "(?:standard_|basic_)?([a-z]+)\\d+(-\\d+)?([a-z]*)(?:_(?!v\\d|promo)[a-z0-9]+)*(?:_v(\\d+))?(_promo)?");

  /** Null for a name of no known shape. */
  static @Nullable SizeName of(String name) {
    Matcher parts = NAME.matcher(name.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return null;
    }
    String letters = parts.group(1);
    String features = parts.group(3);
    String version = parts.group(4);
    return new SizeName(
        letters,
        letters + features,
        version == null ? 1 : Integer.parseInt(version),
        parts.group(2) != null || parts.group(5) != null);
  }

  /** How alike: 0 the same series, 1 the same kind of machine, 2 another. */
  int distance(SizeName other) {
    if (series.equals(other.series)) {
      return 0;
    }
    return family.charAt(0) == other.family.charAt(0) ? 1 : 2;
  }

  /** The next newer version first, then the newer ones, then the older ones. */
  int versionDistance(SizeName other) {
    int newer = other.version - version;
    return newer >= 0 ? newer : 1000 - newer;
  }

  /** Sizes with a graphics processor, which no size without one stands in for. */
  boolean graphics() {
    return family.startsWith("n");
  }
}
