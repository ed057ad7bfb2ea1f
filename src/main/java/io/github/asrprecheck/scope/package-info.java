/** What to look at, and in which Azure: validated values, no I/O. */
@org.jspecify.annotations.NullMarked
package io.github.asrprecheck.scope;
