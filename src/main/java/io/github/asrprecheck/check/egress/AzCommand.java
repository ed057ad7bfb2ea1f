package io.github.asrprecheck.check.egress;

import java.util.regex.Pattern;

/** A command line of the Azure CLI, ready to paste into a POSIX shell. */
public final class AzCommand {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_./:@=+-]+");
  private final String line;

  private AzCommand(String line) {
    this.line = line;
  }

  public static AzCommand of(String command) {
    return new AzCommand("az " + command);
  }

  /** The same with an option; the value is quoted where the shell asks for it. */
  public AzCommand with(String option, String value) {
    return new AzCommand(line + " --" + option + " " + quoted(value));
  }

  private static String quoted(String value) {
    return SAFE.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
  }

  @Override
  public String toString() {
    return line;
  }
}
