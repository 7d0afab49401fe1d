package io.aibotiyi.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {

    @Test
    void increasesWithinAMillisecondAndWhenTheClockStepsBack() {
        Instant[] now = {Instant.parse("2026-01-01T00:00:00Z")};
        TimeOrderedIds ids = new TimeOrderedIds(() -> now[0], new Random(7));
        UUID last = ids.next();
        for (int i = 0; i < 10_000; i++) {
            if (i == 5_000) {
                now[0] = now[0].minusSeconds(60);
            }
            UUID next = ids.next();
            assertThat(TimeOrderedIds.ORDER.compare(last, next)).isNegative();
            assertThat(next.version()).isEqualTo(7);
            assertThat(next.variant()).isEqualTo(2);
            last = next;
        }
    }
}
