package io.github.asrprecheck.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A record as an object, component by component. What is null is left out, and what is left out is
 * null; where null may not stand, leaving out is a fault. Members that this version does not know
 * are passed over.
 */
final class RecordShape implements Shape {
  private final Class<?> type;
  private final Map<String, Member> members = new LinkedHashMap<>();

  private record Member(int place, RecordComponent component, Shape shape, boolean mayBeNull) {
    @Nullable Object of(Object value) {
      try {
        return component.getAccessor().invoke(value);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a component of a public record can be read", e);
      }
    }
  }

  RecordShape(Class<?> type, Function<RecordComponent, Shape> shapes) {
    this.type = type;
    RecordComponent[] components = type.getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      RecordComponent c = components[i];
      boolean mayBeNull = c.getAnnotatedType().isAnnotationPresent(Nullable.class);
      members.put(name(c), new Member(i, c, shapes.apply(c), mayBeNull));
    }
  }

  /** Its own, but where that is no word of Java. */
  private static String name(RecordComponent component) {
    JsonProperty other = component.getAccessor().getAnnotation(JsonProperty.class);
    return other == null ? component.getName() : other.value();
  }

  /** {@code Machine.AttachedDisk}. */
  String name() {
    return type.getName().substring(type.getName().lastIndexOf('.') + 1).replace('$', '.');
  }

  List<String> members() {
    return List.copyOf(members.keySet());
  }

  @Override
  public Set<RecordShape> records() {
    Set<RecordShape> all = new LinkedHashSet<>(Set.of(this));
    members.values().forEach(m -> all.addAll(m.shape().records()));
    return all;
  }

  @Override
  public void write(Object value, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, Member> member : members.entrySet()) {
      Object part = member.getValue().of(value);
      if (part != null) {
        json.writeFieldName(member.getKey());
        member.getValue().shape().write(part, json);
      }
    }
    json.writeEndObject();
  }

  @Override
  public Object read(JsonParser json) throws IOException {
    Shape.expect(json, JsonToken.START_OBJECT, "an object");
    @Nullable Object[] parts = new Object[members.size()];
    while (json.nextToken() != JsonToken.END_OBJECT) {
      Member member = members.get(json.currentName());
      JsonToken token = json.nextToken();
      if (member == null) {
        json.skipChildren();
      } else if (token != JsonToken.VALUE_NULL) {
        try {
          parts[member.place()] = member.shape().read(json);
        } catch (Malformed e) {
          throw e.in(name(member.component()));
        }
      }
    }
    for (Member member : members.values()) {
      if (parts[member.place()] == null && !member.mayBeNull()) {
        throw new Malformed("missing").in(name(member.component()));
      }
    }
    return made(parts);
  }

  private Object made(@Nullable Object[] parts) throws Malformed {
    try {
      Constructor<?> canonical =
          type.getDeclaredConstructor(
              Arrays.stream(type.getRecordComponents())
                  .map(RecordComponent::getType)
                  .toArray(Class<?>[]::new));
      return canonical.newInstance(parts);
    } catch (InvocationTargetException e) {
      throw new Malformed(String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a public record can be made", e);
    }
  }
}
