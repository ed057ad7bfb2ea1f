package io.github.asrprecheck.report;

import io.github.asrprecheck.check.Verdict;
import java.util.List;

/** One check and what it found, the worst first. A listed check always has its section. */
public record Section(CheckHeading check, Verdict.Kind verdict, List<Line> lines) {}
