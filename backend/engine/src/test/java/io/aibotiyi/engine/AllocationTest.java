package io.aibotiyi.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class AllocationTest {

    @Test
    void allocatesNothingOnceGrownToTheWorkingSet() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ReadmeMix mix = ReadmeMix.of(200_000, 42);
        QuietListener listener = new QuietListener();
        MatchingEngine engine = new MatchingEngine(1, 1, 1 << 14, listener);
        mix.play(engine);
        long trades = listener.trades;
        // the ids that still rest are refused at first and then join in: the same load again
        long before = threads.getCurrentThreadAllocatedBytes();
        mix.play(engine);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(listener.trades).isGreaterThan(trades + 1_000);
        // pages and levels may still grow a little where this pass reaches new prices
        assertThat(allocated).isLessThan(64 * 1_024);
    }

    @Test
    void playsTheSameCommandsToTheSameState() {
        ReadmeMix mix = ReadmeMix.of(50_000, 7);
        MatchingEngine first = new MatchingEngine(1, 1, 1 << 14, new QuietListener());
        MatchingEngine second = new MatchingEngine(1, 1, 1 << 14, new QuietListener());
        mix.play(first);
        mix.play(second);
        assertThat(first.stateHash()).isEqualTo(second.stateHash());
    }

    @Test
    void measuresTheMixThatItNames() {
        ReadmeMix mix = ReadmeMix.of(200_000, 7);
        MatchingEngine engine = new MatchingEngine(1, 1, 1 << 14, new QuietListener());
        mix.play(engine);
        assertThat(mix.share(0)).isCloseTo(0.09, within(0.015));
        assertThat(mix.share(1)).isCloseTo(0.03, within(0.005));
        assertThat(mix.share(2)).isCloseTo(0.06, within(0.005));
        assertThat(mix.share(3)).isCloseTo(0.82, within(0.02));
        assertThat(engine.book().orders()).isBetween(800, 1_200);
    }
}
