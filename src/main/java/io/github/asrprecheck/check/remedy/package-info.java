/** What to do about a finding, in words and as commands. */
@org.jspecify.annotations.NullMarked
package io.github.asrprecheck.check.remedy;
