/** Everything that knows Jackson. */
@org.jspecify.annotations.NullMarked
package io.github.asrprecheck.json;
