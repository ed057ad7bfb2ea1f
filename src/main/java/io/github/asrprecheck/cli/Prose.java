package io.github.asrprecheck.cli;

import java.io.PrintWriter;

/** Text for people, broken at 80 columns. */
final class Prose {
  private static final int WIDTH = 80;

  private Prose() {}

  static void print(PrintWriter out, int indent, String text) {
    StringBuilder line = new StringBuilder(" ".repeat(indent));
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        out.println(line);
        line = new StringBuilder(" ".repeat(indent + 2));
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    out.println(line);
  }
}
