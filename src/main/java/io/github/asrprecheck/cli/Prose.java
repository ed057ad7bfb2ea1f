package io.github.asrprecheck.cli;

import java.io.PrintWriter;

/** Text for people, broken at 80 columns. */
final class Prose {
  private static final int WIDTH = 80;

  private Prose() {}

  /** What follows a label or a name: its later lines hang two deeper than the first. */
  static void print(PrintWriter out, int indent, String text) {
    print(out, indent, indent + 2, text);
  }

  /** Running text, flush left. */
  static void paragraph(PrintWriter out, String text) {
    print(out, 0, 0, text);
  }

  private static void print(PrintWriter out, int indent, int hanging, String text) {
    StringBuilder line = new StringBuilder(" ".repeat(indent));
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        out.println(line);
        line = new StringBuilder(" ".repeat(hanging));
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    out.println(line);
  }
}
