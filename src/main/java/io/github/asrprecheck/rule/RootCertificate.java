package io.github.asrprecheck.rule;

import java.time.LocalDate;

/**
 * A root certificate that Azure's endpoints chain to.
 *
 * @param sha256 upper-case hex
 * @param need {@code required} or {@code recommended}
 */
public record RootCertificate(
    String name,
    String cloud,
    String sha256,
    LocalDate notAfter,
    String need,
    String doc,
    LocalDate asOf) {}
