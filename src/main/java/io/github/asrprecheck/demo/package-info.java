/** A simulated Azure behind the SDK's own HTTP seam. */
@org.jspecify.annotations.NullMarked
package io.github.asrprecheck.demo;
