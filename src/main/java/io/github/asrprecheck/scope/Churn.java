package io.github.asrprecheck.scope;

/**
 * The churn option of Site Recovery that the plan intends: NORMAL caches in a standard storage
 * account, HIGH in a premium block blob account.
 */
public enum Churn {
  NORMAL,
  HIGH
}
