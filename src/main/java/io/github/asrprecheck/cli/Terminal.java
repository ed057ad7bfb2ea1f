package io.github.asrprecheck.cli;

import io.github.asrprecheck.report.Look;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * What the terminal can show. The launcher tells by system properties whether stdout and stderr are
 * terminals and how wide they are, because Java itself cannot.
 */
record Terminal(boolean outIsTty, boolean errIsTty, int columns, boolean unicode, boolean colour) {

  static Terminal of(Map<String, String> environment, Properties properties) {
    boolean out = Boolean.parseBoolean(properties.getProperty("asrprecheck.stdout.tty"));
    boolean err = Boolean.parseBoolean(properties.getProperty("asrprecheck.stderr.tty"));
    boolean colour =
        out && !environment.containsKey("NO_COLOR") && !"dumb".equals(environment.get("TERM"));
    return new Terminal(
        out, err, columns(environment, properties), unicode(environment, properties), colour);
  }

  Charset charset() {
    return unicode ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
  }

  Look look(boolean details) {
    return new Look(columns, colour, unicode, details);
  }

  private static int columns(Map<String, String> environment, Properties properties) {
    for (String text :
        new String[] {environment.get("COLUMNS"), properties.getProperty("asrprecheck.columns")}) {
      if (text != null && text.matches("[1-9][0-9]{1,3}")) {
        return Integer.parseInt(text);
      }
    }
    return 100;
  }

  private static boolean unicode(Map<String, String> environment, Properties properties) {
    if (properties.getProperty("os.name", "").startsWith("Windows")) {
      return environment.containsKey("WT_SESSION");
    }
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String value = environment.get(name);
      if (value != null && !value.isEmpty()) {
        String lower = value.toLowerCase(Locale.ROOT);
        return lower.contains("utf-8") || lower.contains("utf8");
      }
    }
    return false;
  }
}
