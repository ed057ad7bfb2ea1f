package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Verdict;
import java.io.IOException;
import java.util.Map;

/**
 * Lines on a terminal of a given look: wrapping, colour, glyphs. Everything that it prints is made
 * harmless first.
 */
final class Page {
  private static final String RESET = "\u001b[0m";

  private final Look look;
  private final Appendable out;
  private final SubscriptionNames subscriptions;

  /**
   * A page.
   *
   * @param subscriptions names by id: people know their subscriptions by name
   */
  Page(Look look, Appendable out, Map<String, String> subscriptions) {
    this.look = look;
    this.out = out;
    this.subscriptions = new SubscriptionNames(subscriptions);
  }

  void blank() throws IOException {
    out.append('\n');
  }

  /** One line as it is; styled text only comes from this class. */
  void line(int indent, String text) throws IOException {
    out.append(" ".repeat(indent)).append(text).append('\n');
  }

  String strong(String text) {
    return look.colour() ? "\u001b[1m" + plain(text) + RESET : plain(text);
  }

  /** Text broken at blanks to the width. */
  void wrapped(int indent, String text) throws IOException {
    hanging(" ".repeat(indent), indent, plain(text));
  }

  /** One of several: its later lines hang under its first word. */
  void item(int indent, String text) throws IOException {
    hanging(" ".repeat(indent), indent + 2, plain(text));
  }

  /** {@code label: text}, the text hanging under itself. */
  void labelled(int indent, String label, String text) throws IOException {
    hanging(" ".repeat(indent) + label + ": ", indent + 2, plain(text));
  }

  /** A command on one line, however long: broken it could not be pasted. */
  void command(int indent, String label, String command) throws IOException {
    String plain = PlainText.of(command);
    line(indent, label + ": " + (look.unicode() ? plain : PlainText.ascii(plain)));
  }

  /** A line that begins with a verdict: glyph and word. */
  void marked(Verdict.Kind kind, String text) throws IOException {
    String mark = "  " + glyph(kind) + " " + word(kind);
    String pad = " ".repeat(Math.max(1, 12 - mark.length()));
    StringBuilder lines = new StringBuilder();
    hanging(lines, mark + pad, 12, plain(text));
    String body = lines.substring(mark.length());
    out.append(look.colour() ? colour(kind) + mark + RESET : mark).append(body);
  }

  void outcome(Outcome outcome, String rest) throws IOException {
    String word = outcome.name();
    String styled =
        look.colour()
            ? switch (outcome) {
                  case READY -> "\u001b[1;32m";
                  case BLOCKED -> "\u001b[1;31m";
                  case UNDECIDED -> "\u001b[1;35m";
                }
                + word
                + RESET
            : word;
    StringBuilder lines = new StringBuilder();
    hanging(lines, word, 0, plain(rest));
    out.append(styled).append(lines.substring(word.length()));
  }

  private void hanging(String first, int indent, String text) throws IOException {
    hanging(out, first, indent, text);
  }

  private void hanging(Appendable to, String first, int indent, String text) throws IOException {
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : text.split(" ", -1)) {
      int extra = word.length() + (empty ? 0 : 1);
      if (!empty && line.length() + extra > look.width()) {
        to.append(line.toString().stripTrailing()).append('\n');
        line = new StringBuilder(" ".repeat(indent));
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    to.append(line.toString().stripTrailing()).append('\n');
  }

  private String plain(String text) {
    String plain = PlainText.of(subscriptions.in(text));
    return look.unicode() ? plain : PlainText.ascii(plain);
  }

  private String glyph(Verdict.Kind kind) {
    return switch (kind) {
      case FAIL -> look.unicode() ? "✘" : "x";
      case UNKNOWN -> "?";
      case WARN -> "!";
      case PASS -> look.unicode() ? "✔" : "+";
      case NOT_APPLICABLE -> "-";
    };
  }

  private static String word(Verdict.Kind kind) {
    return kind == Verdict.Kind.NOT_APPLICABLE ? "N/A" : kind.name();
  }

  private static String colour(Verdict.Kind kind) {
    return switch (kind) {
      case FAIL -> "\u001b[31m";
      case UNKNOWN -> "\u001b[35m";
      case WARN -> "\u001b[33m";
      case PASS -> "\u001b[32m";
      case NOT_APPLICABLE -> "\u001b[2m";
    };
  }
}
