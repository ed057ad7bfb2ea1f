package io.github.asrprecheck.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.scope.Scope;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one snapshot. A file that is not whole is refused; a reading that this version does not
 * understand is unreadable, and the others stand.
 */
final class EstateJsonReader {
  /** Far above what any estate needs: a machine with all that belongs to it takes some 4 kB. */
  static final long MOST_BYTES = 1L << 30;

  private final String name;
  private final long mostBytes;
  private final Map<String, Fact<?>> facts = Shapes.facts();
  private final Map<Estate.Key, Reading<?>> readings = new HashMap<>();
  private Map<String, Set<String>> members = Map.of();
  private Snapshot.@Nullable Origin origin;
  private @Nullable Scope scope;

  EstateJsonReader(String name) {
    this(name, MOST_BYTES);
  }

  EstateJsonReader(String name, long mostBytes) {
    this.name = name;
    this.mostBytes = mostBytes;
  }

  Snapshot read(InputStream in) throws Snapshot.Unusable {
    try (InputStream text = new CappedStream(unpacked(in), mostBytes);
        JsonParser json = EstateJson.FACTORY.createParser(text)) {
      read(json);
      if (json.nextToken() != null) {
        throw new Malformed("there is more behind its end");
      }
      if (origin == null || scope == null || scope.subscriptions().isEmpty()) {
        throw new Malformed("it has no origin or no scope");
      }
      return new Snapshot(origin, Estate.of(scope, readings));
    } catch (CappedStream.TooLarge e) {
      throw new Snapshot.Unusable("it unpacks to more than " + (mostBytes >> 20) + " MB");
    } catch (Malformed e) {
      throw new Snapshot.Unusable(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new Snapshot.Unusable("it is damaged, or no snapshot at all");
    }
  }

  /** A file that somebody has unpacked is as good. */
  private static InputStream unpacked(InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
    buffered.mark(2);
    boolean packed = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    return packed ? new GZIPInputStream(buffered, 1 << 16) : buffered;
  }

  private void read(JsonParser json) throws IOException, Snapshot.Unusable {
    if (json.nextToken() != JsonToken.START_OBJECT
        || !"format".equals(json.nextFieldName())
        || !EstateJson.FORMAT.equals(json.nextTextValue())
        || !"version".equals(json.nextFieldName())) {
      throw new Malformed("it is no snapshot of asr-precheck");
    }
    int version = json.nextIntValue(0);
    if (version != EstateJson.VERSION) {
      throw new Snapshot.Unusable(
          "it is of format "
              + version
              + " and this version reads format "
              + EstateJson.VERSION
              + "; use a newer asr-precheck");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String member = json.currentName();
      json.nextToken();
      switch (member) {
        case "origin" -> origin = (Snapshot.Origin) EstateJson.ORIGIN.read(json);
        case "scope" -> scope = (Scope) EstateJson.SCOPE.read(json);
        case "members" -> members = members(json);
        case "readings" -> readings(json);
        default -> json.skipChildren();
      }
    }
    Shape.expect(json, JsonToken.END_OBJECT, "closed");
  }

  private static Map<String, Set<String>> members(JsonParser json) throws IOException {
    Shape names = Shape.many(Shape.text(t -> t), false);
    Map<String, Set<String>> all = new HashMap<>();
    Shape.expect(json, JsonToken.START_OBJECT, "an object");
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String type = json.currentName();
      json.nextToken();
      Set<String> known = new HashSet<>();
      ((List<?>) names.read(json)).forEach(n -> known.add((String) n));
      all.put(type, known);
    }
    return all;
  }

  private void readings(JsonParser json) throws IOException {
    if (members.isEmpty()) {
      throw new Malformed("its members do not stand before its readings");
    }
    Shape.expect(json, JsonToken.START_ARRAY, "a list of readings");
    while (json.nextToken() != JsonToken.END_ARRAY) {
      Shape.expect(json, JsonToken.START_OBJECT, "a reading");
      reading(json);
    }
  }

  private void reading(JsonParser json) throws IOException {
    int depth = json.getParsingContext().getNestingDepth();
    Fact<?> fact = null;
    String at = "";
    Object seen = null;
    Object value = null;
    Object gaps = null;
    String fault = null;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String member = json.currentName();
      json.nextToken();
      try {
        switch (member) {
          case "fact" -> fact = facts.get((String) Shape.text(t -> t).read(json));
          case "at" -> at = (String) Shape.text(t -> t).read(json);
          case "seen" -> seen = EstateJson.SEEN.read(json);
          case "gaps" -> gaps = Shape.many(EstateJson.GAP, false).read(json);
          case "value" -> {
            if (fact == null) {
              json.skipChildren();
            } else {
              value = Shapes.of(fact).read(json);
            }
          }
          default -> json.skipChildren();
        }
      } catch (Malformed e) {
        fault = String.valueOf(e.in(member).getMessage());
        while (json.getParsingContext().getNestingDepth() > depth) {
          json.nextToken();
        }
      }
    }
    if (fact != null) {
      add(fact, at, fault, seen, value, gaps);
    }
  }

  @SuppressWarnings("unchecked") // each was read by its own shape
  private void add(
      Fact<?> fact,
      String at,
      @Nullable String fault,
      @Nullable Object seen,
      @Nullable Object value,
      @Nullable Object gaps) {
    Estate.Key key = new Estate.Key(fact, at);
    Reading<?> reading;
    if (fault == null && gaps instanceof List<?> some && !some.isEmpty() && value == null) {
      reading = Reading.unreadable((List<Gap>) some);
    } else if (fault == null && seen != null && value != null && gaps == null) {
      String lacking = lacking(fact);
      reading = lacking == null ? Reading.known(value, (Seen) seen) : unreadable(key, lacking);
    } else {
      reading = unreadable(key, fault == null ? "it has neither value nor gaps" : fault);
    }
    if (readings.put(key, reading) != null) {
      readings.put(key, unreadable(key, "it stands there twice"));
    }
  }

  /** A component that the writing version did not know: its absence says nothing. */
  private @Nullable String lacking(Fact<?> fact) {
    Set<RecordShape> needed = new HashSet<>(Shapes.of(fact).records());
    needed.addAll(EstateJson.SEEN.records());
    for (RecordShape record : needed) {
      for (String member : record.members()) {
        if (!members.getOrDefault(record.name(), Set.of()).contains(member)) {
          return "the version that wrote it did not read " + record.name() + "." + member;
        }
      }
    }
    return null;
  }

  private Reading<?> unreadable(Estate.Key key, String why) {
    String at = key.at();
    return Reading.unreadable(
        new Gap(
            key.fact().name()
                + (at.isEmpty() ? "" : " at " + at)
                + " in the snapshot "
                + name
                + " ("
                + why
                + ")",
            Gap.Cause.INCOMPLETE,
            key.fact().action(),
            at.isEmpty() || at.startsWith("/") ? at : "/subscriptions/" + at,
            "Take a new snapshot with this version: run against Azure with --save-snapshot.",
            null));
  }
}
