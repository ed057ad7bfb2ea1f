package io.github.asrprecheck.check;

/**
 * What one rule says of one subject.
 *
 * @param says what was seen, with numbers and names; what to do is the verdict's remedy
 */
public record Finding(Rule rule, Verdict verdict, Subject subject, String says) {}
