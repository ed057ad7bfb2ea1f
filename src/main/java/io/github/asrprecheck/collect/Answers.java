package io.github.asrprecheck.collect;

import com.azure.core.http.HttpResponse;
import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import com.azure.json.JsonToken;
import com.azure.json.ReadValueCallback;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The two shapes in which Azure answers lists, read as they stream by; no page is kept. */
final class Answers {

  /**
   * What stands beside the items of one page.
   *
   * @param next the link or token of the next page, or null
   * @param total how many items all pages have together, or null when the answer does not say
   * @param truncated whether Azure says that it left something out
   */
  record Page(boolean hasItems, @Nullable String next, @Nullable Long total, boolean truncated) {}

  private Answers() {}

  /**
   * Hands each element of {@code items} to {@code sink}; throws where the JSON is broken or ends
   * early.
   */
  static <M> Page read(
      HttpResponse response,
      String items,
      String next,
      ReadValueCallback<JsonReader, M> decoder,
      Consumer<M> sink)
      throws IOException {
    byte[] body = response.getBodyAsByteArray().block();
    if (body == null || body.length == 0) {
      throw new Malformed("the answer is empty");
    }
    boolean hasItems = false;
    String link = null;
    Long total = null;
    boolean truncated = false;
    try (JsonReader reader = JsonProviders.createReader(body)) {
      if (reader.nextToken() != JsonToken.START_OBJECT) {
        throw new Malformed("the answer is no JSON object");
      }
      while (reader.nextToken() != JsonToken.END_OBJECT) {
        String name = reader.getFieldName();
        reader.nextToken();
        if (name.equals(items)) {
          hasItems = items(reader, items, decoder, sink);
        } else if (name.equals(next)) {
          link = reader.currentToken() == JsonToken.NULL ? null : text(reader, next);
        } else if (name.equals("totalRecords")) {
          total = reader.getLong();
        } else if (name.equals("resultTruncated")) {
          // A string in the answers seen: "false".
          truncated = !text(reader, name).equalsIgnoreCase("false");
        } else {
          reader.skipChildren();
        }
      }
    }
    return new Page(hasItems, link == null || link.isEmpty() ? null : link, total, truncated);
  }

  private static String text(JsonReader reader, String name) throws IOException {
    String text =
        reader.currentToken() == JsonToken.STRING || reader.currentToken() == JsonToken.BOOLEAN
            ? reader.getText()
            : null;
    if (text == null) {
      throw new Malformed(name + " is no text");
    }
    return text;
  }

  private static <M> boolean items(
      JsonReader reader, String items, ReadValueCallback<JsonReader, M> decoder, Consumer<M> sink)
      throws IOException {
    if (reader.currentToken() != JsonToken.START_ARRAY) {
      throw new Malformed(items + " is no list");
    }
    while (reader.nextToken() != JsonToken.END_ARRAY) {
      sink.accept(decoder.read(reader));
    }
    return true;
  }
}
