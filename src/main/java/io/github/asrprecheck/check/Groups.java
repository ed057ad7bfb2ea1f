package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.ResourceGroup;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.scope.Region;
import java.util.List;
import java.util.Optional;

/** The region of a resource group among those that were read. */
final class Groups {
  private Groups() {}

  static Optional<Region> region(List<ResourceGroup> all, ResourceId group) {
    return all.stream().filter(g -> g.id().equals(group)).map(ResourceGroup::region).findFirst();
  }

  static Gap missing(ResourceId group) {
    return Gap.dangling(
        "resource group " + group.name(), Fact.RESOURCE_GROUPS.action(), group.text());
  }
}
