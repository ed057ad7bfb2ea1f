package io.github.asrprecheck.rule;

import java.time.LocalDate;
import java.util.List;

/** A built-in role of Azure. */
public record BuiltInRole(
    String name,
    String id,
    List<String> actions,
    List<String> notActions,
    String doc,
    LocalDate asOf) {}
