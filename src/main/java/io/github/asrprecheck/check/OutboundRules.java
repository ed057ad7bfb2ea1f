package io.github.asrprecheck.check;

import io.github.asrprecheck.rule.Endpoint;
import io.github.asrprecheck.rule.RuleBook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of the outbound check: one per endpoint, with errors and source as the endpoint table
 * has them, and two more.
 */
final class OutboundRules {
  static final Rule LITERAL_ADDRESSES =
      Rule.named("outbound-urls/literal-addresses")
          .title("Service tags, not written-out addresses, let the replication traffic out")
          .why(
              "The addresses behind Azure's services change every week; a list that fits today"
                  + " breaks replication later, and Site Recovery no longer supports allowing it by"
                  + " address.")
          .remedy(
              "Replace the addresses by the service tags Storage and EventHub (with their regions),"
                  + " AzureActiveDirectory and AzureSiteRecovery.")
          .source(
              "https://learn.microsoft.com/azure/site-recovery/azure-to-azure-troubleshoot-errors",
              "2025-12-09");

  static final Rule PLATFORM_DNS =
      Rule.named("outbound-urls/platform-dns")
          .title("No security rule cuts the machine off from Azure's name server")
          .why(
              "Azure's name server is reachable whatever the rules say, unless one denies the tag"
                  + " AzurePlatformDNS; then no endpoint's name can be resolved.")
          .remedy(
              "Remove the rule that denies AzurePlatformDNS, or give the network DNS servers of its"
                  + " own.")
          .predicts(151195)
          .source(
              "https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview",
              "2025-07-15");

  private static final List<Rule> ENDPOINTS =
      List.of(
          Rule.named("outbound-urls/storage-cache")
              .title("Storage of the source region is not blocked")
              .why(
                  "The machine writes every changed block to the cache storage account, which is in"
                      + " its own region.")
              .remedy(
                  "Allow service tag Storage of the source region on TCP port 443, and give the"
                      + " subnet a route and a way out."),
          Rule.named("outbound-urls/entra")
              .title("Microsoft Entra sign-in is not blocked")
              .why(
                  "The agent needs a token for every call to Site Recovery; without sign-in it"
                      + " cannot register.")
              .remedy(
                  "Allow service tag AzureActiveDirectory on TCP port 443, and give the subnet a"
                      + " route and a way out."),
          Rule.named("outbound-urls/asr-service")
              .title("The Site Recovery service is not blocked")
              .why("The agent registers with the service and takes its orders from it.")
              .remedy(
                  "Allow service tag AzureSiteRecovery on TCP port 443, and give the subnet a route"
                      + " and a way out."),
          Rule.named("outbound-urls/eventhub")
              .title("Event Hubs of the target region are not blocked")
              .why(
                  "Monitoring and diagnostic data go to an event hub in the TARGET region; without"
                      + " it health is unknown.")
              .remedy(
                  "Allow service tag EventHub of the target region on TCP port 443, and give the"
                      + " subnet a route and a way out."),
          Rule.named("outbound-urls/keyvault")
              .title("Key Vault is not blocked for machines with Azure Disk Encryption")
              .why(
                  "A machine whose disks are encrypted in the guest needs Key Vault when"
                      + " replication is enabled in the portal.")
              .remedy(
                  "Allow service tag AzureKeyVault on TCP port 443, or enable replication with"
                      + " PowerShell or a template."));

  private OutboundRules() {}

  /** By the id of the endpoint; the public cloud's rows say what a block leads to. */
  static Map<String, Rule> byEndpoint(RuleBook book) {
    Map<String, Rule> rules = new LinkedHashMap<>();
    for (Rule rule : ENDPOINTS) {
      String endpoint = rule.id().substring(rule.id().indexOf('/') + 1);
      rules.put(endpoint, completed(rule, row(book, endpoint)));
    }
    return rules;
  }

  static List<Rule> all(Map<String, Rule> byEndpoint) {
    List<Rule> all = new ArrayList<>(byEndpoint.values());
    all.add(PLATFORM_DNS);
    all.add(LITERAL_ADDRESSES);
    return List.copyOf(all);
  }

  private static Endpoint row(RuleBook book, String endpoint) {
    return book.endpoints().rows().stream()
        .filter(e -> e.cloud().equals("AzureCloud") && e.id().equals(endpoint))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the endpoint table lacks " + endpoint));
  }

  private static Rule completed(Rule rule, Endpoint row) {
    return rule.predicts(row.predicts().stream().mapToInt(Integer::intValue).toArray())
        .source(row.doc(), row.asOf().toString());
  }
}
