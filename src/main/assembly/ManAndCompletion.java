import io.github.asrprecheck.cli.App;
import io.github.asrprecheck.cli.HelpText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Writes what a shell wants beside the program, from the commands themselves: a manual page for
 * each, and the completion for bash and zsh. The build runs it as a single source file:
 * ManAndCompletion FOLDER VERSION DATE.
 */
final class ManAndCompletion {
  private static final String PROGRAM = "asr-precheck";

  private ManAndCompletion() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Path man = Files.createDirectories(folder.resolve("man/man1"));
    Path completions = Files.createDirectories(folder.resolve("completions"));
    CommandLine line = App.commandLine();
    String edition = "\"" + args[2].substring(0, 10) + "\" \"asr-precheck " + args[1] + "\"";
    Files.writeString(man.resolve(PROGRAM + ".1"), new Page(line.getCommandSpec(), edition).text());
    for (CommandLine command : new LinkedHashSet<>(line.getSubcommands().values())) {
      CommandSpec spec = command.getCommandSpec();
      if (!spec.usageMessage().hidden()) {
        Files.writeString(
            man.resolve(PROGRAM + "-" + spec.name() + ".1"), new Page(spec, edition).text());
      }
    }
    Files.writeString(
        completions.resolve(PROGRAM + ".bash"),
        AutoComplete.bash(PROGRAM, line).replace("\r\n", "\n"));
  }

  /** One page in the macros of man(7). */
  private record Page(CommandSpec spec, String edition, StringBuilder out) {
    Page(CommandSpec spec, String edition) {
      this(spec, edition, new StringBuilder());
    }

    String text() {
      String name = spec.qualifiedName("-");
      List<String> about = List.of(spec.usageMessage().description());
      line(".TH " + escaped(name.toUpperCase(java.util.Locale.ROOT)) + " 1 " + edition);
      // No hyphenation and a ragged margin: what is copied from here must stay whole.
      line(".nh");
      line(".ad l");
      line(".SH NAME");
      line(escaped(name) + " \\- " + escaped(firstSentence(String.join(" ", about))));
      line(".SH SYNOPSIS");
      synopsis();
      line(".SH DESCRIPTION");
      about.forEach(this::paragraph);
      parameters();
      HelpText.groups(spec).forEach(this::options);
      commands();
      footer();
      seeAlso();
      return out.toString();
    }

    private void synopsis() {
      line(".B " + escaped(spec.qualifiedName(" ")));
      if (spec.parent() == null) {
        line("\\fB\\-\\-source\\fR \\fIREGION\\fR \\fB\\-\\-target\\fR \\fIREGION\\fR");
      }
      line("[\\fIOPTIONS\\fR]");
      for (var parameter : spec.positionalParameters()) {
        line("\\fI" + escaped(parameter.paramLabel()) + "\\fR");
      }
      if (spec.parent() == null) {
        line(".br");
        line(".B " + escaped(spec.qualifiedName(" ")));
        line("\\fICOMMAND\\fR [\\fIOPTIONS\\fR]");
      }
    }

    private void parameters() {
      for (var parameter : spec.positionalParameters()) {
        line(".TP");
        line("\\fI" + escaped(parameter.paramLabel()) + "\\fR");
        Stream.of(parameter.description()).forEach(d -> line(escaped(d)));
      }
    }

    private void options(String heading, List<OptionSpec> options) {
      if (options.isEmpty()) {
        return;
      }
      line(".SH " + escaped(heading.toUpperCase(java.util.Locale.ROOT)));
      for (OptionSpec option : options) {
        line(".TP");
        String names =
            Stream.of(option.names())
                .map(n -> "\\fB" + escaped(n) + "\\fR")
                .collect(Collectors.joining(", "));
        String label =
            option.typeInfo().isBoolean() ? "" : " \\fI" + escaped(option.paramLabel()) + "\\fR";
        line(names + label);
        Stream.of(option.description()).forEach(d -> line(escaped(d)));
      }
    }

    private void commands() {
      if (spec.subcommands().isEmpty()) {
        return;
      }
      line(".SH COMMANDS");
      spec.subcommands()
          .forEach(
              (name, command) -> {
                line(".TP");
                line("\\fB" + escaped(name) + "\\fR");
                Stream.of(command.getCommandSpec().usageMessage().description())
                    .forEach(d -> line(escaped(d)));
              });
    }

    /** "Examples:" begins a section of lines to be left as they are; the rest is running text. */
    private void footer() {
      boolean verbatim = false;
      for (String text : spec.usageMessage().footer()) {
        boolean example = text.startsWith("  ");
        if (verbatim && !example) {
          line(".EE");
          verbatim = false;
        }
        if (text.endsWith(":") && !example) {
          line(".SH " + escaped(text.substring(0, text.length() - 1).toUpperCase()));
        } else if (text.startsWith("Exit codes: ")) {
          line(".SH EXIT STATUS");
          paragraph(text.substring("Exit codes: ".length()));
        } else if (example) {
          if (!verbatim) {
            line(".EX");
            verbatim = true;
          }
          line(escaped(text.strip()));
        } else if (!text.isBlank()) {
          paragraph(text);
        }
      }
      if (verbatim) {
        line(".EE");
      }
    }

    private void seeAlso() {
      List<String> others = new ArrayList<>();
      CommandSpec top = spec.root();
      others.add(PROGRAM);
      top.subcommands().values().stream()
          .map(CommandLine::getCommandSpec)
          .filter(s -> !s.usageMessage().hidden())
          .map(s -> s.qualifiedName("-"))
          .distinct()
          .forEach(others::add);
      others.remove(spec.qualifiedName("-"));
      line(".SH SEE ALSO");
      line(
          others.stream()
              .map(o -> "\\fB" + escaped(o) + "\\fR(1)")
              .collect(Collectors.joining(",\n")));
    }

    private void paragraph(String text) {
      line(".PP");
      line(escaped(text));
    }

    private void line(String text) {
      out.append(text).append('\n');
    }
  }

  private static String firstSentence(String text) {
    String first = Arrays.stream(text.split("(?<=\\.) ", 2)).findFirst().orElse("");
    return first.replaceFirst("\\.$", "");
  }

  /** Text as roff prints it, letter for letter. */
  private static String escaped(String text) {
    StringBuilder roff = new StringBuilder();
    if (text.startsWith(".") || text.startsWith("'")) {
      roff.append("\\&");
    }
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\\' -> roff.append("\\(rs");
                case '-' -> roff.append("\\-");
                case '\'' -> roff.append("\\(aq");
                case '`' -> roff.append("\\(ga");
                case '^' -> roff.append("\\(ha");
                case '~' -> roff.append("\\(ti");
                case '"' -> roff.append("\\(dq");
                default -> {
                  if (c > 0x7e) {
                    roff.append("\\[u%04X]".formatted(c));
                  } else {
                    roff.appendCodePoint(c);
                  }
                }
              }
            });
    return roff.toString();
  }
}
