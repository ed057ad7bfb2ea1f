package io.github.asrprecheck.check.egress;

import java.util.Map;
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
          "azurearcinfrastructure",
          "azureattestation",
          "azurebackup",
          "azurebotservice",
          "azurecognitivesearch",
          "azureconnectors",
          "azurecontainerregistry",
          "azurecosmosdb",
          "azuredatabricks",
          "azuredataexplorermanagement",
          "azuredatalake",
          "azuredeviceupdate",
          "azuredevops",
          "azuredevspaces",
          "azuredigitaltwins",
          "azureeventgrid",
          "azurefrontdoor",
          "azurehealthcareapis",
          "azureinformationprotection",
          "azureiothub",
          "azurekeyvault",
          "azureloadbalancer",
          "azureloadtestinginstancemanagement",
          "azuremachinelearning",
          "azuremonitor",
          "azureopendatasets",
          "azureplatformdns",
          "azureplatformimds",
          "azureplatformlkm",
          "azureportal",
          "azureremoterendering",
          "azureresourcemanager",
          "azuresecuritycenter",
          "azuresignalr",
          "azuresiterecovery",
          "azuresphere",
          "azurestack",
          "azuretrafficmanager",
          "azureupdatedelivery",
          "azurevideoanalyzerformedia",
          "batchnodemanagement",
          "cognitiveservicesmanagement",
          "containerappsmanagement",
          "datafactory",
          "datafactorymanagement",
          "dynamics365formarketingemail",
          "eopexternalpublishedips",
          "eventhub",
          "gatewaymanager",
          "genevaactions",
          "grafana",
          "guestandhybridmanagement",
          "hdinsight",
          "logicapps",
          "logicappsmanagement",
          "m365managementactivityapi",
          "m365managementactivityapiwebhook",
          "microsoftazurefluidrelay",
          "microsoftcloudappsecurity",
          "microsoftcontainerregistry",
          "onedscollector",
          "powerbi",
          "powerplatforminfra",
          "powerplatformplex",
          "powerqueryonline",
          "sccservice",
          "servicebus",
          "servicefabric",
          "sql",
          "sqlmanagement",
          "storage",
          "storagesyncservice",
          "windowsadmincenter",
          "windowsvirtualdesktop");

  /** AzureCloud's own spellings of some regions. */
  private static final Map<String, String> SHORTENED =
      Map.of(
          "brazilse", "brazilsoutheast",
          "centralfrance", "francecentral",
          "southfrance", "francesouth",
          "germanyn", "germanynorth",
          "germanywc", "germanywestcentral",
          "norwaye", "norwayeast",
          "norwayw", "norwaywest",
          "switzerlandn", "switzerlandnorth",
          "switzerlandw", "switzerlandwest");

  private ServiceTags() {}

  static boolean known(String plainName) {
    return KNOWN.contains(plainName);
  }

  /**
   * Whether the word stands for public addresses of Azure or of the Internet, in one region or all.
   */
  static boolean ofPublicAddresses(String word) {
    String tag = TagFlow.plain(word);
    String name = tag.indexOf('.') < 0 ? tag : tag.substring(0, tag.indexOf('.'));
    return name.equals("internet") || name.equals("azurecloud") || known(name);
  }

  /** The ARM name of the region that a tag's second half stands for. */
  static String region(String plainTail) {
    return SHORTENED.getOrDefault(plainTail, plainTail);
  }
}
