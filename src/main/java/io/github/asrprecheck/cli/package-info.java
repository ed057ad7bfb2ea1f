/** The command line: options, exit codes, progress. */
@org.jspecify.annotations.NullMarked
package io.github.asrprecheck.cli;
