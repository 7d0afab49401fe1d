package io.aibotiyi.venues.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.FeedState;
import io.aibotiyi.venues.Balance;
import io.aibotiyi.venues.Fill;
import io.aibotiyi.venues.OrderState;
import io.aibotiyi.venues.TradingListener;
import io.aibotiyi.venues.stub.Fast;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class AccountPollTest {

    private final States states = new States();
    private final AtomicInteger asked = new AtomicInteger();

    private AccountPoll poll(IntPredicate answers) {
        return new AccountPoll(
                "poll",
                new OrderTracker(states, 2, tracked -> {}),
                states,
                () -> answers.test(asked.incrementAndGet()),
                Duration.ofMillis(2),
                new Random(5));
    }

    private void awaitStates(String... expected) {
        Fast.await(
                () -> states.heard.equals(List.of(expected)), () -> String.valueOf(states.heard));
    }

    @Test
    void saysWhetherTheLastQuestionWasAnswered() {
        try (AccountPoll poll = poll(question -> question != 2)) {
            poll.start();
            awaitStates(
                    "CONNECTING ",
                    "LIVE ",
                    "DISCONNECTED the venue does not answer about the account",
                    "LIVE ");
            assertThat(poll.connects()).isEqualTo(2);
        }
    }

    @Test
    void aFailureOfTheListenerOrOfReadingIsToldAndPasses() {
        try (AccountPoll poll =
                poll(question -> {
                    if (question == 2 || question == 3) {
                        throw new IllegalStateException("a listener that fails");
                    }
                    return true;
                })) {
            poll.start();
            awaitStates(
                    "CONNECTING ",
                    "LIVE ",
                    "DISCONNECTED news of the account could not be taken:"
                            + " java.lang.IllegalStateException: a listener that fails",
                    "LIVE ");
        }
    }

    @Test
    void aStateThatWasNotTakenIsToldAgain() {
        states.failuresLeft.set(2);
        try (AccountPoll poll = poll(question -> true)) {
            poll.start();
            awaitStates("LIVE ");
            assertThat(poll.connects()).isEqualTo(1);
            assertThat(asked.get()).isGreaterThanOrEqualTo(2);
        }
    }

    /** Hears states as texts; fails as often as told. */
    private static final class States implements TradingListener {

        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final AtomicInteger failuresLeft = new AtomicInteger();

        @Override
        public void order(OrderState state) {}

        @Override
        public void fill(Fill fill) {}

        @Override
        public void balances(List<Balance> changed) {}

        @Override
        public void state(FeedState state, String reason) {
            if (failuresLeft.getAndDecrement() > 0) {
                throw new IllegalStateException("a listener that fails");
            }
            heard.add(state + " " + reason);
        }
    }
}
