/** The judging: pure functions from an estate to findings. */
@org.jspecify.annotations.NullMarked
package io.github.asrprecheck.check;
