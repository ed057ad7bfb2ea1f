package io.github.asrprecheck.collect;

import io.github.asrprecheck.fact.Reading;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Readings under way, some at a time, none waited for beyond the end of the run. */
final class Reads implements AutoCloseable {
  private final Deadline deadline;
  private final ExecutorService threads;

  Reads(Deadline deadline, int inFlight) {
    this.deadline = deadline;
    AtomicInteger number = new AtomicInteger();
    this.threads =
        Executors.newFixedThreadPool(
            inFlight,
            work -> {
              Thread thread = new Thread(work, "read-" + number.incrementAndGet());
              // A call that hangs must not keep the process.
              thread.setDaemon(true);
              return thread;
            });
  }

  /** A reading that will be there, or a gap when it breaks or comes too late. */
  <T> Supplier<Reading<T>> start(
      String what, String action, String scope, Supplier<Reading<T>> reader) {
    CompletableFuture<Reading<T>> future = CompletableFuture.supplyAsync(reader, threads);
    return () -> {
      try {
        return deadline.await(future, deadline.remaining());
      } catch (TimeoutException e) {
        return Reading.unreadable(Gaps.ended(deadline, what, action, scope));
      } catch (ExecutionException | CompletionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return Reading.unreadable(Gaps.defect(what, action, scope, cause));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Reading.unreadable(Gaps.ended(deadline, what, action, scope));
      }
    };
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
