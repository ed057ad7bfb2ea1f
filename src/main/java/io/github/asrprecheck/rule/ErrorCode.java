package io.github.asrprecheck.rule;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A documented error of a failed enable.
 *
 * @param codes numbers or names; an entry may have several
 * @param predictable {@code arm}, {@code guest}, {@code metric}, ... : from where it could be told
 *     in advance
 */
public record ErrorCode(
    List<String> codes,
    @Nullable String name,
    String message,
    List<String> causes,
    String predictable,
    String remedy,
    String doc,
    LocalDate asOf) {}
