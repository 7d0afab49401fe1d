package io.aibotiyi.backend.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.FixedPoint;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonBytesTest {

    @Test
    void writesDecimalsAsFixedPointDoes() {
        long seed = 7;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            int scale = random.nextInt(19);
            long value = random.nextLong() >> random.nextInt(64);
            assertThat(new JsonBytes().decimal(value, scale).toString())
                    .as("seed %d", seed)
                    .isEqualTo(FixedPoint.format(value, scale));
        }
        for (long edge : new long[] {0, 1, -1, 10, Long.MAX_VALUE, Long.MIN_VALUE}) {
            for (int scale = 0; scale <= 18; scale++) {
                assertThat(new JsonBytes().decimal(edge, scale).toString())
                        .isEqualTo(FixedPoint.format(edge, scale));
            }
        }
    }
}
