package io.github.asrprecheck.json;

import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.scope.Region;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values of any type that a fact is made of, no two alike and none a default, so that whatever is
 * dropped or swapped on the way shows.
 */
final class FilledFacts {
  private int next = 1;
  private final boolean nulls;

  /**
   * @param nulls whether whatever may be null is
   */
  FilledFacts(boolean nulls) {
    this.nulls = nulls;
  }

  /** Each constant of {@link Fact} with a value of its type. */
  static List<Map.Entry<Fact<?>, Object>> all(boolean nulls) {
    FilledFacts filled = new FilledFacts(nulls);
    List<Map.Entry<Fact<?>, Object>> all = new ArrayList<>();
    for (Field field : Fact.class.getFields()) {
      if (Modifier.isStatic(field.getModifiers())) {
        all.add(
            Map.entry(
                constant(field),
                filled.of(
                    ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0])));
      }
    }
    return all;
  }

  private static Fact<?> constant(Field field) {
    try {
      return (Fact<?>) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  Object of(Type type) {
    int n = next++;
    if (type == String.class) {
      return "Text " + n + " \u00e9\ud83d\ude00\u202e\u0007";
    }
    if (type == boolean.class || type == Boolean.class) {
      return true;
    }
    if (type == int.class || type == Integer.class) {
      return n;
    }
    if (type == long.class) {
      return 5_000_000_000L + n;
    }
    if (type == Double.class) {
      return n + 0.125;
    }
    if (type == ResourceId.class) {
      return ResourceId.of("/Subscriptions/X/resourceGroups/RG-" + n + "/providers/A/b/Name-" + n);
    }
    if (type == Region.class) {
      return Region.of("East US " + n);
    }
    if (type == URI.class) {
      return URI.create("https://host" + n + ".example");
    }
    if (type == Instant.class) {
      return Instant.ofEpochSecond(1_800_000_000L + n, 123_456_789);
    }
    if (type instanceof ParameterizedType many) {
      Type[] of = many.getActualTypeArguments();
      if (many.getRawType() == Map.class) {
        return Map.of(of(of[0]), of(of[1]), of(of[0]), of(of[1]));
      }
      return many.getRawType() == Set.class
          ? Set.of(of(of[0]), of(of[0]))
          : List.of(of(of[0]), of(of[0]));
    }
    Class<?> plain = (Class<?>) type;
    return plain.isEnum() ? last(plain.getEnumConstants()) : record(plain);
  }

  private static Object last(Object[] constants) {
    return constants[constants.length - 1];
  }

  private Object record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] parts = new Object[components.length];
    for (int i = 0; i < parts.length; i++) {
      boolean mayBeNull = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
      parts[i] = nulls && mayBeNull ? null : of(components[i].getGenericType());
    }
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return type.getDeclaredConstructor(types).newInstance(parts);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
