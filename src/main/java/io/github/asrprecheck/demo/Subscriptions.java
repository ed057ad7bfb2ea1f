package io.github.asrprecheck.demo;

import static io.github.asrprecheck.demo.Tenant.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Azure answers about a subscription itself: state, regions, providers, rights, sizes and
 * quota.
 */
public final class Subscriptions {
  private static final String[][] REGIONS = {
    {"eastus", "East US"},
    {"eastus2", "East US 2"},
    {"centralus", "Central US"},
    {"northcentralus", "North Central US"},
    {"southcentralus", "South Central US"},
    {"westus", "West US"},
    {"westus2", "West US 2"},
    {"westus3", "West US 3"},
    {"northeurope", "North Europe"},
    {"westeurope", "West Europe"},
    {"uksouth", "UK South"},
    {"southeastasia", "Southeast Asia"},
    {"centralindia", "Central India"},
    {"southindia", "South India"}
  };

  private final Tenant tenant;
  private final String id;

  /** Adds a subscription that is registered for everything and sees every region. */
  public Subscriptions(Tenant tenant, String id, String name, String state) {
    this.tenant = tenant;
    this.id = id;
    tenant.list(
        "/subscriptions",
        object(
            "id",
            "/subscriptions/" + id,
            "subscriptionId",
            id,
            "tenantId",
            tenant.id,
            "displayName",
            name,
            "state",
            state,
            "subscriptionPolicies",
            object("quotaId", "PayAsYouGo_2014-09-01", "spendingLimit", "Off")));
    for (String[] region : REGIONS) {
      tenant.list(path("/locations"), region(region[0], region[1]));
    }
    for (String namespace :
        List.of("Microsoft.Compute", "Microsoft.Network", "Microsoft.Storage", "Microsoft.Web")) {
      tenant.list(
          path("/providers"),
          object(
              "namespace",
              namespace,
              "registrationState",
              "Registered",
              "resourceTypes",
              List.of()));
    }
    tenant.list(
        path("/providers"),
        object(
            "namespace", "Microsoft.RecoveryServices",
            "registrationState", "Registered",
            "resourceTypes",
                List.of(object("resourceType", "vaults", "locations", displayNames()))));
    tenant.lists.put(
        path("/providers/Microsoft.Authorization/denyAssignments")
            .toLowerCase(java.util.Locale.ROOT),
        new ArrayList<>());
  }

  /** Gives somebody else than the caller a role of their own in the whole subscription. */
  public void assigns(String principal, String role, List<String> actions) {
    String definitions = path("/providers/Microsoft.Authorization/roleDefinitions");
    tenant.list(
        definitions,
        object(
            "id",
            definitions + "/" + role,
            "name",
            role,
            "properties",
            object(
                "roleName",
                role,
                "permissions",
                List.of(object("actions", actions, "notActions", List.of())))));
    String assignments = path("/providers/Microsoft.Authorization/roleAssignments");
    tenant.list(
        assignments,
        object(
            "id",
            assignments + "/" + principal,
            "name",
            principal,
            "properties",
            object(
                "principalId",
                principal,
                "roleDefinitionId",
                definitions + "/" + role,
                "scope",
                path(""))));
  }

  public void grants(String scope, List<String> actions, List<String> notActions) {
    tenant.list(
        (scope.isEmpty() ? path("") : scope) + "/providers/Microsoft.Authorization/permissions",
        object(
            "actions",
            actions,
            "notActions",
            notActions,
            "dataActions",
            List.of(),
            "notDataActions",
            List.of()));
  }

  public void denies(String name, List<String> actions, List<String> notActions, String excluded) {
    tenant.list(
        path("/providers/Microsoft.Authorization/denyAssignments"),
        object(
            "id",
            path("/providers/Microsoft.Authorization/denyAssignments/" + name),
            "name",
            name,
            "properties",
            object(
                "denyAssignmentName", name,
                "permissions", List.of(object("actions", actions, "notActions", notActions)),
                "scope", path(""),
                "doNotApplyToChildScopes", false,
                "principals",
                    List.of(
                        object(
                            "id", "00000000-0000-0000-0000-000000000000", "type", "SystemDefined")),
                "excludePrincipals", List.of(object("id", excluded, "type", "User")))));
  }

  public void diskKinds(String region, String... kinds) {
    for (String kind : kinds) {
      tenant.list(
          skus(region), object("resourceType", "disks", "name", kind, "restrictions", List.of()));
    }
  }

  public void size(String region, String name, String family, int vCpus, int memoryGb) {
    size(region, name, family, vCpus, memoryGb, List.of());
  }

  public void size(
      String region,
      String name,
      String family,
      int vCpus,
      int memoryGb,
      List<Map<String, Object>> restrictions) {
    List<Map<String, Object>> capabilities = new ArrayList<>();
    String[] values = {
      "vCPUs",
      String.valueOf(vCpus),
      "MemoryGB",
      String.valueOf(memoryGb),
      "MaxDataDiskCount",
      String.valueOf(vCpus * 2),
      "MaxNetworkInterfaces",
      vCpus <= 4 ? "2" : "4",
      "PremiumIO",
      name.matches("Standard_[A-Z]+\\d+[a-z]*s.*") ? "True" : "False",
      "AcceleratedNetworkingEnabled",
      "True",
      "HyperVGenerations",
      "V1,V2",
      "CpuArchitectureType",
      "x64"
    };
    for (int i = 0; i < values.length; i += 2) {
      capabilities.add(object("name", values[i], "value", values[i + 1]));
    }
    tenant.list(
        skus(region),
        object(
            "resourceType", "virtualMachines",
            "name", name,
            "family", family,
            "locationInfo", List.of(object("location", region, "zones", List.of("1", "2", "3"))),
            "capabilities", capabilities,
            "restrictions", restrictions));
  }

  public static Map<String, Object> restriction(String type, String reason, List<String> zones) {
    return object("type", type, "reasonCode", reason, "restrictionInfo", object("zones", zones));
  }

  public void usage(String provider, String region, String name, long current, long limit) {
    tenant.list(
        path("/providers/" + provider + "/locations/" + region + "/usages"),
        object(
            "unit",
            "Count",
            "currentValue",
            current,
            "limit",
            limit,
            "name",
            object("value", name, "localizedValue", name)));
  }

  public Resources resources() {
    return new Resources(tenant, id);
  }

  private String path(String rest) {
    return "/subscriptions/" + id + rest;
  }

  private String skus(String region) {
    return path("/providers/Microsoft.Compute/skus") + " " + region;
  }

  private static List<String> displayNames() {
    List<String> names = new ArrayList<>();
    for (String[] region : REGIONS) {
      names.add(region[1]);
    }
    return names;
  }

  private Map<String, Object> region(String name, String displayName) {
    List<Map<String, Object>> zones = new ArrayList<>();
    if (!List.of("northcentralus", "westus", "southindia").contains(name)) {
      for (int zone = 1; zone <= 3; zone++) {
        zones.add(object("logicalZone", String.valueOf(zone), "physicalZone", name + "-az" + zone));
      }
    }
    return object(
        "id",
        path("/locations/" + name),
        "name",
        name,
        "displayName",
        displayName,
        "metadata",
        object("regionType", "Physical"),
        "availabilityZoneMappings",
        zones.isEmpty() ? null : zones);
  }
}
