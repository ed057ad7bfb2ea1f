package io.github.asrprecheck.check.egress;

/**
 * Which of the free priorities of a security group belong to one endpoint: every {@code of}-th. So
 * the commands for all endpoints, for whatever machines share the group, can be run together.
 *
 * @param number the endpoint's number, from zero
 * @param of how many endpoints there are
 */
public record Place(int number, int of) {
  boolean holds(int nth) {
    return nth % of == number;
  }
}
