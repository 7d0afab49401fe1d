package io.aibotiyi.backend.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class WriteTurnTest {

    private final WriteTurn turn = new WriteTurn(Duration.ofSeconds(20));

    @Test
    void theNextInLineGetsItWhenTheHolderHasGivenItBackAsOftenAsItTookIt() throws Exception {
        List<String> order = new CopyOnWriteArrayList<>();
        WriteTurn.Hold outer = turn.take();
        WriteTurn.Hold inner = turn.take();
        Thread first = inLine("first", order);
        Thread second = inLine("second", order);

        inner.give();
        inner.give();
        assertThat(turn.mine()).isTrue();
        assertThat(order).isEmpty();
        outer.give();

        first.join();
        second.join();
        assertThat(order).containsExactly("first", "second");
        assertThat(turn.mine()).isFalse();
    }

    private Thread inLine(String name, List<String> order) {
        int before = turn.waiting();
        Thread thread =
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            try {
                                WriteTurn.Hold hold = turn.take();
                                order.add(name);
                                hold.give();
                            } catch (TimeoutException | InterruptedException e) {
                                order.add(name + " " + e);
                            }
                        });
        Awaitility.await().until(() -> turn.waiting() > before);
        return thread;
    }

    @Test
    void whoWaitsTooLongLeavesTheLine() throws Exception {
        WriteTurn hasty = new WriteTurn(Duration.ofMillis(20));
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        CompletableFuture<Void> holder =
                CompletableFuture.runAsync(() -> {
                    try {
                        WriteTurn.Hold hold = hasty.take();
                        taken.countDown();
                        done.await();
                        hold.give();
                    } catch (TimeoutException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
        taken.await();
        assertThatThrownBy(hasty::take)
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("PT0.02S");
        assertThat(hasty.waiting()).isZero();
        done.countDown();
        holder.get(20, TimeUnit.SECONDS);
        hasty.take().give();
    }

    @Test
    void aLentTurnLetsTheOtherThreadInAndIsBackOnlyWhenThatOneHasLeft() throws Exception {
        WriteTurn.Hold mine = turn.take();
        CountDownLatch write = new CountDownLatch(1);
        CompletableFuture<Void> written = new CompletableFuture<>();
        CompletableFuture<String> left = new CompletableFuture<>();
        Thread writer =
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            try {
                                WriteTurn.Hold hold = turn.take();
                                written.complete(null);
                                write.await();
                                left.complete("left");
                                hold.give();
                            } catch (TimeoutException | InterruptedException e) {
                                written.completeExceptionally(e);
                            }
                        });
        Thread lender = Thread.currentThread();
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    written.join();
                    // the wait itself has a limit; waiting for the guest to leave has none
                    Awaitility.await().until(() -> lender.getState() == Thread.State.WAITING);
                    write.countDown();
                });

        turn.lend(writer, () -> written.get(20, TimeUnit.SECONDS));

        assertThat(left).isCompletedWithValue("left");
        assertThat(turn.mine()).isTrue();
        mine.give();
        writer.join();
    }

    @Test
    void whoDoesNotHoldItLendsNothing() throws Exception {
        WriteTurn.Hold mine = turn.take();
        Thread stranger = Thread.ofPlatform().daemon().unstarted(() -> {});
        CompletableFuture.runAsync(
                        () -> {
                            try {
                                turn.lend(stranger, () -> {});
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        })
                .get(20, TimeUnit.SECONDS);
        assertThat(turn.mine()).isTrue();
        mine.give();
    }
}
