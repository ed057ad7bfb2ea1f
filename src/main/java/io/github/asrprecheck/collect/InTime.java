package io.github.asrprecheck.collect;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Work that may hang on a program, a device or a network, for a limited time. */
final class InTime {
  private InTime() {}

  /** What the work gives; when the time is over it is left alone, and does not keep the process. */
  static <T> T get(Deadline deadline, Duration limit, String name, Supplier<T> work)
      throws TimeoutException, InterruptedException, ExecutionException {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(work.get());
              } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    return deadline.await(result, limit);
  }
}
