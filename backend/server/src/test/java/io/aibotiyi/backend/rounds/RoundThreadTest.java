package io.aibotiyi.backend.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.testing.CapturedLog;
import io.aibotiyi.backend.testing.CapturedLog.Line;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RoundThreadTest {

    private static final Duration LONG = Duration.ofHours(1);

    /** Takes what each round shall do, and tells the number of each round that began. */
    private static final class Rounds extends RoundThread {

        private final BlockingQueue<Integer> begun = new ArrayBlockingQueue<>(100);
        private volatile Duration first = Duration.ZERO;
        private volatile Duration pause = LONG;
        private volatile Runnable work = () -> {};
        private int number;

        private Rounds() {
            super("test-rounds");
        }

        @Override
        protected Duration nextRound() {
            var _ = begun.offer(++number);
            work.run();
            return pause;
        }

        @Override
        protected Duration beforeFirst() {
            return first;
        }

        private void awaitRound(int number) throws InterruptedException {
            assertThat(begun.poll(10, TimeUnit.SECONDS)).isEqualTo(number);
        }
    }

    private final CapturedLog log = new CapturedLog(RoundThread.class);
    private final Rounds rounds = new Rounds();

    @AfterEach
    void stop() {
        rounds.stop();
        log.close();
    }

    @Test
    void roundsFollowEachOtherAfterThePauseThatEachAsksFor() throws InterruptedException {
        rounds.pause = Duration.ofMillis(1);
        rounds.start();

        rounds.awaitRound(1);
        rounds.awaitRound(2);
        rounds.awaitRound(3);
    }

    @Test
    void wakingEndsThePauseAndIsNotLostDuringARound() throws InterruptedException {
        rounds.first = LONG;
        rounds.start();
        rounds.work = rounds::wake;
        rounds.wake();

        rounds.awaitRound(1);
        rounds.awaitRound(2);
    }

    @Test
    void aRoundThatFailsIsFollowedByAnotherAndItsCauseIsToldOnce() throws InterruptedException {
        rounds.work =
                () -> {
                    rounds.wake();
                    throw new IllegalStateException("meant by the test");
                };
        rounds.start();

        rounds.awaitRound(1);
        rounds.awaitRound(2);
        rounds.awaitRound(3);
        assertThat(log.lines().getFirst())
                .isEqualTo(
                        new Line(
                                "ERROR",
                                "test-rounds failed, the next round is in PT5S",
                                "IllegalStateException"));
        assertThat(log.lines().get(1))
                .isEqualTo(
                        new Line(
                                "ERROR",
                                "test-rounds failed again, the next round is in PT5S: meant by"
                                        + " the test",
                                ""));
    }

    @Test
    void stoppingEndsThePauseAfterAFailureAtOnce() throws InterruptedException {
        rounds.work =
                () -> {
                    throw new IllegalStateException("meant by the test");
                };
        rounds.start();
        rounds.awaitRound(1);

        long before = System.nanoTime();
        rounds.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
        assertThat(rounds.isRunning()).isFalse();
    }

    @Test
    void stoppingWaitsForTheRoundInHandAndBeginsNoOther() throws InterruptedException {
        CountDownLatch mayEnd = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        rounds.pause = Duration.ZERO;
        rounds.work =
                () -> {
                    try {
                        assertThat(mayEnd.await(10, TimeUnit.SECONDS)).isTrue();
                        ended.countDown();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                };
        rounds.start();
        rounds.awaitRound(1);
        Thread stopping = Thread.ofVirtual().start(rounds::stop);
        while (rounds.isRunning()) {
            Thread.onSpinWait();
        }
        mayEnd.countDown();
        stopping.join();

        assertThat(ended.getCount()).isZero();
        assertThat(rounds.begun).isEmpty();
    }

    @Test
    void whatWasStoppedMayStartAgain() throws InterruptedException {
        rounds.start();
        rounds.awaitRound(1);
        rounds.stop();
        rounds.start();

        rounds.awaitRound(2);
    }
}
