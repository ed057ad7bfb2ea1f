package io.github.asrprecheck.collect;

/** Told what is being read, for people who wait. */
public interface Progress {
  void reading(String what);
}
