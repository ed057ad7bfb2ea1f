package io.github.asrprecheck.collect;

import com.azure.json.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object of an answer. It tells what is absent from what is there, so that nothing absent
 * is ever taken for a zero or a no. Paths have dots; names are case-sensitive, as ARM's are.
 */
final class Row {
  private final Map<String, Object> members;

  private Row(Map<String, Object> members) {
    this.members = members;
  }

  static Row read(JsonReader reader) throws IOException {
    return of(reader.readUntyped());
  }

  private static Row of(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new Malformed("an object was expected");
    }
    Map<String, Object> members = new LinkedHashMap<>();
    map.forEach((name, member) -> members.put(String.valueOf(name), member));
    return new Row(members);
  }

  /** The text at a path; must be there. */
  String text(String path) {
    String text = textOrNull(path);
    if (text == null) {
      throw new Malformed(path + " is absent");
    }
    return text;
  }

  /** The text at a path, a number or flag as its text; null where there is none. */
  @Nullable String textOrNull(String path) {
    Object value = at(path);
    if (value instanceof Map || value instanceof List) {
      throw new Malformed(path + " is no text");
    }
    return value == null ? null : value.toString();
  }

  /** The same, an empty text taken as none: Resource Graph writes absent strings so. */
  @Nullable String filledOrNull(String path) {
    String text = textOrNull(path);
    return text == null || text.isEmpty() ? null : text;
  }

  long number(String path) {
    Long number = numberOrNull(path);
    if (number == null) {
      throw new Malformed(path + " is absent");
    }
    return number;
  }

  @Nullable Long numberOrNull(String path) {
    Object value = at(path);
    if (value == null) {
      return null;
    }
    if (value instanceof Number number && number.doubleValue() == number.longValue()) {
      return number.longValue();
    }
    throw new Malformed(path + " is no whole number");
  }

  @Nullable Integer intOrNull(String path) {
    Long number = numberOrNull(path);
    return number == null ? null : Math.toIntExact(number);
  }

  @Nullable Boolean flagOrNull(String path) {
    Object value = at(path);
    if (value == null || value instanceof Boolean) {
      return (Boolean) value;
    }
    throw new Malformed(path + " is neither true nor false");
  }

  /** The objects of an array; none where the array is absent, as Azure leaves some out. */
  List<Row> rows(String path) {
    List<Row> rows = new ArrayList<>();
    for (Object item : array(path)) {
      rows.add(of(item));
    }
    return rows;
  }

  /**
   * The objects of an array that Azure always writes, empty or not: where it is absent, nothing is
   * known of them.
   */
  List<Row> needRows(String path) {
    need(path);
    return rows(path);
  }

  List<String> needTexts(String path) {
    need(path);
    return texts(path);
  }

  private void need(String path) {
    if (at(path) == null) {
      throw new Malformed(path + " is absent");
    }
  }

  /** The texts of an array; none where the array is absent. */
  List<String> texts(String path) {
    List<String> texts = new ArrayList<>();
    for (Object item : array(path)) {
      if (!(item instanceof String text)) {
        throw new Malformed(path + " holds something else than text");
      }
      texts.add(text);
    }
    return List.copyOf(texts);
  }

  Map<String, String> textMap(String path) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (at(path) instanceof Map<?, ?> map) {
      map.forEach(
          (name, value) -> texts.put(String.valueOf(name), value == null ? "" : value.toString()));
    }
    return texts;
  }

  @Nullable Row rowOrNull(String path) {
    Object value = at(path);
    return value == null ? null : of(value);
  }

  private List<?> array(String path) {
    Object value = at(path);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw new Malformed(path + " is no list");
  }

  private @Nullable Object at(String path) {
    Object value = members;
    for (String name : path.split("\\.", -1)) {
      if (value == null || value.equals("")) {
        return null;
      }
      if (!(value instanceof Map<?, ?> map)) {
        throw new Malformed(path + " leads through something that is no object");
      }
      value = map.get(name);
    }
    return value;
  }
}
