package io.github.asrprecheck.fact;

import java.time.Instant;

/** One place where something was seen: which call, when, from where. */
public record Source(String where, Instant at, Vantage vantage) {}
