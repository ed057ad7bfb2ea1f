package io.github.asrprecheck.report;

import io.github.asrprecheck.fact.ResourceId;
import java.util.List;

/**
 * What the run comes to for one machine.
 *
 * @param rules ids of the counted rules that keep it from being ready, the worst first
 */
public record MachineOutcome(ResourceId id, String name, Outcome outcome, List<String> rules) {}
