package io.github.asrprecheck.check.egress;

import java.util.Set;

/**
 * The names of Azure's service tags that stand for a service of their own, without their regions,
 * in lower case. A tag that is not here may mean anything.
 */
final class ServiceTags {
  private static final Set<String> KNOWN =
      Set.of(
          "actiongroup",
          "apimanagement",
          "appconfiguration",
          "applicationinsightsavailability",
          "appservice",
          "appservicemanagement",
          "azureactivedirectory",
          "azureactivedirectorydomainservices",
          "azureadvancedthreatprotection",
          "azureattestation",
          "azurebackup",
          "azurebotservice",
          "azurecognitivesearch",
          "azureconnectors",
          "azurecontainerregistry",
          "azurecosmosdb",
          "azuredatabricks",
          "azuredataexplorermanagement",
          "azuredevops",
          "azuredigitaltwins",
          "azureeventgrid",
          "azurefrontdoor",
          "azureinformationprotection",
          "azureiothub",
          "azurekeyvault",
          "azureloadbalancer",
          "azuremachinelearning",
          "azuremonitor",
          "azureplatformdns",
          "azureplatformimds",
          "azureplatformlkm",
          "azureresourcemanager",
          "azuresignalr",
          "azuresiterecovery",
          "azuretrafficmanager",
          "batchnodemanagement",
          "cognitiveservicesmanagement",
          "datafactory",
          "datafactorymanagement",
          "eventhub",
          "gatewaymanager",
          "guestandhybridmanagement",
          "hdinsight",
          "logicapps",
          "logicappsmanagement",
          "microsoftcloudappsecurity",
          "microsoftcontainerregistry",
          "powerbi",
          "powerqueryonline",
          "servicebus",
          "servicefabric",
          "sql",
          "sqlmanagement",
          "storage",
          "storagesyncservice",
          "windowsvirtualdesktop");

  private ServiceTags() {}

  static boolean known(String plainName) {
    return KNOWN.contains(plainName);
  }
}
