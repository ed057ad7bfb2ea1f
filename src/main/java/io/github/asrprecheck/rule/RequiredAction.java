package io.github.asrprecheck.rule;

import java.time.LocalDate;

/**
 * An action that the principal who enables replication needs.
 *
 * @param scope name of a {@code PlanScope.Role}, such as {@code SOURCE_GROUP}
 * @param level {@code FAIL} or {@code WARN}: what its absence is
 * @param when {@code always}, or the condition that asks for it: {@code missing} (the thing does
 *     not exist yet), {@code cmk}, {@code ade}, {@code provider-not-registered}, {@code
 *     no-shared-keys}
 */
public record RequiredAction(
    String scope,
    String action,
    String level,
    String when,
    String why,
    String doc,
    LocalDate asOf) {}
