package io.github.asrprecheck.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Map;

/** What a command finds around itself: environment, terminal, streams, and who may interrupt it. */
record Surroundings(
    Map<String, String> environment,
    Terminal terminal,
    PrintWriter out,
    PrintStream err,
    Interrupt interrupt) {

  /** Where nobody interrupts. */
  Surroundings(
      Map<String, String> environment, Terminal terminal, PrintWriter out, PrintStream err) {
    this(environment, terminal, out, err, new Interrupt());
  }
}
