package io.github.asrprecheck.collect;

import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import io.github.asrprecheck.fact.Subscription;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From what the user wrote to subscription ids. */
public final class SubscriptionChoice {
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private SubscriptionChoice() {}

  /** Whether a text has the form of an id; any other text is a name. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /**
   * The ids that a name or id stands for among those visible; an id stands for itself, visible or
   * not.
   */
  public static List<String> matching(String wanted, List<Subscription> visible) {
    if (isId(wanted)) {
      return List.of(wanted.toLowerCase(Locale.ROOT));
    }
    return visible.stream()
        .filter(s -> s.name().equalsIgnoreCase(wanted))
        .map(Subscription::id)
        .distinct()
        .toList();
  }

  /**
   * What the environment names: AZURE_SUBSCRIPTION_ID, else the Azure CLI's default; null when
   * neither does.
   */
  public static @Nullable String ofEnvironment(Map<String, String> environment, Path home) {
    String named = environment.get("AZURE_SUBSCRIPTION_ID");
    if (named != null && !named.isBlank()) {
      return named.strip();
    }
    String config = environment.get("AZURE_CONFIG_DIR");
    Path folder = config == null || config.isBlank() ? home.resolve(".azure") : Path.of(config);
    return ofCli(folder.resolve("azureProfile.json"));
  }

  private static @Nullable String ofCli(Path profile) {
    if (!Files.isReadable(profile)) {
      return null;
    }
    try {
      String text = new String(Files.readAllBytes(profile), StandardCharsets.UTF_8);
      // The Azure CLI writes the file with a byte order mark.
      String json = text.startsWith("\uFEFF") ? text.substring(1) : text;
      List<Row> rows = new ArrayList<>();
      try (JsonReader reader = JsonProviders.createReader(json)) {
        rows.addAll(Row.read(reader).rows("subscriptions"));
      }
      for (Row row : rows) {
        if (Boolean.TRUE.equals(row.flagOrNull("isDefault"))) {
          return row.filledOrNull("id");
        }
      }
      return null;
    } catch (IOException | Malformed | IllegalStateException e) {
      // A profile that cannot be read names nothing; then the visible subscriptions decide, and are
      // named.
      return null;
    }
  }
}
