package io.aibotiyi.venues.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final long MILLI = 1_000_000L;

    private final Backoff backoff =
            new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), new Random(5));

    @Test
    void doublesUpToTheCapAndNeverDropsBelowHalf() {
        long[] limits = {100, 200, 400, 800, 1_000, 1_000};
        for (long limit : limits) {
            assertThat(backoff.nextNanos()).isBetween(limit * MILLI / 2, limit * MILLI);
        }
        for (int i = 0; i < 100; i++) {
            assertThat(backoff.nextNanos()).isBetween(500 * MILLI, 1_000 * MILLI);
        }
    }

    @Test
    void beginsAnewAfterAnAttemptThatLasted() {
        for (int i = 0; i < 10; i++) {
            backoff.nextNanos();
        }
        backoff.reset();
        assertThat(backoff.nextNanos()).isBetween(50 * MILLI, 100 * MILLI);
    }

    @Test
    void refusesACapBelowTheBase() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1), new Random(1)));
    }
}
