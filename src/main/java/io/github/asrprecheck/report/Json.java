package io.github.asrprecheck.report;

/**
 * JSON inside a page: no letter in it can end the element around it. Texts are made plain as
 * everywhere else.
 */
final class Json {
  private final StringBuilder out = new StringBuilder();

  /** Begins an object or an array. */
  Json open(char bracket) {
    comma();
    out.append(bracket);
    return this;
  }

  Json close(char bracket) {
    out.append(bracket);
    return this;
  }

  Json key(String key) {
    text(key);
    out.append(':');
    return this;
  }

  Json number(int n) {
    comma();
    out.append(n);
    return this;
  }

  Json text(String text) {
    comma();
    out.append('"');
    PlainText.of(text).chars().forEach(c -> letter((char) c));
    out.append('"');
    return this;
  }

  private void letter(char c) {
    switch (c) {
      case '"', '\\' -> out.append('\\').append(c);
      case '<', '>', '&', '\u2028', '\u2029' -> out.append(String.format("\\u%04x", (int) c));
      default -> out.append(c);
    }
  }

  private void comma() {
    char last = out.isEmpty() ? '[' : out.charAt(out.length() - 1);
    if (last != '[' && last != '{' && last != ':') {
      out.append(',');
    }
  }

  CharSequence written() {
    return out;
  }
}
