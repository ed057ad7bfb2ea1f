package io.github.asrprecheck.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a simulated Azure holds, as bodies in the shape in which Azure sends them. */
public final class Tenant {
  final String id;

  /** Object id and name of who signs in. */
  final String principal;

  final String principalName;

  /** List answers by path (lower case, with the SKU filter's region behind a blank). */
  final Map<String, List<Map<String, Object>>> lists = new LinkedHashMap<>();

  final List<Map<String, Object>> resources = new ArrayList<>();
  final List<Map<String, Object>> containers = new ArrayList<>();
  final List<Map<String, Object>> protectedItems = new ArrayList<>();

  public Tenant(String id, String principal, String principalName) {
    this.id = id;
    this.principal = principal;
    this.principalName = principalName;
  }

  /** Adds one item to the list at a path. */
  @SafeVarargs
  @SuppressWarnings("varargs") // the items are only copied
  public final Tenant list(String path, Map<String, Object>... items) {
    lists
        .computeIfAbsent(path.toLowerCase(Locale.ROOT), p -> new ArrayList<>())
        .addAll(List.of(items));
    return this;
  }

  /** Adds a resource; Resource Graph's own columns are made of its id. */
  public Tenant resource(Map<String, Object> body) {
    resources.add(columns(body));
    return this;
  }

  public Tenant container(Map<String, Object> body) {
    containers.add(columns(body));
    return this;
  }

  public Tenant protectedItem(Map<String, Object> body) {
    protectedItems.add(columns(body));
    return this;
  }

  private static Map<String, Object> columns(Map<String, Object> body) {
    Map<String, Object> row = new LinkedHashMap<>(body);
    String[] id = String.valueOf(body.get("id")).split("/", -1);
    row.put("subscriptionId", id[2].toLowerCase(Locale.ROOT));
    row.put("resourceGroup", id.length > 4 ? id[4].toLowerCase(Locale.ROOT) : "");
    row.put("type", String.valueOf(body.get("type")).toLowerCase(Locale.ROOT));
    return row;
  }

  /** An object of names and values in turn; a null value leaves its name out. */
  public static Map<String, Object> object(@Nullable Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i + 1] != null) {
        object.put((String) namesAndValues[i], namesAndValues[i + 1]);
      }
    }
    return object;
  }
}
