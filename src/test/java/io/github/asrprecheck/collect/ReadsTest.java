package io.github.asrprecheck.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.Source;
import io.github.asrprecheck.fact.Vantage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many readings at once, none waited for beyond the end. */
@Timeout(20)
class ReadsTest {

  @Test
  void runsSomeAtATimeAndGivesEachItsOwnAnswer() throws InterruptedException {
    CountDownLatch bothRun = new CountDownLatch(2);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (Reads reads = new Reads(soon(10), 2)) {
      List<Supplier<Reading<Integer>>> pending = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        int n = i;
        pending.add(
            reads.start(
                "x",
                "a",
                "s",
                () -> {
                  most.accumulateAndGet(now.incrementAndGet(), Math::max);
                  bothRun.countDown();
                  await(bothRun);
                  now.decrementAndGet();
                  return known(n);
                }));
      }
      for (int i = 0; i < 6; i++) {
        assertThat(Wired.known(pending.get(i).get())).isEqualTo(i);
      }
    }
    assertThat(most).hasValue(2);
  }

  @Test
  void whatHangsIsAGapAtTheEndAndIsTold() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch told = new CountDownLatch(1);
    AtomicBoolean daemon = new AtomicBoolean();
    long begin = System.nanoTime();
    try (Reads reads = new Reads(soon(1), 1)) {
      Supplier<Reading<Integer>> hanging =
          reads.start(
              "slow thing",
              "a/read",
              "/s",
              () -> {
                daemon.set(Thread.currentThread().isDaemon());
                try {
                  never.await();
                } catch (InterruptedException e) {
                  told.countDown();
                }
                return known(1);
              });
      Supplier<Reading<Integer>> queued =
          reads.start("queued thing", "b/read", "/s", () -> known(2));
      Gap gap = Wired.gap(hanging.get());
      assertThat(gap.what()).isEqualTo("slow thing: the run's time limit was reached");
      assertThat(gap.action()).isEqualTo("a/read");
      assertThat(gap.scope()).isEqualTo("/s");
      assertThat(Wired.gap(queued.get()).what()).startsWith("queued thing: ");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    assertThat(told.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(daemon).isTrue();
  }

  @Test
  void whoeverWaitsIsWokenWhenTheRunIsCutShort() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    Deadline deadline = soon(60);
    long begin = System.nanoTime();
    try (Reads reads = new Reads(deadline, 1)) {
      Supplier<Reading<Integer>> hanging =
          reads.start(
              "slow thing",
              "a/read",
              "/s",
              () -> {
                await(never);
                return known(1);
              });
      Thread cutting =
          new Thread(
              () -> {
                try {
                  Thread.sleep(200);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                deadline.cut();
              });
      cutting.start();
      assertThat(Wired.gap(hanging.get()).what())
          .isEqualTo("slow thing: the run was interrupted before it was answered");
      cutting.join();
    } finally {
      never.countDown();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    assertThat(deadline.remaining()).isZero();
  }

  @Test
  void whatIsThereCountsEvenAfterTheEnd() {
    HandClock clock = new HandClock();
    try (Reads reads = new Reads(clock.deadline(10), 1)) {
      Supplier<Reading<Integer>> done = reads.start("x", "a", "s", () -> known(1));
      assertThat(Wired.known(done.get())).isEqualTo(1);
      clock.sleep(Duration.ofSeconds(11));
      assertThat(Wired.known(done.get())).isEqualTo(1);
    }
  }

  @Test
  void aReaderThatThrowsIsADefectWithItsNameAndWithoutItsMessage() {
    try (Reads reads = new Reads(soon(10), 1)) {
      Gap gap =
          Wired.gap(
              reads
                  .start(
                      "x",
                      "a",
                      "s",
                      () -> {
                        throw new StackOverflowError("secret");
                      })
                  .get());
      assertThat(gap.cause()).isEqualTo(Gap.Cause.DEFECT);
      assertThat(gap.what()).isEqualTo("x: StackOverflowError");
    }
  }

  @Test
  void whoWaitsCanBeInterruptedAndStaysSo() {
    CountDownLatch never = new CountDownLatch(1);
    try (Reads reads = new Reads(soon(10), 1)) {
      Supplier<Reading<Integer>> hanging =
          reads.start(
              "x",
              "a",
              "s",
              () -> {
                await(never);
                return known(1);
              });
      Thread.currentThread().interrupt();
      assertThat(Wired.gap(hanging.get()).cause()).isEqualTo(Gap.Cause.UNREACHABLE);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> Reading<T> known(T value) {
    return Reading.known(value, Seen.of(new Source("x", Instant.EPOCH, Vantage.ARM)));
  }

  private static Deadline soon(long seconds) {
    return Deadline.after(Duration.ofSeconds(seconds), Clock.systemUTC());
  }
}
