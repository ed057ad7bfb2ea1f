package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.DenyAssignment;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Login;
import io.github.asrprecheck.fact.Seen;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose rights are judged: the one whom the plan names, else the caller.
 *
 * @param id object id, null when the login does not tell it
 * @param label for people
 * @param seen where the id was seen; null when the command line gave it or it is not known
 * @param gaps why it is not known
 */
record JudgedPrincipal(@Nullable String id, String label, @Nullable Seen seen, List<Gap> gaps) {

  static JudgedPrincipal of(Estate estate) {
    String named = estate.scope().plan().principal();
    if (named != null) {
      return new JudgedPrincipal(named, "principal " + named, null, List.of());
    }
    return estate
        .login()
        .fold(JudgedPrincipal::of, gaps -> new JudgedPrincipal(null, "the caller", null, gaps));
  }

  private static JudgedPrincipal of(Login login, Seen seen) {
    String id = login.principal();
    String name = login.name();
    if (id == null) {
      Gap gap =
          Gap.unclear(
              "the caller's object id, which the access token lacks", Fact.LOGIN.action(), "");
      return new JudgedPrincipal(null, name == null ? "the caller" : name, null, List.of(gap));
    }
    return new JudgedPrincipal(id, name == null ? "principal " + id : name, seen, List.of());
  }

  /** Both sources where the answer hung on who the principal is. */
  Seen with(Seen other, Denials denials) {
    return seen == null || !denials.personal() ? other : other.and(seen);
  }

  /** Why it cannot be told whether a deny assignment bears on this principal. */
  List<Gap> doubt(DenyAssignment denial) {
    if (id == null && !gaps.isEmpty()) {
      return gaps;
    }
    String who =
        Stream.concat(denial.principals().stream(), denial.excluded().stream())
            .filter(p -> !p.everyone())
            .map(p -> p.type() + " " + p.id())
            .distinct()
            .collect(Collectors.joining(", "));
    return List.of(
        new Gap(
            "whether deny assignment '"
                + denial.name()
                + "' bears on "
                + label
                + ": it names "
                + who,
            Gap.Cause.UNSUPPORTED,
            "membership of groups in Microsoft Entra",
            denial.scope().text(),
            "Look in Microsoft Entra whether "
                + label
                + " is a member (az ad group member check --group ID --member-id "
                + (id == null ? "ID" : id)
                + "): Resource Manager does not tell who is in a group.",
            null));
  }
}
