package io.aibotiyi.venues.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockSkewTest {

    private static final long MILLI = 1_000_000L;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final ClockSkew skew = new ClockSkew(() -> NOW);

    @Test
    void isOurTimeBeforeTheFirstMeasurement() {
        assertThat(skew.offsetNanos()).isZero();
        assertThat(skew.venueMillis()).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void measuresAgainstTheMiddleOfTheRoundTrip() {
        // 100 ms there and back, the server's clock 7 s ahead
        skew.sample(1_000 * MILLI, (1_050 + 7_000) * MILLI, 1_100 * MILLI);
        assertThat(skew.offsetNanos()).isEqualTo(7_000 * MILLI);
        assertThat(skew.venueMillis()).isEqualTo(NOW.toEpochMilli() + 7_000);
    }

    @Test
    void believesTheShortestRoundTrip() {
        skew.sample(0, 5_010 * MILLI, 20 * MILLI);
        assertThat(skew.offsetNanos()).isEqualTo(5_000 * MILLI);
        // a slow answer, most of it on the way back: off by 400 ms
        skew.sample(10_000 * MILLI, 15_100 * MILLI, 11_000 * MILLI);
        assertThat(skew.offsetNanos()).isEqualTo(5_000 * MILLI);
    }

    @Test
    void forgetsWhatIsOlderThanEightMeasurements() {
        skew.sample(0, 5_000 * MILLI, 0);
        for (int i = 0; i < 8; i++) {
            skew.sample(0, 9_010 * MILLI, 20 * MILLI);
        }
        assertThat(skew.offsetNanos()).isEqualTo(9_000 * MILLI);
    }

    @Test
    void beginsAnewWhenAClockWasSet() {
        skew.sample(0, 5_000 * MILLI, 0);
        skew.reset();
        skew.sample(0, -2_950 * MILLI, 100 * MILLI);
        assertThat(skew.offsetNanos()).isEqualTo(-3_000 * MILLI);
    }
}
