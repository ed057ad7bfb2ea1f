package io.github.asrprecheck.fact;

import org.jspecify.annotations.Nullable;

/**
 * Something that could not be read.
 *
 * @param what the thing, as a person would name it ("compute usages in centralus")
 * @param cause why not
 * @param action the ARM action whose grant would let us read it ({@code
 *     Microsoft.Compute/locations/usages/read}), or what else would have been asked ("login")
 * @param scope where the action is needed, an ARM scope such as {@code /subscriptions/...}
 * @param remedy what a person can do to close the gap
 * @param correlationId Azure's id for the failed call, for a support ticket
 */
public record Gap(
    String what,
    Cause cause,
    String action,
    String scope,
    String remedy,
    @Nullable String correlationId) {

  /** Why something could not be read. */
  public enum Cause {
    /** Azure refused: not signed in, or no right. */
    FORBIDDEN,
    /** No usable answer: network, TLS, DNS, proxy, time-out, a server error. */
    UNREACHABLE,
    /** Azure asked to slow down for longer than this run may last. */
    THROTTLED,
    /**
     * An answer that is cut, empty where it cannot be, contradicts another, or hides what the
     * caller may not see.
     */
    INCOMPLETE,
    /** Nobody asked: it needs an option, or an earlier reading that failed. */
    NOT_ASKED,
    /** Azure, this cloud or this version of the tool does not offer it. */
    UNSUPPORTED,
    /** A fault of this tool. */
    DEFECT
  }

  /**
   * A resource that something else refers to is absent from what we could read: deleted meanwhile,
   * in a subscription outside the scope, or hidden from the caller.
   */
  public static Gap dangling(String what, String action, String scope) {
    return new Gap(
        what,
        Cause.INCOMPLETE,
        action,
        scope,
        "Grant "
            + action
            + " on "
            + scope
            + ", or name its subscription with --subscription; if it was just changed, run again.",
        null);
  }

  /**
   * An answer lacks a member, or has a value, that the judgement needs and this version does not
   * know.
   */
  public static Gap unclear(String what, String action, String scope) {
    return new Gap(
        what,
        Cause.INCOMPLETE,
        action,
        scope,
        "Look at the resource in the portal; if the value is right, report it as a missing case of"
            + " this tool.",
        null);
  }

  /** Nobody asked. */
  public static Gap notAsked(String what, String action, String scope, String remedy) {
    return new Gap(what, Cause.NOT_ASKED, action, scope, remedy, null);
  }
}
