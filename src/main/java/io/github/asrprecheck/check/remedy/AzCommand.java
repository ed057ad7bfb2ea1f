package io.github.asrprecheck.check.remedy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command line of the Azure CLI, ready to paste into a POSIX shell. */
public final class AzCommand {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_./:+][A-Za-z0-9_./:@=+-]*");

  /** What stays special between double quotes, there or in an interactive or a Windows shell. */
  private static final Pattern SPECIAL = Pattern.compile("[\"$`\\\\!'%\\p{Cntrl}]");

  private final String line;

  private AzCommand(String line) {
    this.line = line;
  }

  public static AzCommand of(String command) {
    return new AzCommand("az " + command);
  }

  /** The same with an option; the value is quoted where the shell asks for it. */
  public AzCommand with(String option, String value) {
    // What begins with a hyphen would be taken for another option.
    String between = value.startsWith("-") ? "=" : " ";
    return new AzCommand(line + " --" + option + between + quoted(value));
  }

  /** The same with an option whose value only a person can fill in. */
  public AzCommand with(String option, Blank blank) {
    return new AzCommand(line + " --" + option + " " + blank.shown());
  }

  /** Something that a command needs and Azure's answers do not tell. */
  public enum Blank {
    NAT_GATEWAY_ID("NAT_GATEWAY_ID"),
    OBJECT_ID("OBJECT-ID");

    private final String shown;

    Blank(String shown) {
      this.shown = shown;
    }

    public String shown() {
      return shown;
    }
  }

  /** What a person has to fill into a command before it can be run. */
  public static List<String> blanks(String command) {
    return List.of(Blank.values()).stream()
        .map(Blank::shown)
        .filter(b -> Pattern.compile(" " + b + "(?= |$)").matcher(command).find())
        .toList();
  }

  /** A value as one word of a POSIX shell. Double quotes, where they do, suit other shells too. */
  static String quoted(String value) {
    boolean looksBlank = blanks(" " + value).contains(value);
    if (SAFE.matcher(value).matches() && !looksBlank) {
      return value;
    }
    return SPECIAL.matcher(value).find()
        ? "'" + value.replace("'", "'\\''") + "'"
        : '"' + value + '"';
  }

  /** Several, for a sentence. */
  public static String joined(List<AzCommand> commands) {
    return commands.stream().map(AzCommand::toString).collect(Collectors.joining("; "));
  }

  @Override
  public String toString() {
    return line;
  }
}
