package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Verdict;
import java.util.Locale;

/** HTML in the making. Whatever fills a blank of the markup is text, and stays text. */
final class Html {
  private final StringBuilder out = new StringBuilder();
  private final SubscriptionNames names;

  Html(SubscriptionNames names) {
    this.names = names;
  }

  /** Markup in which each {@code {}} is filled with the next text. */
  Html add(String markup, Object... texts) {
    int from = 0;
    for (Object text : texts) {
      int blank = markup.indexOf("{}", from);
      out.append(markup, from, blank);
      text(String.valueOf(text));
      from = blank + 2;
    }
    out.append(markup, from, markup.length());
    return this;
  }

  /** Our own style, script or data, as it is. */
  Html raw(CharSequence own) {
    out.append(own);
    return this;
  }

  private void text(String text) {
    String plain = PlainText.of(names.in(text));
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }

  /** The sign of a verdict and its word. */
  Html verdict(Verdict.Kind kind) {
    add("<span class=\"verdict {}\">", kind).sign(kind);
    return add(" <b class=\"word\">{}</b></span>", word(kind));
  }

  /** The sign alone, for those who see. */
  Html sign(Verdict.Kind kind) {
    return add("<svg class=\"sign {}\" aria-hidden=\"true\"><use href=\"#{}\"/></svg>", kind, kind);
  }

  static String word(Verdict.Kind kind) {
    return switch (kind) {
      case FAIL -> "Fail";
      case UNKNOWN -> "Unknown";
      case WARN -> "Warn";
      case PASS -> "Pass";
      case NOT_APPLICABLE -> "N/A";
    };
  }

  /** The word in the middle of a sentence. */
  static String phrase(Verdict.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** A link only where it is plainly a page: the address may come from a saved report. */
  Html link(String address) {
    return address.startsWith("https://")
        ? add(
            "<a href=\"{}\" target=\"_blank\" rel=\"noopener noreferrer\">{}</a>",
            address,
            address.substring("https://".length()))
        : add("{}", address);
  }

  static String count(long n, String thing) {
    return number(n) + " " + thing + (n == 1 ? "" : "s");
  }

  static String number(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  CharSequence written() {
    return out;
  }
}
