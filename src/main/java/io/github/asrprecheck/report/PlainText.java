package io.github.asrprecheck.report;

/**
 * Text from Azure or a guest, made harmless: such text may hold terminal escapes, line breaks or
 * marks that reverse the reading direction, and whoever names a resource chooses it.
 */
public final class PlainText {
  private PlainText() {}

  /** The text without control and direction characters; line breaks become blanks. */
  public static String of(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(plain, c));
    return plain.toString();
  }

  /**
   * The same in ASCII, for terminals that cannot show more: what is not ASCII becomes a question
   * mark.
   */
  static String ascii(String text) {
    StringBuilder ascii = new StringBuilder(text.length());
    text.codePoints().forEach(c -> ascii.append(c < 0x7f ? (char) c : '?'));
    return ascii.toString();
  }

  private static void append(StringBuilder plain, int c) {
    switch (Character.getType(c)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          plain.append(' ');
      case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> {
        // Invisible, reordering or meaningless: nothing a resource name needs.
      }
      default -> plain.appendCodePoint(c);
    }
  }
}
