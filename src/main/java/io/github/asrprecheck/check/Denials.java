package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.DenyAssignment;
import io.github.asrprecheck.fact.ResourceId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The deny assignments that a subscription lists, as they bear on one principal at one scope.
 *
 * @param principal object id, or null when it is not known
 */
record Denials(ResourceId at, List<DenyAssignment> all, @Nullable String principal) {
  private static final Set<String> NO_GROUP = Set.of("user", "serviceprincipal", "msi", "device");

  private enum Bearing {
    YES,
    MAYBE,
    NO
  }

  /** One that takes the action from the principal here, or null. */
  @Nullable DenyAssignment surely(String action) {
    return here(action, Bearing.YES);
  }

  /**
   * One that takes the action from somebody who may be the principal or hold it as a member, or
   * null.
   */
  @Nullable DenyAssignment perhaps(String action) {
    return here(action, Bearing.MAYBE);
  }

  /** Those that reach only a resource inside this scope, and may take the action there. */
  List<DenyAssignment> inside(String action) {
    return all.stream()
        .filter(d -> !d.scope().equals(at) && at.holds(d.scope()))
        .filter(d -> ofType(d.scope(), action))
        .filter(d -> bearing(d) != Bearing.NO && denies(d, action))
        .toList();
  }

  /** Whether who the principal is matters to any that reaches this scope. */
  boolean personal() {
    return all.stream()
        .filter(d -> reaches(d) || at.holds(d.scope()))
        .anyMatch(
            d -> !d.excluded().isEmpty() || d.principals().stream().noneMatch(Denials::everyone));
  }

  private @Nullable DenyAssignment here(String action, Bearing wanted) {
    return all.stream()
        .filter(d -> reaches(d) && denies(d, action) && bearing(d) == wanted)
        .findFirst()
        .orElse(null);
  }

  private boolean reaches(DenyAssignment denial) {
    // A management group holds the subscription that listed the assignment, though its id does not
    // show it.
    boolean above = denial.scope().subscription().isEmpty() || denial.scope().holds(at);
    return denial.scope().equals(at) || (above && !denial.onlyThisScope());
  }

  private static boolean denies(DenyAssignment denial, String action) {
    return concrete(action).stream()
        .anyMatch(a -> denial.denials().stream().anyMatch(g -> g.allows(a)));
  }

  /**
   * A required {@code deployments/*} is of no use to somebody who may neither read nor write one.
   */
  private static List<String> concrete(String action) {
    return action.endsWith("*")
        ? List.of(action, action.replace("*", "read"), action.replace("*", "write"))
        : List.of(action);
  }

  private static boolean ofType(ResourceId resource, String action) {
    String id = resource.key();
    int provider = id.lastIndexOf("/providers/");
    if (provider < 0) {
      return true;
    }
    String[] parts = id.substring(provider + "/providers/".length()).split("/", -1);
    StringBuilder type = new StringBuilder(parts[0]);
    for (int i = 1; i < parts.length; i += 2) {
      type.append('/').append(parts[i]);
    }
    return action.toLowerCase(Locale.ROOT).startsWith(type + "/");
  }

  private Bearing bearing(DenyAssignment denial) {
    Bearing named = named(denial.principals());
    Bearing excluded = excluded(denial.excluded());
    if (named == Bearing.NO || excluded == Bearing.YES) {
      return Bearing.NO;
    }
    return excluded == Bearing.MAYBE ? Bearing.MAYBE : named;
  }

  private Bearing named(List<DenyAssignment.Principal> principals) {
    if (principals.stream().anyMatch(p -> everyone(p) || same(p))) {
      return Bearing.YES;
    }
    return principals.isEmpty() ? Bearing.MAYBE : unlessOthers(principals);
  }

  private Bearing excluded(List<DenyAssignment.Principal> principals) {
    if (principals.stream().anyMatch(this::same)) {
      return Bearing.YES;
    }
    return unlessOthers(principals);
  }

  /**
   * A group, and a type that we do not know, may hold the principal: only Microsoft Graph could
   * tell.
   */
  private Bearing unlessOthers(List<DenyAssignment.Principal> principals) {
    boolean others =
        principals.stream()
            .allMatch(
                p -> principal != null && NO_GROUP.contains(p.type().toLowerCase(Locale.ROOT)));
    return others ? Bearing.NO : Bearing.MAYBE;
  }

  private boolean same(DenyAssignment.Principal other) {
    return principal != null && plain(principal).equals(plain(other.id()));
  }

  private static boolean everyone(DenyAssignment.Principal principal) {
    return principal.everyone()
        || principal.type().equalsIgnoreCase("SystemDefined")
        || principal.type().equalsIgnoreCase("Everyone");
  }

  /** Older answers write object ids without hyphens. */
  private static String plain(String objectId) {
    return objectId.replace("-", "").toLowerCase(Locale.ROOT);
  }
}
