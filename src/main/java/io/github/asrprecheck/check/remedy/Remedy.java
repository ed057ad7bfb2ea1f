package io.github.asrprecheck.check.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What to do about a finding.
 *
 * @param text all of it as sentences, the commands among them
 * @param commands the commands by themselves, all of which together mend it; where there are many
 *     the text spells out the first few only
 */
public record Remedy(String text, List<String> commands) {
  public static final Remedy NONE = new Remedy("", List.of());
  private static final Pattern LEFT_OVER = Pattern.compile("[;.,\\s]*");
  private static final Pattern JOINT = Pattern.compile("^[;.,\\s]+");

  public Remedy {
    commands = List.copyOf(commands);
  }

  /** A stretch of the text: words, or a command. */
  public record Piece(String text, boolean command) {}

  public static Remedy of(String text) {
    return new Remedy(text, List.of());
  }

  /** This and more words. */
  public Remedy say(String words) {
    return new Remedy(text + words, commands);
  }

  /** This and a command, in the text as well. */
  public Remedy run(AzCommand command) {
    return run(List.of(command), 1);
  }

  /** This and several commands, of which the text spells out the first {@code shown}. */
  public Remedy run(List<AzCommand> more, int shown) {
    List<String> all = new ArrayList<>(commands);
    more.forEach(c -> all.add(c.toString()));
    List<AzCommand> first = more.subList(0, Math.min(shown, more.size()));
    return new Remedy(text + AzCommand.joined(first), all);
  }

  /** Both, one after the other. */
  public Remedy and(String between, Remedy other) {
    List<String> all = new ArrayList<>(commands);
    all.addAll(other.commands);
    return new Remedy(text + between + other.text, all);
  }

  /** The text cut at the commands that it spells out, so that each can be shown on its own. */
  public List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    for (String command : commands) {
      int at = text.indexOf(command, from);
      if (at >= 0) {
        words(text.substring(from, at), pieces);
        pieces.add(new Piece(command, true));
        from = at + command.length();
      }
    }
    words(text.substring(from), pieces);
    return List.copyOf(pieces);
  }

  private static void words(String between, List<Piece> pieces) {
    if (!LEFT_OVER.matcher(between).matches()) {
      String words = pieces.isEmpty() ? between : JOINT.matcher(between).replaceFirst("");
      pieces.add(new Piece(words.strip(), false));
    }
  }
}
