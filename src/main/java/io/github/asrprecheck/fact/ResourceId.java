package io.github.asrprecheck.fact;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An ARM id. Azure returns the same id in several spellings (upper-cased group names among them),
 * so two ids are equal when they differ only in case; the text is kept as it came, for people.
 */
public record ResourceId(String text) implements Comparable<ResourceId> {

  public static ResourceId of(String text) {
    return new ResourceId(text);
  }

  /** The same for an id that may be absent. */
  public static @Nullable ResourceId ofNullable(@Nullable String text) {
    return text == null || text.isEmpty() ? null : new ResourceId(text);
  }

  /** The subscription's id in lower case; empty when the id has none. */
  public String subscription() {
    return segmentAfter("subscriptions").toLowerCase(Locale.ROOT);
  }

  /** The resource group's name as written; empty when the id has none. */
  public String resourceGroup() {
    return segmentAfter("resourceGroups");
  }

  /** The id of the resource group that holds this resource. */
  public ResourceId group() {
    return new ResourceId(
        "/subscriptions/" + segmentAfter("subscriptions") + "/resourceGroups/" + resourceGroup());
  }

  /** The last segment. */
  public String name() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** The id one resource up: of a subnet its network. */
  public ResourceId parent() {
    int name = text.lastIndexOf('/');
    int type = name < 0 ? -1 : text.lastIndexOf('/', name - 1);
    return type <= 0 ? this : new ResourceId(text.substring(0, type));
  }

  /** The spelling to use as a key or in a sort: lower case. */
  public String key() {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Whether this scope is {@code other} or holds it. */
  public boolean holds(ResourceId other) {
    String mine = key();
    String theirs = other.key();
    return mine.equals("/") || theirs.equals(mine) || theirs.startsWith(mine + "/");
  }

  private String segmentAfter(String word) {
    String[] parts = text.split("/", -1);
    for (int i = 0; i + 1 < parts.length; i++) {
      if (parts[i].equalsIgnoreCase(word)) {
        return parts[i + 1];
      }
    }
    return "";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ResourceId id && text.equalsIgnoreCase(id.text);
  }

  @Override
  public int hashCode() {
    return key().hashCode();
  }

  @Override
  public int compareTo(ResourceId other) {
    return key().compareTo(other.key());
  }

  @Override
  public String toString() {
    return text;
  }
}
