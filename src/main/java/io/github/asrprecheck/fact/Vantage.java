package io.github.asrprecheck.fact;

/** From where a thing was seen. What the runner sees never stands for what a machine sees. */
public enum Vantage {
  /** Resource Manager's answer: configuration as it is now. */
  ARM,
  /** Resource Graph's answer: configuration as it was some seconds ago. */
  GRAPH,
  /** Inside the machine. */
  GUEST,
  /** The computer that runs this tool, its command line and its login. */
  RUNNER
}
