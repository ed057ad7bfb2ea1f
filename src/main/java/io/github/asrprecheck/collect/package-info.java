/**
 * The reading of Azure: every call, every retry, every error turned into a gap. Nothing here
 * judges.
 */
@org.jspecify.annotations.NullMarked
package io.github.asrprecheck.collect;
