package io.github.asrprecheck.collect;

import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Grant;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Rights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a principal other than the caller holds in one subscription, put together from role
 * assignments and definitions, because Azure tells effective rights only to those who hold them.
 */
record OtherPrincipal(
    String subscription,
    List<RightsReaders.Assignment> assignments,
    Map<String, List<Grant>> roles) {

  static Reading<OtherPrincipal> read(
      RightsReaders readers, String subscription, String principal) {
    return Reading.join(
        readers.assignments(subscription, principal),
        readers.roles(subscription),
        (assignments, roles) -> new OtherPrincipal(subscription, assignments, roles));
  }

  /** The rights at one scope: every assignment at it or above it. */
  Reading<Rights> at(ResourceId scope, Reading<OtherPrincipal> self) {
    List<Grant> grants = new ArrayList<>();
    for (RightsReaders.Assignment assignment : assignments) {
      boolean managementGroup = assignment.scope().subscription().isEmpty();
      if (!managementGroup && !assignment.scope().holds(scope)) {
        continue;
      }
      List<Grant> role = roles.get(assignment.role());
      if (role == null) {
        return Reading.unreadable(
            Gap.dangling(
                "definition of the role " + assignment.role(),
                "Microsoft.Authorization/roleDefinitions/read",
                "/subscriptions/" + subscription));
      }
      role.forEach(
          g -> grants.add(new Grant(g.actions(), g.notActions(), assignment.conditional())));
    }
    return self.map(x -> new Rights(List.copyOf(grants)));
  }
}
