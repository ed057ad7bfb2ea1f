package io.github.asrprecheck.fact;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A fact, or why it could not be had. There is deliberately no way to get at the value without
 * saying what happens when there is none: not knowing must stay visible up to the verdict.
 */
public sealed interface Reading<T> {

  /** A value and the sources that it rests on. */
  record Known<T>(T value, Seen seen) implements Reading<T> {}

  /** No value; at least one gap says why. */
  record Unreadable<T>(List<Gap> gaps) implements Reading<T> {
    public Unreadable {
      if (gaps.isEmpty()) {
        throw new IllegalArgumentException("an unreadable thing needs a reason");
      }
      gaps = List.copyOf(gaps);
    }
  }

  static <T> Reading<T> known(T value, Seen seen) {
    return new Known<>(value, seen);
  }

  static <T> Reading<T> unreadable(Gap gap) {
    return new Unreadable<>(List.of(gap));
  }

  static <T> Reading<T> unreadable(List<Gap> gaps) {
    return new Unreadable<>(gaps);
  }

  /** One result from either case. */
  default <R> R fold(BiFunction<? super T, Seen, R> known, Function<List<Gap>, R> unreadable) {
    if (this instanceof Known<T> k) {
      return known.apply(k.value(), k.seen());
    }
    return unreadable.apply(((Unreadable<T>) this).gaps());
  }

  default <R> Reading<R> map(Function<? super T, ? extends R> f) {
    return fold((value, seen) -> known(f.apply(value), seen), Reading::unreadable);
  }

  /** A reading that depends on this one; rests on the sources of both. */
  default <R> Reading<R> then(Function<? super T, Reading<R>> f) {
    return fold(
        (value, seen) ->
            f.apply(value)
                .<Reading<R>>fold((r, more) -> known(r, seen.and(more)), Reading::unreadable),
        Reading::unreadable);
  }

  /** Both values, or the gaps of both. */
  static <A, B, R> Reading<R> join(
      Reading<A> a, Reading<B> b, BiFunction<? super A, ? super B, ? extends R> f) {
    return a.fold(
        (va, sa) ->
            b.<Reading<R>>fold((vb, sb) -> known(f.apply(va, vb), sa.and(sb)), Reading::unreadable),
        gapsA ->
            b.<Reading<R>>fold(
                (vb, sb) -> unreadable(gapsA), gapsB -> unreadable(union(gapsA, gapsB))));
  }

  /**
   * All values in order, or every gap of every one. An empty list needs {@code seen}: that there is
   * nothing was seen too.
   */
  static <T> Reading<List<T>> all(List<Reading<T>> readings, Seen seen) {
    List<T> values = new ArrayList<>(readings.size());
    List<Gap> gaps = new ArrayList<>();
    Seen together = seen;
    for (Reading<T> reading : readings) {
      if (reading instanceof Known<T> k) {
        values.add(k.value());
        together = together.and(k.seen());
      } else {
        gaps = union(gaps, ((Unreadable<T>) reading).gaps());
      }
    }
    return gaps.isEmpty() ? known(List.copyOf(values), together) : unreadable(gaps);
  }

  private static List<Gap> union(List<Gap> a, List<Gap> b) {
    Set<Gap> all = new LinkedHashSet<>(a);
    all.addAll(b);
    return new ArrayList<>(all);
  }
}
