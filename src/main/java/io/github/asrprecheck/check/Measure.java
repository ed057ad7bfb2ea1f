package io.github.asrprecheck.check;

import org.jspecify.annotations.Nullable;

/**
 * The numbers of a quota behind a finding, for forms that draw them.
 *
 * @param unit what is counted, in the plural
 * @param region where
 * @param needed what the plan takes on top of what is used
 * @param atLeast whether more may be needed, as something could not be seen
 * @param limit null: there is none
 */
public record Measure(
    String unit, String region, long used, long needed, boolean atLeast, @Nullable Long limit) {}
