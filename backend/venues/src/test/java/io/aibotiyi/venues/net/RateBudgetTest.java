package io.aibotiyi.venues.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RateBudgetTest {

    private static final long SECOND = 1_000_000_000L;

    private long now = 77;

    private RateBudget budget(double capacity, double drain) {
        return new RateBudget("the limit", capacity, drain, () -> now);
    }

    private static void assertRefused(RateBudget budget, double cost, Duration after) {
        assertThatThrownBy(() -> budget.acquire(cost, Duration.ZERO))
                .isInstanceOfSatisfying(
                        VenueException.class,
                        e -> {
                            assertThat(e.error()).isEqualTo(VenueError.RATE_LIMITED);
                            assertThat(e.retryAfter()).contains(after);
                            assertThat(e)
                                    .hasMessageContaining("the limit")
                                    .hasMessageContaining("not sent");
                        });
    }

    @Test
    void refusesBeyondTheCapacityAndSaysWhenThereIsRoomAgain() throws Exception {
        RateBudget budget = budget(10, 2);
        budget.acquire(6, Duration.ZERO);
        budget.acquire(4, Duration.ZERO);
        assertRefused(budget, 1, Duration.ofMillis(500));
        assertThat(budget.used()).as("a refused request costs nothing").isEqualTo(10);
        now += SECOND / 2;
        budget.acquire(1, Duration.ZERO);
        assertThat(budget.used()).isEqualTo(10);
    }

    @Test
    void givesBackNoMoreThanWasUsed() throws Exception {
        RateBudget budget = budget(10, 2);
        budget.acquire(1, Duration.ZERO);
        now += 3_600 * SECOND;
        assertThat(budget.used()).isZero();
        budget.acquire(10, Duration.ZERO);
        assertRefused(budget, 1, Duration.ofMillis(500));
    }

    @Test
    void letsNothingThroughUntilTheTimeThatTheVenueNamed() throws Exception {
        RateBudget budget = budget(10, 2);
        budget.shut(Duration.ofSeconds(3));
        budget.shut(Duration.ofSeconds(1));
        assertRefused(budget, 1, Duration.ofSeconds(3));
        now += 3 * SECOND - 1;
        assertRefused(budget, 1, Duration.ofNanos(1));
        now++;
        budget.acquire(1, Duration.ZERO);
    }

    @Test
    void believesTheVenueWhenItCountsMore() throws Exception {
        RateBudget budget = budget(10, 2);
        budget.observe(9.5);
        assertRefused(budget, 1, Duration.ofMillis(250));
        budget.observe(3);
        assertThat(budget.used()).as("the larger number holds").isEqualTo(9.5);
    }

    @Test
    void aCancelIsNeverKeptWaitingButCounts() {
        RateBudget budget = budget(10, 2);
        budget.force(25);
        assertThat(budget.used()).isEqualTo(25);
        assertRefused(budget, 1, Duration.ofSeconds(8));
    }

    @Test
    void waitsItsTurn() throws Exception {
        RateBudget budget = new RateBudget("the limit", 1, 100, System::nanoTime);
        budget.acquire(1, Duration.ZERO);
        long began = System.nanoTime();
        budget.acquire(1, Duration.ofSeconds(10));
        assertThat(System.nanoTime() - began).isGreaterThan(5_000_000);
    }

    /**
     * Whatever is asked for and when, no window holds more than capacity plus what drains in it.
     */
    @Test
    void neverAllowsMoreInAWindowThanPromised() throws Exception {
        long seed = 4_711;
        Random random = new Random(seed);
        RateBudget budget = budget(20, 5);
        double allowed = 0;
        long began = now;
        for (int i = 0; i < 20_000; i++) {
            now += random.nextLong(SECOND / 4);
            double cost = 1 + random.nextInt(6);
            try {
                budget.acquire(cost, Duration.ZERO);
                allowed += cost;
            } catch (VenueException e) {
                assertThat(e.error()).isEqualTo(VenueError.RATE_LIMITED);
            }
            double promised = 20 + 5 * ((now - began) / 1e9);
            assertThat(allowed)
                    .as("seed %s, request %s", seed, i)
                    .isLessThanOrEqualTo(promised + 1e-6);
        }
        assertThat(allowed).isCloseTo(5 * ((now - began) / 1e9), within(200.0));
    }

    @Test
    void needsACapacityAndADrain() {
        assertThatIllegalArgumentException().isThrownBy(() -> budget(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> budget(1, 0));
    }
}
