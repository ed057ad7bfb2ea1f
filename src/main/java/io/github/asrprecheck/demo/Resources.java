package io.github.asrprecheck.demo;

import static io.github.asrprecheck.demo.Tenant.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bodies of the resources of one subscription, in ARM's shape, added to a tenant. */
public final class Resources {
  private final Tenant tenant;
  private final String subscription;

  public Resources(Tenant tenant, String subscription) {
    this.tenant = tenant;
    this.subscription = subscription;
  }

  public String id(String group, String type, String name) {
    return "/subscriptions/"
        + subscription
        + "/resourceGroups/"
        + group
        + "/providers/"
        + type
        + "/"
        + name;
  }

  public void group(String name, String region) {
    String id = "/subscriptions/" + subscription + "/resourceGroups/" + name;
    tenant.container(
        object(
            "id",
            id,
            "name",
            name,
            "type",
            "microsoft.resources/subscriptions/resourcegroups",
            "location",
            region));
  }

  /**
   * A machine to be described further; {@link MachineBody#add()} adds it with its disks and
   * interface.
   */
  public MachineBody machine(String name, String group) {
    return new MachineBody(name, group);
  }

  public void network(
      String group,
      String name,
      String region,
      List<String> dns,
      List<Map<String, Object>> subnets) {
    tenant.resource(
        object(
            "id",
            id(group, "Microsoft.Network/virtualNetworks", name),
            "name",
            name,
            "type",
            "Microsoft.Network/virtualNetworks",
            "location",
            region,
            "properties",
            object(
                "addressSpace", object("addressPrefixes", List.of("10.0.0.0/16")),
                "dhcpOptions", object("dnsServers", dns),
                "subnets", subnets,
                "virtualNetworkPeerings", List.of())));
  }

  public Map<String, Object> subnet(
      String group,
      String network,
      String name,
      @Nullable String securityGroup,
      @Nullable String routeTable,
      @Nullable String natGateway,
      @Nullable Boolean defaultOutbound) {
    return object(
        "id",
        subnetId(group, network, name),
        "name",
        name,
        "properties",
        object(
            "addressPrefix", "10.0.1.0/24",
            "networkSecurityGroup",
                reference(group, "Microsoft.Network/networkSecurityGroups", securityGroup),
            "routeTable", reference(group, "Microsoft.Network/routeTables", routeTable),
            "natGateway", reference(group, "Microsoft.Network/natGateways", natGateway),
            "defaultOutboundAccess", defaultOutbound));
  }

  public String subnetId(String group, String network, String name) {
    return id(group, "Microsoft.Network/virtualNetworks", network) + "/subnets/" + name;
  }

  public void securityGroup(
      String group, String name, String region, List<Map<String, Object>> rules) {
    tenant.resource(
        object(
            "id",
            id(group, "Microsoft.Network/networkSecurityGroups", name),
            "name",
            name,
            "type",
            "Microsoft.Network/networkSecurityGroups",
            "location",
            region,
            "properties",
            object("securityRules", rules)));
  }

  public static Map<String, Object> outbound(
      String name, int priority, String access, String destination) {
    return object(
        "name",
        name,
        "properties",
        object(
            "priority",
            priority,
            "direction",
            "Outbound",
            "access",
            access,
            "protocol",
            access.equals("Deny") ? "*" : "Tcp",
            "sourceAddressPrefix",
            "*",
            "sourcePortRange",
            "*",
            "destinationAddressPrefix",
            destination,
            "destinationPortRange",
            access.equals("Deny") ? "*" : "443"));
  }

  public void routeTable(
      String group, String name, String region, String hop, @Nullable String address) {
    tenant.resource(
        object(
            "id",
            id(group, "Microsoft.Network/routeTables", name),
            "name",
            name,
            "type",
            "Microsoft.Network/routeTables",
            "location",
            region,
            "properties",
            object(
                "disableBgpRoutePropagation",
                false,
                "routes",
                List.of(
                    object(
                        "name",
                        "default",
                        "properties",
                        object(
                            "addressPrefix",
                            "0.0.0.0/0",
                            "nextHopType",
                            hop,
                            "nextHopIpAddress",
                            address))))));
  }

  public void vault(String group, String name, String region) {
    tenant.resource(
        object(
            "id",
            id(group, "Microsoft.RecoveryServices/vaults", name),
            "name",
            name,
            "type",
            "Microsoft.RecoveryServices/vaults",
            "location",
            region,
            "sku",
            object("name", "RS0", "tier", "Standard"),
            "properties",
            object("provisioningState", "Succeeded", "publicNetworkAccess", "Enabled")));
  }

  public void storageAccount(String group, String name, String region, String kind, String sku) {
    tenant.resource(
        object(
            "id",
            id(group, "Microsoft.Storage/storageAccounts", name),
            "name",
            name,
            "type",
            "Microsoft.Storage/storageAccounts",
            "location",
            region,
            "kind",
            kind,
            "sku",
            object("name", sku),
            "properties",
            object(
                "allowSharedKeyAccess",
                true,
                "networkAcls",
                object("defaultAction", "Allow", "bypass", "AzureServices"))));
  }

  public void protectedItem(String vaultGroup, String vault, String machine, String size) {
    String fabric =
        "/replicationFabrics/eastus/replicationProtectionContainers/c1/replicationProtectedItems/";
    tenant.protectedItem(
        object(
            "id",
            id(vaultGroup, "Microsoft.RecoveryServices/vaults", vault) + fabric + "item1",
            "type",
            "microsoft.recoveryservices/vaults/replicationfabrics/replicationprotectioncontainers/replicationprotecteditems",
            "properties",
            object(
                "protectionState",
                "Protected",
                "providerSpecificDetails",
                object(
                    "fabricObjectId",
                    machine.toLowerCase(java.util.Locale.ROOT),
                    "recoveryAzureVMSize",
                    size))));
  }

  private @Nullable Map<String, Object> reference(
      String group, String type, @Nullable String name) {
    return name == null ? null : object("id", id(group, type, name));
  }

  /** A machine with one system disk, some data disks and one interface. */
  public final class MachineBody {
    private final String name;
    private final String group;
    private String region = "eastus";
    private String size = "Standard_D2s_v5";
    private String os = "Linux";
    private String osDisk = "Premium_LRS";
    private final List<String> dataDisks = new ArrayList<>();
    private String subnet = "";
    private List<String> zones = List.of();
    private int nics = 1;
    private boolean guestEncrypted;
    private @Nullable String publicIp;
    private @Nullable String priority;

    private MachineBody(String name, String group) {
      this.name = name;
      this.group = group;
    }

    public MachineBody region(String value) {
      region = value;
      return this;
    }

    public MachineBody size(String value) {
      size = value;
      return this;
    }

    public MachineBody windows() {
      os = "Windows";
      return this;
    }

    public MachineBody osDisk(String kind) {
      osDisk = kind;
      return this;
    }

    public MachineBody dataDisk(String kind) {
      dataDisks.add(kind);
      return this;
    }

    public MachineBody subnet(String id) {
      subnet = id;
      return this;
    }

    public MachineBody zone(String zone) {
      zones = List.of(zone);
      return this;
    }

    public MachineBody nics(int count) {
      nics = count;
      return this;
    }

    public MachineBody guestEncrypted() {
      guestEncrypted = true;
      return this;
    }

    public MachineBody publicIp() {
      publicIp = id(group, "Microsoft.Network/publicIPAddresses", name + "-ip");
      return this;
    }

    public MachineBody spot() {
      priority = "Spot";
      return this;
    }

    public void add() {
      List<Map<String, Object>> attached = new ArrayList<>();
      for (int i = 0; i < dataDisks.size(); i++) {
        String disk = name + "-data" + i;
        disk(disk, dataDisks.get(i), 256, null);
        attached.add(
            object(
                "lun",
                i,
                "name",
                disk,
                "diskSizeGB",
                256,
                "managedDisk",
                managed(disk, dataDisks.get(i))));
      }
      disk(name + "-os", osDisk, 64, "V2");
      List<Map<String, Object>> interfaces = new ArrayList<>();
      for (int i = 0; i < nics; i++) {
        String nic = name + "-nic" + i;
        nic(nic, i);
        interfaces.add(
            object(
                "id",
                id(group, "Microsoft.Network/networkInterfaces", nic),
                "properties",
                object("primary", i == 0)));
      }
      tenant.resource(
          object(
              "id",
              id(group, "Microsoft.Compute/virtualMachines", name),
              "name",
              name,
              "type",
              "Microsoft.Compute/virtualMachines",
              "location",
              region,
              "zones",
              zones.isEmpty() ? null : zones,
              "tags",
              object("env", "prod"),
              "properties",
              object(
                  "hardwareProfile",
                  object("vmSize", size),
                  "priority",
                  priority,
                  "storageProfile",
                  object(
                      "osDisk",
                      object(
                          "osType",
                          os,
                          "name",
                          name + "-os",
                          "diskSizeGB",
                          64,
                          "managedDisk",
                          managed(name + "-os", osDisk)),
                      "dataDisks",
                      attached),
                  "networkProfile",
                  object("networkInterfaces", interfaces),
                  "extended",
                  object(
                      "instanceView",
                      object("powerState", object("code", "PowerState/running"))))));
    }

    private Map<String, Object> managed(String disk, String kind) {
      // Azure writes the group of a disk in capitals here and there.
      return object(
          "id",
          id(group.toUpperCase(java.util.Locale.ROOT), "Microsoft.Compute/disks", disk),
          "storageAccountType",
          kind);
    }

    private void disk(String disk, String kind, int gb, @Nullable String generation) {
      tenant.resource(
          object(
              "id",
              id(group, "Microsoft.Compute/disks", disk),
              "name",
              disk,
              "type",
              "Microsoft.Compute/disks",
              "location",
              region,
              "sku",
              object("name", kind),
              "properties",
              object(
                  "diskSizeGB",
                  gb,
                  "hyperVGeneration",
                  generation,
                  "encryptionSettingsCollection",
                  guestEncrypted ? object("enabled", true) : null,
                  "encryption",
                  object("type", "EncryptionAtRestWithPlatformKey"))));
    }

    private void nic(String nic, int index) {
      tenant.resource(
          object(
              "id",
              id(group, "Microsoft.Network/networkInterfaces", nic),
              "name",
              nic,
              "type",
              "Microsoft.Network/networkInterfaces",
              "location",
              region,
              "properties",
              object(
                  "enableAcceleratedNetworking",
                  false,
                  "dnsSettings",
                  object("dnsServers", List.of()),
                  "ipConfigurations",
                  List.of(
                      object(
                          "name",
                          "ipconfig1",
                          "properties",
                          object(
                              "primary",
                              true,
                              "privateIPAddress",
                              "10.0.1." + (4 + index),
                              "publicIPAddress",
                              index == 0 && publicIp != null ? object("id", publicIp) : null,
                              "subnet",
                              object("id", subnet)))))));
    }
  }
}
