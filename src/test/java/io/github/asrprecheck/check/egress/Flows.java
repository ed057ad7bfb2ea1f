package io.github.asrprecheck.check.egress;

import io.github.asrprecheck.scope.Region;
import java.util.Set;

/** Flows of a machine in eastus that is to be replicated to centralus. */
final class Flows {
  private static final Set<String> REGIONS =
      Set.of("eastus", "centralus", "westus3", "francecentral");

  private Flows() {}

  static TagFlow storage() {
    return regional("storage-cache", "Storage", "EastUS", false);
  }

  static TagFlow eventHub() {
    return regional("eventhub", "EventHub", "CentralUS", false);
  }

  static TagFlow entra() {
    return flow("entra", "AzureActiveDirectory");
  }

  static TagFlow siteRecovery() {
    return flow("asr-service", "AzureSiteRecovery");
  }

  static TagFlow storageBeyondDefaultRoute() {
    return regional("storage-cache", "Storage", "EastUS", true);
  }

  static TagFlow storageOf(String region) {
    return regional("storage-cache", "Storage", region, false);
  }

  private static TagFlow regional(String id, String tag, String region, boolean wide) {
    return new TagFlow(
        id, "*.host", 443, tag, Region.of(region), tag + "." + region, REGIONS, wide);
  }

  private static TagFlow flow(String id, String tag) {
    return new TagFlow(id, "host", 443, tag, null, tag, REGIONS, false);
  }
}
