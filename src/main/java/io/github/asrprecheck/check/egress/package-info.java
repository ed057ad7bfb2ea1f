/**
 * The way of a machine's traffic to a public endpoint of Azure, decided from configuration alone:
 * security groups, routes, a way out, name resolution. Pure functions of what was read; they know
 * nothing of findings.
 */
@org.jspecify.annotations.NullMarked
package io.github.asrprecheck.check.egress;
