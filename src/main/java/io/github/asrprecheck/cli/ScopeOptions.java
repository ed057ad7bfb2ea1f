package io.github.asrprecheck.cli;

import io.github.asrprecheck.scope.Churn;
import io.github.asrprecheck.scope.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which machines, and what they are to be replicated into. */
final class ScopeOptions {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  @Option(
      names = "--source",
      paramLabel = "REGION",
      description = "Region that holds the machines, as eastus or \"East US\".")
  @Nullable String source;

  @Option(names = "--target", paramLabel = "REGION", description = "Region to replicate to.")
  @Nullable String target;

  @Option(
      names = "--subscription",
      paramLabel = "ID|NAME",
      description = {
        "Subscription that holds machines; repeatable.",
        "Default: AZURE_SUBSCRIPTION_ID, else the Azure CLI's, else the only one visible."
      })
  List<String> subscriptions = new ArrayList<>();

  @Option(
      names = "--target-subscription",
      paramLabel = "ID|NAME",
      description = "Subscription to replicate into. Default: each machine's own.")
  @Nullable String targetSubscription;

  @Option(
      names = "--resource-group",
      paramLabel = "NAME",
      description = "Only machines of this resource group; repeatable.")
  List<String> resourceGroups = new ArrayList<>();

  @Option(
      names = "--vm",
      paramLabel = "NAME|GLOB",
      description = "Only machines of this name, as web-01 or 'web-*'; repeatable.")
  List<String> machines = new ArrayList<>();

  @Option(
      names = "--tag",
      paramLabel = "KEY=VALUE",
      description = "Only machines that carry this tag; repeatable: all of them.")
  List<String> tags = new ArrayList<>();

  @Option(
      names = "--vault",
      paramLabel = "NAME|ID",
      description = "Recovery Services vault to use. Default: the best one visible.")
  @Nullable String vault;

  @Option(
      names = "--cache-storage-account",
      paramLabel = "NAME|ID",
      description = "Cache storage account, in the source region. Default: the best one visible.")
  @Nullable String cacheStorageAccount;

  @Option(
      names = "--target-resource-group",
      paramLabel = "NAME",
      description = "Resource group for the replicas. Default: Site Recovery makes one.")
  @Nullable String targetResourceGroup;

  @Option(
      names = "--target-vnet",
      paramLabel = "NAME|ID",
      description = "Virtual network for the replicas. Default: the best one visible.")
  @Nullable String targetNetwork;

  @Option(
      names = "--churn",
      paramLabel = "normal|high",
      completionCandidates = Choices.Churns.class,
      defaultValue = "normal",
      description = "Churn option to plan for. Premium SSD v2 and Ultra disks always need high.")
  String churn = "normal";

  @Option(
      names = "--target-zone",
      paramLabel = "1|2|3",
      description = "Availability zone that every replica should come up in.")
  @Nullable String targetZone;

  @Option(
      names = "--principal",
      paramLabel = "OBJECT-ID",
      description = "Judge the rights of this principal. Default: who is signed in.")
  @Nullable String principal;

  Plan plan() {
    return new Plan(
        named("--vault", vault),
        named("--cache-storage-account", cacheStorageAccount),
        named("--target-resource-group", targetResourceGroup),
        named("--target-vnet", targetNetwork),
        churn(),
        zone(),
        objectId());
  }

  Map<String, String> tagFilter() {
    Map<String, String> filter = new LinkedHashMap<>();
    for (String tag : tags) {
      int equals = tag.indexOf('=');
      if (equals <= 0) {
        throw new UsageError("--tag " + tag + ": a tag is written KEY=VALUE, as --tag env=prod.");
      }
      filter.put(tag.substring(0, equals), tag.substring(equals + 1));
    }
    return filter;
  }

  private Churn churn() {
    return switch (churn.toLowerCase(Locale.ROOT)) {
      case "normal" -> Churn.NORMAL;
      case "high" -> Churn.HIGH;
      default ->
          throw new UsageError(
              "--churn "
                  + churn
                  + ": the churn option is normal or high."
                  + NearMiss.hint(churn, List.of("normal", "high")));
    };
  }

  private @Nullable String zone() {
    if (targetZone != null && !targetZone.matches("[1-9]")) {
      throw new UsageError(
          "--target-zone " + targetZone + ": a zone is its number, as --target-zone 1.");
    }
    return targetZone;
  }

  private @Nullable String objectId() {
    if (principal != null && !UUID.matcher(principal).matches()) {
      throw new UsageError(
          "--principal "
              + principal
              + ": this needs the object id of a user, group or service principal"
              + " (az ad sp show --id APP-ID --query id).");
    }
    return principal;
  }

  private static @Nullable String named(String option, @Nullable String value) {
    if (value != null && (value.isBlank() || malformedId(value))) {
      throw new UsageError(
          option
              + " "
              + value
              + ": give a name, or a full id as"
              + " /subscriptions/ID/resourceGroups/GROUP/providers/TYPE/NAME.");
    }
    return value;
  }

  private static boolean malformedId(String value) {
    if (!value.contains("/")) {
      return false;
    }
    String[] parts = value.split("/", -1);
    boolean group = parts.length == 5;
    return !(parts.length >= 5
        && parts[0].isEmpty()
        && parts[1].equalsIgnoreCase("subscriptions")
        && UUID.matcher(parts[2]).matches()
        && parts[3].equalsIgnoreCase("resourceGroups")
        && !parts[4].isBlank()
        && (group
            || (parts.length == 9
                && parts[5].equalsIgnoreCase("providers")
                && !parts[8].isBlank())));
  }
}
