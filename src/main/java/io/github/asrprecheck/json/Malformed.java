package io.github.asrprecheck.json;

import java.io.IOException;

/** Well-formed JSON that does not say what its place asks for. */
final class Malformed extends IOException {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final String what;

  Malformed(String what) {
    this("", what);
  }

  private Malformed(String path, String what) {
    super(path.isEmpty() ? what : path + ": " + what);
    this.path = path;
    this.what = what;
  }

  /** The same, told from one level further out. */
  Malformed in(String where) {
    return new Malformed(where + (path.isEmpty() || path.startsWith("[") ? "" : ".") + path, what);
  }
}
