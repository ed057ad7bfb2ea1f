/** The dated rule tables, as records; the data itself is in {@code resources/rule}. */
@org.jspecify.annotations.NullMarked
package io.github.asrprecheck.rule;
