package io.github.asrprecheck.check.egress;

import java.util.List;

/** Traffic that a machine must be able to send. */
public interface Flow {

  /** The destination as a rule would name it, for people. */
  String label();

  /** {@code Tcp} or {@code Udp}. */
  String protocol();

  int port();

  /**
   * How surely a rule or route with these destinations (words, addresses, prefixes) means this
   * traffic.
   */
  Match headedFor(List<String> destinations);
}
