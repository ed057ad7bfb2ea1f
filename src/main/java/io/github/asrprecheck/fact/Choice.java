package io.github.asrprecheck.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the plan will use for one of its parts.
 *
 * @param chosen the named one or the best visible one; null: none fits, Site Recovery would create one
 * @param candidates all that were visible and considered, the best first
 * @param named whether the user named it
 */
public record Choice<T>(@Nullable T chosen, List<T> candidates, boolean named) {}
