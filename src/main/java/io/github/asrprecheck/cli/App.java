package io.github.asrprecheck.cli;

import io.github.asrprecheck.report.PlainText;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.OptionSpec;

/** The program as seen from outside: arguments in, documents and an exit code out. */
public final class App {
  /** A document could not be made at all. */
  static final int SOFTWARE = 70;

  private App() {}

  /** Runs with the process's own streams and environment. */
  public static int run(String... args) {
    Terminal terminal = Terminal.of(System.getenv(), System.getProperties());
    Charset charset = terminal.charset();
    PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset);
    PrintWriter out =
        new PrintWriter(new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), charset));
    Interrupt interrupt = new Interrupt();
    interrupt.listen();
    try {
      return run(new Surroundings(System.getenv(), terminal, out, err, interrupt), args);
    } finally {
      interrupt.over();
    }
  }

  static int run(Surroundings surroundings, String... args) {
    if (args.length == 1 && args[0].equals("--version")) {
      // Answered before anything else is loaded: scripts ask it often.
      surroundings.out().println("asr-precheck " + version());
      surroundings.out().flush();
      return ExitCode.OK;
    }
    CommandLine line = commandLine(surroundings);
    line.setOut(surroundings.out());
    line.setErr(
        new PrintWriter(
            new OutputStreamWriter(surroundings.err(), surroundings.terminal().charset()), true));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    line.setParameterExceptionHandler((failure, given) -> usage(surroundings, failure));
    line.setExecutionExceptionHandler((failure, command, parsed) -> failed(surroundings, failure));
    return line.execute(args);
  }

  /** All commands and their options, for whatever is made from them in the build. */
  public static CommandLine commandLine() {
    return commandLine(
        new Surroundings(
            Map.of(),
            new Terminal(false, false, 80, true, false),
            new PrintWriter(Writer.nullWriter()),
            System.err));
  }

  private static CommandLine commandLine(Surroundings surroundings) {
    CommandLine line = new CommandLine(new PrecheckCommand(surroundings));
    line.addSubcommand(new ExplainCommand(surroundings));
    line.addSubcommand(new ChecksCommand());
    line.addSubcommand(new RenderCommand(surroundings));
    line.addSubcommand(new CompareCommand(surroundings));
    HelpText.install(line, surroundings.terminal().columns());
    return line;
  }

  /** The version in the jar's manifest; "dev" where there is none. */
  static String version() {
    String version = App.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  private static int usage(Surroundings surroundings, CommandLine.ParameterException failure) {
    String said = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    String what = said.endsWith(".") ? said : said + ".";
    surroundings
        .err()
        .println(
            "asr-precheck: " + PlainText.of(what + hint(failure)) + " See asr-precheck --help.");
    return ExitCode.USAGE;
  }

  private static String hint(CommandLine.ParameterException failure) {
    if (!(failure instanceof CommandLine.UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return "";
    }
    String typed = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
    Map<String, CommandLine> commands = failure.getCommandLine().getSubcommands();
    List<String> known =
        failure.getCommandLine().getCommandSpec().options().stream()
            .map(OptionSpec::names)
            .flatMap(Arrays::stream)
            .collect(Collectors.toList());
    known.addAll(commands.keySet());
    return NearMiss.hint(typed, known);
  }

  private static int failed(Surroundings surroundings, Exception failure) {
    if (failure instanceof UsageError) {
      surroundings
          .err()
          .println("asr-precheck: " + PlainText.of(String.valueOf(failure.getMessage())));
      return ExitCode.USAGE;
    }
    surroundings
        .err()
        .println(
            "asr-precheck: no report could be made ("
                + failure.getClass().getSimpleName()
                + "). This is a fault of asr-precheck: please report it with the command line.");
    return SOFTWARE;
  }
}
