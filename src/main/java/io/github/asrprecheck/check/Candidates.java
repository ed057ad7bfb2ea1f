package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Choice;
import io.github.asrprecheck.fact.ResourceId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says how a part of the plan was chosen, and what else there was. */
final class Candidates {
  private static final int NAMED = 3;

  private Candidates() {}

  /** A clause that begins with a comma or semicolon, or nothing where there was one alone. */
  static <T> String besides(Choice<T> choice, Function<T, ResourceId> id, String why) {
    if (choice.named()) {
      return ", named by the plan";
    }
    List<T> others = choice.candidates().stream().skip(1).toList();
    String found =
        others.isEmpty()
            ? ""
            : ", the best of " + choice.candidates().size() + " (also " + names(others, id) + ")";
    return found + rejected(choice, id, why);
  }

  /** What was seen and cannot be used, and why. */
  static <T> String rejected(Choice<T> choice, Function<T, ResourceId> id, String why) {
    return choice.rejected().isEmpty()
        ? ""
        : "; of no use, " + why + ": " + names(choice.rejected(), id);
  }

  private static <T> String names(List<T> things, Function<T, ResourceId> id) {
    String first =
        things.stream()
            .limit(NAMED)
            .map(id)
            .map(ResourceId::name)
            .collect(Collectors.joining(", "));
    int rest = things.size() - NAMED;
    return rest > 0 ? first + " and " + rest + " more" : first;
  }
}
