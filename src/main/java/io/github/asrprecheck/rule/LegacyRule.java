package io.github.asrprecheck.rule;

import java.time.LocalDate;

/**
 * A rule of the 2017 guide beside today's.
 *
 * @param then what the guide asked for
 * @param now what is asked for today
 */
public record LegacyRule(
    String id, String topic, String then, String now, String doc, LocalDate asOf) {}
