package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.fact.ResourceId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the page's script needs to know of machines and of whom each line concerns, in few letters:
 * places in lists stand for names.
 */
final class HtmlData {
  /** The letters of the verdicts, and a dot where nothing is said. */
  private static final String WORST_FIRST = "FUWPN.";

  private final Report report;
  private final SubscriptionNames names;
  private final List<Line> lines;
  private final MachineLines concerning;
  private final Map<String, Integer> machines = new HashMap<>();
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final Map<String, Integer> subscriptions = new LinkedHashMap<>();
  private final Map<String, Integer> rules = new LinkedHashMap<>();
  private final Map<Integer, Integer> checkOf = new HashMap<>();

  /** Machines side by side, which share all lines but those that name one of them. */
  private record Group(int place, ResourceId id, Collection<Integer> lines, String cells) {}

  HtmlData(Report report) {
    this.report = report;
    this.names = new SubscriptionNames(report.subscriptionNames());
    this.lines = report.sections().stream().flatMap(s -> s.lines().stream()).toList();
    List<ResourceId> ids = report.machines().stream().map(MachineOutcome::id).toList();
    this.concerning = new MachineLines(report.scope(), ids, lines);
    for (int machine = 0; machine < ids.size(); machine++) {
      machines.putIfAbsent(ids.get(machine).key(), machine);
    }
    int place = 0;
    for (int check = 0; check < report.sections().size(); check++) {
      for (Line line : report.sections().get(check).lines()) {
        checkOf.put(place++, check);
        rules.putIfAbsent(line.rule().id(), rules.size());
      }
    }
  }

  CharSequence json() {
    Json json = new Json();
    json.open('{').key("machines").open('[');
    report.machines().forEach(machine -> machine(machine, json));
    json.close(']').key("groups").open('[');
    groups.values().forEach(group -> group(group, json));
    json.close(']');
    json.key("subscriptions").open('[');
    subscriptions.keySet().forEach(id -> json.text(names.of(id)));
    json.close(']').key("checks").open('[');
    report.sections().forEach(s -> json.text(s.check().id()));
    json.close(']').key("rules").open('[');
    rules.keySet().forEach(json::text);
    json.close(']').key("lines").open('[');
    for (int i = 0; i < lines.size(); i++) {
      line(i, json);
    }
    return json.close(']').close('}').written();
  }

  /** Name, group, outcome, a letter for each check, rules that are in its way. */
  private void machine(MachineOutcome machine, Json json) {
    Group group = groups.computeIfAbsent(machine.id().group().key(), key -> group(machine.id()));
    char[] cells = group.cells().toCharArray();
    concerning.own(machine.id()).forEach(line -> worsen(cells, line));
    json.open('[')
        .text(machine.name())
        .number(group.place())
        .text(machine.outcome().name().substring(0, 1));
    json.text(new String(cells)).open('[');
    machine.rules().forEach(rule -> json.number(rules.getOrDefault(rule, -1)));
    json.close(']').close(']');
  }

  private Group group(ResourceId machine) {
    Collection<Integer> shared = concerning.shared(machine);
    char[] cells = ".".repeat(report.sections().size()).toCharArray();
    shared.forEach(line -> worsen(cells, line));
    return new Group(groups.size(), machine.group(), shared, new String(cells));
  }

  private void worsen(char[] cells, int line) {
    int check = checkOf.getOrDefault(line, 0);
    char letter = lines.get(line).kind().name().charAt(0);
    if (WORST_FIRST.indexOf(letter) < WORST_FIRST.indexOf(cells[check])) {
      cells[check] = letter;
    }
  }

  /** Name, subscription, and the lines that concern all machines in it. */
  private void group(Group group, Json json) {
    json.open('[').text(group.id().resourceGroup());
    Integer known = subscriptions.putIfAbsent(group.id().subscription(), subscriptions.size());
    json.number(known == null ? subscriptions.size() - 1 : known).open('[');
    group.lines().forEach(json::number);
    json.close(']').close(']');
  }

  /** Verdict, check, rule, subjects: a machine by its place, others by name. */
  private void line(int place, Json json) {
    Line line = lines.get(place);
    json.open('[').text(line.kind().name().substring(0, 1));
    json.number(checkOf.getOrDefault(place, 0)).number(rules.getOrDefault(line.rule().id(), -1));
    json.open('[');
    for (Subject subject : line.named()) {
      Integer machine = machines.get(subject.id().toLowerCase(Locale.ROOT));
      if (machine == null) {
        json.text(names.in(subject.label()));
      } else {
        json.number(machine);
      }
    }
    json.close(']').close(']');
  }
}
