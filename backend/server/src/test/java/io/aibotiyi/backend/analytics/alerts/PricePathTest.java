package io.aibotiyi.backend.analytics.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.protocol.MarketAlerts;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PricePathTest {

    private static List<Boolean> crossings(List<Tick> path, double level, @Nullable Double from) {
        List<Boolean> up = new ArrayList<>();
        Double before = from;
        for (Tick tick : path) {
            double now = tick.price() - level;
            if (Edge.met(MarketAlerts.Test.CROSSES_UP, before, now)) {
                up.add(true);
            }
            if (Edge.met(MarketAlerts.Test.CROSSES_DOWN, before, now)) {
                up.add(false);
            }
            before = now;
        }
        return up;
    }

    @Test
    void everyCrossingOfEveryLevelIsThatOfTheWholeWay() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int run = 0; run < 300; run++) {
            PricePath path = new PricePath();
            List<Tick> whole = new ArrayList<>();
            long price = 100;
            for (int i = 0; i < 200; i++) {
                price += random.nextInt(7) - 3;
                whole.add(new Tick(i, price));
                path.add(i, price);
            }
            List<Tick> kept = path.take();
            for (double level : new double[] {97, 99.5, 100, 101, 103.25}) {
                assertThat(crossings(kept, level, null))
                        .as("seed %s, level %s", seed, level)
                        .isEqualTo(crossings(whole, level, null));
            }
        }
    }

    @Test
    void keepsItsBoundAndTheExtremes() {
        PricePath path = new PricePath();
        for (int i = 0; i < 10_000; i++) {
            path.add(i, i == 5_000 ? 1 : i == 6_000 ? 900 : 100 + i % 2);
        }
        List<Tick> kept = path.take();

        assertThat(kept).hasSize(PricePath.MOST + 3);
        assertThat(kept).contains(new Tick(5_000, 1), new Tick(6_000, 900));
        assertThat(kept.getLast()).isEqualTo(new Tick(9_999, 101));
        assertThat(path.take()).isEmpty();
        assertThat(path.newest()).containsExactly(new Tick(9_999, 101));
    }
}
