package io.github.asrprecheck.report;

/**
 * How text for a terminal should look.
 *
 * @param width columns
 * @param details whether every subject is listed
 */
public record Look(int width, boolean colour, boolean unicode, boolean details) {
  public Look {
    width = Math.max(40, width);
  }
}
