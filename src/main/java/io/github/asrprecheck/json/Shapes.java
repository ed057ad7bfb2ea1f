package io.github.asrprecheck.json;

import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.scope.Region;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The shape of every type that a snapshot holds, taken from the types themselves: a new fact or a
 * new component needs no entry here, unless it is of a kind that none was before.
 */
final class Shapes {
  private static final Map<Type, Shape> BY_TYPE = new LinkedHashMap<>();

  static {
    BY_TYPE.put(String.class, Shape.text(t -> t));
    BY_TYPE.put(ResourceId.class, Shape.text(ResourceId::of));
    BY_TYPE.put(Region.class, Shape.text(Region::of));
    BY_TYPE.put(URI.class, Shape.text(URI::create));
    BY_TYPE.put(Instant.class, Shape.text(Instant::parse));
    BY_TYPE.put(LocalDate.class, Shape.text(LocalDate::parse));
    Shape truth = Shape.truth();
    BY_TYPE.put(boolean.class, truth);
    BY_TYPE.put(Boolean.class, truth);
    BY_TYPE.put(int.class, Shape.number(Integer.class));
    BY_TYPE.put(Integer.class, Shape.number(Integer.class));
    BY_TYPE.put(long.class, Shape.number(Long.class));
    BY_TYPE.put(Long.class, Shape.number(Long.class));
    BY_TYPE.put(Double.class, Shape.number(Double.class));
  }

  private Shapes() {}

  /** Every fact by its name, in the order of their declaration. */
  static Map<String, Fact<?>> facts() {
    Map<String, Fact<?>> facts = new LinkedHashMap<>();
    for (Field field : constants()) {
      Fact<?> fact = constant(field);
      facts.put(fact.name(), fact);
    }
    return facts;
  }

  /** What stands under a fact. */
  static Shape of(Fact<?> fact) {
    for (Field field : constants()) {
      if (constant(field).equals(fact)) {
        return of(((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0]);
      }
    }
    throw new IllegalArgumentException("no constant of Fact is called " + fact.name());
  }

  static synchronized Shape of(Type type) {
    Shape known = BY_TYPE.get(type);
    if (known == null) {
      known = made(type);
      BY_TYPE.put(type, known);
    }
    return known;
  }

  private static Shape made(Type type) {
    if (type instanceof Class<?> plain && plain.isEnum()) {
      return Shape.text(t -> constant(plain, t));
    }
    if (type instanceof Class<?> plain && plain.isRecord()) {
      return new RecordShape(plain, c -> of(c.getGenericType()));
    }
    if (type instanceof ParameterizedType many && many.getRawType() == List.class) {
      return Shape.many(of(many.getActualTypeArguments()[0]), false);
    }
    if (type instanceof ParameterizedType many && many.getRawType() == Set.class) {
      return Shape.many(of(many.getActualTypeArguments()[0]), true);
    }
    if (type.getTypeName().equals("java.util.Map<java.lang.String, java.lang.String>")) {
      return Shape.texts();
    }
    throw new IllegalStateException("say in Shapes how " + type + " is written");
  }

  private static Object constant(Class<?> type, String name) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(name);
  }

  private static List<Field> constants() {
    return Arrays.stream(Fact.class.getFields())
        .filter(f -> f.getType() == Fact.class && Modifier.isStatic(f.getModifiers()))
        .toList();
  }

  private static Fact<?> constant(Field field) {
    try {
      return (Fact<?>) Objects.requireNonNull(field.get(null));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a public constant can be read", e);
    }
  }
}
