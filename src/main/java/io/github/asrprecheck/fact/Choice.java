package io.github.asrprecheck.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the plan will use for one of its parts.
 *
 * @param chosen the named one or the best visible one; null: none fits, Site Recovery would create
 *     one
 * @param candidates those that could be used, the best first
 * @param rejected those that were seen and cannot be used
 * @param named whether the user named it
 */
public record Choice<T>(@Nullable T chosen, List<T> candidates, List<T> rejected, boolean named) {}
