package io.github.asrprecheck.collect;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.ProtectedItem;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.ResourceGroup;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Rights;
import io.github.asrprecheck.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The inventory of all subscriptions from Resource Graph, a query a kind, taken apart by
 * subscription.
 */
final class InventoryReader {

  /** A row's fact and which type and subscription it belongs to. */
  private record Item(String type, String subscription, Object fact) {
    static Item of(String type, ResourceId id, Object fact) {
      return new Item(type.toLowerCase(Locale.ROOT), id.subscription(), fact);
    }
  }

  private static final String MACHINES = "microsoft.compute/virtualmachines";
  private static final String DISKS = "microsoft.compute/disks";
  private static final String NICS = "microsoft.network/networkinterfaces";
  private static final String NETWORKS = "microsoft.network/virtualnetworks";
  private static final String GROUPS = "microsoft.network/networksecuritygroups";
  private static final String ROUTES = "microsoft.network/routetables";
  private static final String VAULTS = "microsoft.recoveryservices/vaults";
  private static final String ACCOUNTS = "microsoft.storage/storageaccounts";

  private final GraphClient graph;
  private final Reads reads;
  private final Scope scope;

  InventoryReader(GraphClient graph, Reads reads, Scope scope) {
    this.graph = graph;
    this.reads = reads;
    this.scope = scope;
  }

  /** Queries under way. */
  final class Pending {
    private final Query machines = query("machines", "virtual machines", Fact.MACHINES);
    private final Query disks = query("disks", "disks", Fact.DISKS);
    private final Query nics = query("network-interfaces", "network interfaces", Fact.NICS);
    private final Query networks =
        query("networks", "networks, security groups and route tables", Fact.NETWORKS);
    private final Query stores = query("stores", "vaults and storage accounts", Fact.VAULTS);
    private final Query groups = query("resource-groups", "resource groups", Fact.RESOURCE_GROUPS);
    private final Query items = query("protected-items", "protected items", Fact.PROTECTED_ITEMS);
    private final Query counting = query("census", "counts of resources", Fact.MACHINES);

    private final Supplier<Reading<List<Item>>> machineRows =
        rows(machines, row -> machine(Inventory.machine(row)));
    private final Supplier<Reading<List<Item>>> diskRows =
        rows(disks, row -> item(DISKS, row, Inventory.disk(row)));
    private final Supplier<Reading<List<Item>>> nicRows =
        rows(nics, row -> item(NICS, row, Inventory.nic(row)));
    private final Supplier<Reading<List<Item>>> networkRows =
        rows(networks, InventoryReader::networkItem);
    private final Supplier<Reading<List<Item>>> storeRows =
        rows(stores, InventoryReader::storeItem);
    private final Supplier<Reading<List<Item>>> groupRows =
        rows(groups, row -> item("group", row, Inventory.resourceGroup(row)));
    private final Supplier<Reading<List<Item>>> protectedRows =
        rows(items, InventoryReader::protectedItem);
    private final Supplier<Reading<Census>> census =
        pending(
            counting,
            () ->
                graph.query(counting, scope.allSubscriptions(), Census.Count::of).map(Census::of));

    /**
     * Waits for all, holds the lists against the census and the caller's rights, and puts them
     * where they belong.
     */
    void finish(
        Map<String, Completeness> gates,
        Function<ResourceId, Reading<Rights>> rightsAt,
        Map<Estate.Key, Reading<?>> found) {
      for (String subscription : scope.allSubscriptions()) {
        Completeness gate = gates.get(subscription);
        if (gate == null) {
          continue;
        }
        Reading<List<Machine>> all = part(machineRows, MACHINES, subscription);
        put(
            found,
            Fact.MACHINES,
            subscription,
            ours(
                whole(
                    confirmed(all, MACHINES, subscription, machines),
                    gate,
                    subscription,
                    rightsAt)));
        confirmed(found, Fact.DISKS, diskRows, DISKS, subscription, disks);
        confirmed(found, Fact.NICS, nicRows, NICS, subscription, nics);
        confirmed(found, Fact.SECURITY_GROUPS, networkRows, GROUPS, subscription, networks);
        confirmed(found, Fact.ROUTE_TABLES, networkRows, ROUTES, subscription, networks);
        gated(found, Fact.NETWORKS, networkRows, NETWORKS, subscription, networks, gate);
        gated(found, Fact.VAULTS, storeRows, VAULTS, subscription, stores, gate);
        gated(found, Fact.STORAGE_ACCOUNTS, storeRows, ACCOUNTS, subscription, stores, gate);
        put(
            found,
            Fact.RESOURCE_GROUPS,
            subscription,
            InventoryReader.<ResourceGroup>part(groupRows, "group", subscription));
        put(
            found,
            Fact.PROTECTED_ITEMS,
            subscription,
            gate.of(
                InventoryReader.<ProtectedItem>part(protectedRows, "item", subscription),
                "protected items",
                Fact.PROTECTED_ITEMS.action()));
      }
    }

    /** With --resource-group, it is enough to see everything in the groups named. */
    private Reading<List<Machine>> whole(
        Reading<List<Machine>> list,
        Completeness gate,
        String subscription,
        Function<ResourceId, Reading<Rights>> rightsAt) {
      Reading<List<Machine>> everywhere = gate.of(list, "virtual machines", Fact.MACHINES.action());
      if (scope.resourceGroups().isEmpty() || everywhere instanceof Reading.Known) {
        return everywhere;
      }
      Reading<List<Machine>> inGroups = list;
      for (String group : scope.resourceGroups()) {
        ResourceId id =
            ResourceId.of("/subscriptions/" + subscription + "/resourceGroups/" + group);
        Reading<Rights> there =
            reads
                .start("rights on " + id, Fact.RIGHTS.action(), id.text(), () -> rightsAt.apply(id))
                .get();
        Completeness narrow = new Completeness(id, there, gate.denials());
        inGroups = narrow.of(inGroups, "virtual machines", Fact.MACHINES.action());
      }
      return inGroups;
    }

    private Reading<List<Machine>> ours(Reading<List<Machine>> all) {
      MachineFilter filter = new MachineFilter(scope);
      return all.map(list -> list.stream().filter(filter::accepts).toList());
    }

    private <T> void gated(
        Map<Estate.Key, Reading<?>> found,
        Fact<List<T>> fact,
        Supplier<Reading<List<Item>>> rows,
        String type,
        String subscription,
        Query query,
        Completeness gate) {
      Reading<List<T>> list =
          confirmed(InventoryReader.<T>part(rows, type, subscription), type, subscription, query);
      put(found, fact, subscription, gate.of(list, fact.name(), fact.action()));
    }

    private <T> void confirmed(
        Map<Estate.Key, Reading<?>> found,
        Fact<List<T>> fact,
        Supplier<Reading<List<Item>>> rows,
        String type,
        String subscription,
        Query query) {
      put(
          found,
          fact,
          subscription,
          confirmed(InventoryReader.<T>part(rows, type, subscription), type, subscription, query));
    }

    private <T> Reading<List<T>> confirmed(
        Reading<List<T>> list, String type, String subscription, Query query) {
      // Both are wanted even when one is missing, so that one run names every gap.
      return Reading.join(list, census.get(), (all, counted) -> counted)
          .then(counted -> counted.confirm(list, type, subscription, query));
    }
  }

  Pending start() {
    return new Pending();
  }

  private static Item machine(Machine machine) {
    return Item.of(MACHINES, machine.id(), machine);
  }

  private static Item item(String type, Row row, Object fact) {
    return Item.of(type, ResourceId.of(row.text("id")), fact);
  }

  private static Item networkItem(Row row) {
    String type = row.text("type").toLowerCase(Locale.ROOT);
    return switch (type) {
      case NETWORKS -> item(type, row, NetworkRows.network(row));
      case GROUPS -> item(type, row, NetworkRows.securityGroup(row));
      case ROUTES -> item(type, row, NetworkRows.routeTable(row));
      default -> throw new Malformed("type " + Gaps.clean(type) + " was not asked for");
    };
  }

  private static Item storeItem(Row row) {
    String type = row.text("type").toLowerCase(Locale.ROOT);
    return switch (type) {
      case VAULTS -> item(type, row, Inventory.vault(row));
      case ACCOUNTS -> item(type, row, Inventory.storageAccount(row));
      default -> throw new Malformed("type " + Gaps.clean(type) + " was not asked for");
    };
  }

  private static @org.jspecify.annotations.Nullable Item protectedItem(Row row) {
    ProtectedItem fact = Inventory.protectedItem(row);
    return fact == null ? null : item("item", row, fact);
  }

  private Query query(String name, String what, Fact<?> fact) {
    return Query.load(
        name,
        Map.of("source", scope.source().name(), "target", scope.target().name()),
        what,
        fact.action());
  }

  private Supplier<Reading<List<Item>>> rows(
      Query query, Function<Row, @org.jspecify.annotations.Nullable Item> mapper) {
    return pending(query, () -> graph.query(query, scope.allSubscriptions(), mapper));
  }

  private <T> Supplier<Reading<T>> pending(Query query, Supplier<Reading<T>> reader) {
    Supplier<Reading<T>> once =
        reads.start(
            "Resource Graph: " + query.what(),
            query.action(),
            "the subscriptions in scope",
            reader);
    List<Reading<T>> got = new ArrayList<>(1);
    return () -> {
      if (got.isEmpty()) {
        got.add(once.get());
      }
      return got.get(0);
    };
  }

  @SuppressWarnings(
      "unchecked") // the type of a row decides which record it was read into, a few lines above
  private static <T> Reading<List<T>> part(
      Supplier<Reading<List<Item>>> rows, String type, String subscription) {
    return rows.get()
        .map(
            all ->
                all.stream()
                    .filter(i -> i.type().equals(type) && i.subscription().equals(subscription))
                    .map(i -> (T) i.fact())
                    .toList());
  }

  private static <T> void put(
      Map<Estate.Key, Reading<?>> found,
      Fact<List<T>> fact,
      String subscription,
      Reading<List<T>> list) {
    found.put(new Estate.Key(fact, subscription), list);
  }
}
