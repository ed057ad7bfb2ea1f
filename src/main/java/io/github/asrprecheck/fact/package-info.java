/**
 * What was seen of Azure, and what could not be seen: readings, their sources, and the estate they
 * make up.
 */
@org.jspecify.annotations.NullMarked
package io.github.asrprecheck.fact;
