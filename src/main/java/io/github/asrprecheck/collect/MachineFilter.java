package io.github.asrprecheck.collect;

import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.scope.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Which machines a scope means: by group, by name or glob, by tags. */
public final class MachineFilter {
  private final Scope scope;
  private final List<Pattern> names;

  public MachineFilter(Scope scope) {
    this.scope = scope;
    this.names = scope.machinePatterns().stream().map(MachineFilter::glob).toList();
  }

  public boolean accepts(Machine machine) {
    return inGroup(machine) && named(machine) && tagged(machine);
  }

  private boolean inGroup(Machine machine) {
    return scope.resourceGroups().isEmpty()
        || scope.resourceGroups().stream()
            .anyMatch(g -> g.equalsIgnoreCase(machine.id().resourceGroup()));
  }

  private boolean named(Machine machine) {
    return names.isEmpty() || names.stream().anyMatch(p -> p.matcher(machine.name()).matches());
  }

  private boolean tagged(Machine machine) {
    for (Map.Entry<String, String> wanted : scope.tags().entrySet()) {
      boolean found =
          machine.tags().entrySet().stream()
              .anyMatch(
                  t ->
                      t.getKey().equalsIgnoreCase(wanted.getKey())
                          && t.getValue().equals(wanted.getValue()));
      if (!found) {
        return false;
      }
    }
    return true;
  }

  private static Pattern glob(String text) {
    StringBuilder regex = new StringBuilder();
    for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
  }
}
