package io.github.asrprecheck.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Map;

/** What a command finds around itself: environment, terminal, streams. */
record Surroundings(
    Map<String, String> environment, Terminal terminal, PrintWriter out, PrintStream err) {}
