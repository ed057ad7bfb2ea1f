package io.github.asrprecheck.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.scope.Scope;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** A whole estate as a file, by {@code docs/snapshot.md}: written here, read back the same. */
public final class EstateJson {
  static final String FORMAT = "asr-precheck-snapshot";
  static final int VERSION = 1;

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  static final Shape ORIGIN = Shapes.of(Snapshot.Origin.class);
  static final Shape SCOPE = Shapes.of(Scope.class);
  static final Shape SEEN = Shapes.of(Seen.class);
  static final Shape GAP = Shapes.of(Gap.class);

  private EstateJson() {}

  /** Writes it compressed; {@code out} is finished, not closed. */
  public static void write(Snapshot snapshot, OutputStream out) throws IOException {
    GZIPOutputStream packed = new GZIPOutputStream(out, 1 << 16);
    // Through characters: a name may hold half a surrogate pair, which bytes of UTF-8 cannot.
    Writer text = new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.US_ASCII));
    JsonGenerator json = FACTORY.createGenerator(text);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.writeStartObject();
    json.writeStringField("format", FORMAT);
    json.writeNumberField("version", VERSION);
    json.writeFieldName("origin");
    ORIGIN.write(snapshot.origin(), json);
    members(json);
    json.writeFieldName("scope");
    SCOPE.write(snapshot.estate().scope(), json);
    json.writeArrayFieldStart("readings");
    for (Map.Entry<Estate.Key, Reading<?>> reading : sorted(snapshot.estate())) {
      json.writeRaw('\n');
      reading(reading.getKey(), reading.getValue(), json);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.close();
    text.flush();
    packed.finish();
  }

  /** Reads it back; {@code name} is the file's, for the gaps of what it does not hold. */
  public static Snapshot read(InputStream in, String name) throws Snapshot.Unusable {
    return new EstateJsonReader(name).read(in);
  }

  /** What this version knows of each record, so that a later one sees what it does not. */
  private static void members(JsonGenerator json) throws IOException {
    Set<RecordShape> records = new LinkedHashSet<>(SEEN.records());
    Shapes.facts().values().forEach(fact -> records.addAll(Shapes.of(fact).records()));
    json.writeObjectFieldStart("members");
    for (RecordShape record : records) {
      json.writeArrayFieldStart(record.name());
      for (String member : record.members()) {
        json.writeString(member);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void reading(Estate.Key key, Reading<?> reading, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("fact", key.fact().name());
    json.writeStringField("at", key.at());
    if (reading instanceof Reading.Known<?> known) {
      json.writeFieldName("seen");
      SEEN.write(known.seen(), json);
      json.writeFieldName("value");
      Shapes.of(key.fact()).write(known.value(), json);
    } else if (reading instanceof Reading.Unreadable<?> unreadable) {
      json.writeArrayFieldStart("gaps");
      for (Gap gap : unreadable.gaps()) {
        GAP.write(gap, json);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static List<Map.Entry<Estate.Key, Reading<?>>> sorted(Estate estate) {
    return estate.readings().entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<Estate.Key, Reading<?>> e) -> e.getKey().fact().name())
                .thenComparing(e -> e.getKey().at()))
        .toList();
  }
}
