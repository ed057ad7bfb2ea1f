package io.github.asrprecheck.cli;

import io.github.asrprecheck.collect.Deadline;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Ctrl-C, or the end that a CI job puts to a step: the run is cut short, what is known by then is
 * written, and the JVM ends with the code of its signal (130).
 */
final class Interrupt {
  private static final int SECONDS_TO_WRITE = 10;

  private final AtomicReference<Deadline> running = new AtomicReference<>();
  private final CountDownLatch written = new CountDownLatch(1);

  /** From now on an interrupt ends this run. */
  void endsRun(Deadline deadline) {
    running.set(deadline);
  }

  /** Everything is written; the process may end. */
  void over() {
    written.countDown();
  }

  /** Waits, while the JVM shuts down, for the main thread to write. */
  void listen() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::cutShort, "interrupt"));
  }

  private void cutShort() {
    Deadline deadline = running.get();
    if (deadline == null) {
      return;
    }
    deadline.cut();
    try {
      // In vain or not, the JVM ends then; drafts of files go with it.
      boolean unused = written.await(SECONDS_TO_WRITE, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
