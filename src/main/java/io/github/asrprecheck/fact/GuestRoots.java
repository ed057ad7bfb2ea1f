package io.github.asrprecheck.fact;

import java.util.Set;

/** SHA-256 fingerprints, upper-case hex, of the roots that a machine trusts. */
public record GuestRoots(Set<String> fingerprints) {}
