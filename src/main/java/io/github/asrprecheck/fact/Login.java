package io.github.asrprecheck.fact;

import org.jspecify.annotations.Nullable;

/**
 * Who is signed in, read from the access token's own claims.
 *
 * @param principal object id of the user or service principal
 * @param tenant id of the Entra tenant that issued the token
 * @param name a user name or application id, for people
 */
public record Login(@Nullable String principal, @Nullable String tenant, @Nullable String name) {}
