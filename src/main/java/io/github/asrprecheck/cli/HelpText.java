package io.github.asrprecheck.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The help of the main command: {@code --help} is one screen of what most people need, {@code
 * --help-all} every option by group.
 */
public final class HelpText {
  private static final int WIDEST = 110;
  private static final int NARROWEST = 62;
  private static final int NAMES = 31;

  /** What the short page tells of an option: the full page tells more. */
  private static final Map<String, String> ESSENTIAL = new LinkedHashMap<>();

  static {
    ESSENTIAL.put("--source", "Region that holds the machines, as eastus");
    ESSENTIAL.put("--target", "Region to replicate to, as centralus");
    ESSENTIAL.put("--subscription", "Where the machines are; repeatable");
    ESSENTIAL.put("--resource-group", "Only machines of this group; repeatable");
    ESSENTIAL.put("--vm", "Only machines of this name, as 'web-*'");
    ESSENTIAL.put("--auth", "How to sign in; else the first way that works");
    ESSENTIAL.put("--output", String.join(", ", Output.Format.names()) + "; repeatable");
    ESSENTIAL.put("--fix-out", "Write the commands that mend it as a script");
    ESSENTIAL.put("--allow-unknown", "Checks or rules that may stay UNKNOWN");
    ESSENTIAL.put("--strict", "A WARN blocks too");
    ESSENTIAL.put("--demo", "Try it: a simulated Azure, no login");
    ESSENTIAL.put("--help", "This page");
    ESSENTIAL.put("--help-all", "Every option, in groups");
  }

  /** Headings of the mixins by the names of their fields; another mixin's options come last. */
  private static final Map<String, String> HEADINGS = new LinkedHashMap<>();

  private static final String OTHERS = "Other options";

  static {
    HEADINGS.put("scope", "What to look at");
    HEADINGS.put("login", "Sign-in and network");
    HEADINGS.put("output", "What comes out and what counts");
    HEADINGS.put("snapshots", "Snapshots");
    HEADINGS.put("baseline", "Against an earlier report");
  }

  private HelpText() {}

  static void install(CommandLine line, int columns) {
    line.setUsageHelpWidth(Math.max(NARROWEST, Math.min(WIDEST, columns)));
    Map<String, CommandLine.IHelpSectionRenderer> sections = line.getHelpSectionMap();
    sections.put(
        UsageMessageSpec.SECTION_KEY_SYNOPSIS,
        help ->
            "asr-precheck --source REGION --target REGION [OPTIONS]%n       asr-precheck COMMAND [OPTIONS]%n%n"
                .formatted());
    sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpText::options);
  }

  private static String options(Help help) {
    CommandSpec spec = help.commandSpec();
    boolean all = Boolean.TRUE.equals(option(spec, "--help-all").getValue());
    if (!all) {
      List<Row> few = new ArrayList<>();
      ESSENTIAL.forEach((name, text) -> few.add(new Row(names(option(spec, name)), List.of(text))));
      return System.lineSeparator() + table(few, help);
    }
    return groups(spec).entrySet().stream()
        .map(
            group ->
                "%n%s:%n".formatted(group.getKey())
                    + table(group.getValue().stream().map(Row::of).toList(), help))
        .collect(Collectors.joining());
  }

  /** One option as the page shows it. */
  private record Row(String names, List<String> text) {
    static Row of(OptionSpec option) {
      return new Row(HelpText.names(option), List.of(option.description()));
    }
  }

  private static OptionSpec option(CommandSpec spec, String name) {
    return Objects.requireNonNull(spec.findOption(name), name);
  }

  private static String table(List<Row> rows, Help help) {
    int width = help.commandSpec().usageMessage().width();
    int longest = rows.stream().mapToInt(r -> r.names().length()).max().orElse(0);
    int names = 4 + Math.min(longest, Math.min(NAMES, width / 2 - 5));
    Help.TextTable table =
        Help.TextTable.forColumns(
            help.colorScheme(),
            new Help.Column(names, 2, Help.Column.Overflow.SPAN),
            new Help.Column(width - names, 0, Help.Column.Overflow.WRAP));
    for (Row row : rows) {
      String before = row.names();
      for (String text : row.text()) {
        table.addRowValues(before, text);
        before = "";
      }
    }
    return table.toString();
  }

  /** {@code -o, --output FORMAT}; those without a short form are set as deep. */
  static String names(OptionSpec option) {
    String names = String.join(", ", option.names());
    String label = option.typeInfo().isBoolean() ? "" : " " + option.paramLabel();
    return (names.startsWith("--") ? "    " : "") + names + label;
  }

  /** The options of a command by heading, in the order in which they are declared. */
  public static Map<String, List<OptionSpec>> groups(CommandSpec spec) {
    Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
    Set<OptionSpec> placed = new LinkedHashSet<>();
    Map<String, CommandSpec> mixins = spec.mixins();
    HEADINGS.forEach(
        (mixin, heading) -> {
          if (mixins.containsKey(mixin)) {
            groups.put(heading, visible(mixins.get(mixin).options(), placed));
          }
        });
    List<OptionSpec> rest = visible(spec.options(), placed);
    groups.put(groups.isEmpty() ? "Options" : OTHERS, rest);
    return groups;
  }

  private static List<OptionSpec> visible(List<OptionSpec> options, Set<OptionSpec> placed) {
    return options.stream().filter(o -> !o.hidden() && placed.add(o)).toList();
  }
}
