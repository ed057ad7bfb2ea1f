/** Findings folded into one report, and that report as text. */
@org.jspecify.annotations.NullMarked
package io.github.asrprecheck.report;
