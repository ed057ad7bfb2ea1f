package io.github.asrprecheck;

import io.github.asrprecheck.cli.App;

/** Starts the program; the only place that ends the process. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(App.run(args));
  }
}
