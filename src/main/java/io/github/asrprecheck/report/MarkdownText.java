package io.github.asrprecheck.report;

/**
 * Text as GitHub's and GitLab's Markdown shows it, letter by letter: nothing in it becomes markup,
 * HTML, a link, a mention of a person, a reference to an issue, or the end of a table's cell.
 */
final class MarkdownText {
  /** Invisible; what stands on both sides of it is not taken for one word. */
  private static final String APART = "&#8203;";

  private MarkdownText() {}

  static String of(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    PlainText.of(text).codePoints().forEach(c -> append(out, c));
    // Addresses become links even where all their letters are escaped.
    return out.toString()
        .replace("://", ":" + APART + "//")
        .replaceAll("(?i)(www)\\.", "$1" + APART + ".");
  }

  /** Names that a person copies, as code: there nothing is markup but the ticks around it. */
  static String code(String text) {
    String plain = PlainText.of(text).replace('`', '\'').replace("|", "\\|").strip();
    return plain.isEmpty() ? "" : "`" + plain + "`";
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '@', '#' -> out.append('\\').append((char) c).append(APART);
      case '\\', '`', '*', '_', '[', ']', '!', '|', '~', '$' -> out.append('\\').append((char) c);
      default -> out.appendCodePoint(c);
    }
  }
}
