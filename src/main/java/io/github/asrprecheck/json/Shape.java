package io.github.asrprecheck.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How values of one type stand in JSON. Exact in both directions: nothing is converted, guessed or
 * filled in.
 */
interface Shape {
  void write(Object value, JsonGenerator json) throws IOException;

  /**
   * The value that begins at the current token.
   *
   * @throws Malformed when it is not of this type; the parser then stands inside it
   */
  Object read(JsonParser json) throws IOException;

  /** Every record type that occurs in it. */
  default Set<RecordShape> records() {
    return Set.of();
  }

  /** A text that stands for the value. */
  interface Parse {
    Object from(String text);
  }

  static Shape text(Parse parse) {
    return new Shape() {
      @Override
      public void write(Object value, JsonGenerator json) throws IOException {
        json.writeString(value.toString());
      }

      @Override
      public Object read(JsonParser json) throws IOException {
        expect(json, JsonToken.VALUE_STRING, "a text");
        String text = json.getText();
        try {
          return parse.from(text);
        } catch (RuntimeException e) {
          throw new Malformed("'" + brief(text) + "' is not known to this version");
        }
      }
    };
  }

  /** A number that is an {@code Integer}, a {@code Long} or a {@code Double}. */
  static Shape number(Class<?> type) {
    return new Shape() {
      @Override
      public void write(Object value, JsonGenerator json) throws IOException {
        if (type == Double.class) {
          json.writeNumber((Double) value);
        } else {
          json.writeNumber(((Number) value).longValue());
        }
      }

      @Override
      public Object read(JsonParser json) throws IOException {
        if (type != Double.class || json.currentToken() != JsonToken.VALUE_NUMBER_FLOAT) {
          expect(json, JsonToken.VALUE_NUMBER_INT, "a number of this kind");
        }
        try {
          if (type == Double.class) {
            return json.getDoubleValue();
          }
          // The casts keep each its own type: a conditional would widen both.
          return type == Integer.class ? (Object) json.getIntValue() : (Object) json.getLongValue();
        } catch (InputCoercionException e) {
          throw new Malformed("a number too large");
        }
      }
    };
  }

  static Shape truth() {
    return new Shape() {
      @Override
      public void write(Object value, JsonGenerator json) throws IOException {
        json.writeBoolean((Boolean) value);
      }

      @Override
      public Object read(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_TRUE) {
          expect(json, JsonToken.VALUE_FALSE, "true or false");
        }
        return json.getBooleanValue();
      }
    };
  }

  /** A list, or with {@code distinct} a set, which is written in order. */
  static Shape many(Shape each, boolean distinct) {
    return new Shape() {
      @Override
      public void write(Object value, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Object one :
            distinct ? ((Set<?>) value).stream().sorted().toList() : (List<?>) value) {
          each.write(one, json);
        }
        json.writeEndArray();
      }

      @Override
      public Object read(JsonParser json) throws IOException {
        expect(json, JsonToken.START_ARRAY, "a list");
        List<Object> all = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          try {
            all.add(each.read(json));
          } catch (Malformed e) {
            throw e.in("[" + all.size() + "]");
          }
        }
        return distinct ? Set.copyOf(new LinkedHashSet<>(all)) : List.copyOf(all);
      }

      @Override
      public Set<RecordShape> records() {
        return each.records();
      }
    };
  }

  /** Texts by texts, written in order. */
  static Shape texts() {
    Shape text = text(t -> t);
    return new Shape() {
      @Override
      public void write(Object value, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> e : new TreeMap<>((Map<?, ?>) value).entrySet()) {
          json.writeStringField(e.getKey().toString(), e.getValue().toString());
        }
        json.writeEndObject();
      }

      @Override
      public Object read(JsonParser json) throws IOException {
        expect(json, JsonToken.START_OBJECT, "an object");
        Map<String, String> all = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String name = json.currentName();
          json.nextToken();
          all.put(name, (String) text.read(json));
        }
        return Map.copyOf(all);
      }
    };
  }

  static void expect(JsonParser json, JsonToken token, String what) throws Malformed {
    if (json.currentToken() != token) {
      throw new Malformed("not " + what);
    }
  }

  private static String brief(@Nullable String text) {
    String all = String.valueOf(text);
    return all.length() <= 40 ? all : all.substring(0, 40) + "...";
  }
}
