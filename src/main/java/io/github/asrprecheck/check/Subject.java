package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.ResourceId;

/**
 * What a finding is about: a full ARM id, or a name such as a quota family or a region.
 *
 * @param id for documents; {@code *} is every machine in scope
 * @param label for people
 */
public record Subject(String id, String label) {
  private static final Subject EVERY_MACHINE = new Subject("*", "every machine");

  public static Subject of(ResourceId id) {
    return new Subject(id.text(), id.name().isEmpty() ? id.text() : id.name());
  }

  public static Subject of(Machine machine) {
    return new Subject(machine.id().text(), machine.name());
  }

  public static Subject subscription(String id) {
    return new Subject("/subscriptions/" + id, "subscription " + id);
  }

  public static Subject named(String name) {
    return new Subject(name, name);
  }

  public static Subject everyMachine() {
    return EVERY_MACHINE;
  }
}
