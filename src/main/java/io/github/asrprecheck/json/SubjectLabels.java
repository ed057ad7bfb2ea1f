package io.github.asrprecheck.json;

import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.report.MachineOutcome;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What people call a subject, from its id. */
final class SubjectLabels {
  private static final String SUBSCRIPTION = "/subscriptions/";

  private final Map<String, String> machines = new HashMap<>();

  SubjectLabels(List<MachineOutcome> machines) {
    machines.forEach(m -> this.machines.put(m.id().key(), m.name()));
  }

  Subject subject(String id) {
    String label = machines.get(id.toLowerCase(Locale.ROOT));
    if (label != null) {
      return new Subject(id, label);
    }
    if (id.equals(Subject.everyMachine().id())) {
      return Subject.everyMachine();
    }
    if (id.startsWith(SUBSCRIPTION) && id.indexOf('/', SUBSCRIPTION.length()) < 0) {
      return Subject.subscription(id.substring(SUBSCRIPTION.length()));
    }
    return id.startsWith("/") ? Subject.of(ResourceId.of(id)) : Subject.named(id);
  }
}
