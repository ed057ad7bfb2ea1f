package io.github.asrprecheck.fact;

import java.util.List;

/**
 * A deny assignment; it wins over every role.
 *
 * @param denials each denies its actions minus its own notActions
 * @param onlyThisScope it does not reach what lies below its scope
 */
public record DenyAssignment(
    ResourceId id,
    String name,
    ResourceId scope,
    List<Grant> denials,
    boolean onlyThisScope,
    List<Principal> principals,
    List<Principal> excluded) {

  /**
   * A principal by its object id; type as Azure writes it: {@code User}, {@code Group}, {@code
   * SystemDefined}, ...
   */
  public record Principal(String id, String type) {
    private static final String EVERYONE = "00000000-0000-0000-0000-000000000000";

    public boolean everyone() {
      return id.equals(EVERYONE);
    }
  }
}
