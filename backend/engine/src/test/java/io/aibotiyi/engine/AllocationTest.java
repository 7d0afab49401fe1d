package io.aibotiyi.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.aibotiyi.domain.Side;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class AllocationTest {

    @Test
    void allocatesNothingOnceGrownToTheWorkingSet() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Workload work = Workload.of(Workload.Mix.README, 1_000, 200_000, 42);
        MatchingEngine engine = Workload.engine(1_000, events -> {});
        Command[] batch = Workload.batch(64);
        Command all = new Command();
        long allocated = -1;
        for (int round = 0; round < 4; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            work.play(engine, batch, 0, work.kinds.length);
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
            engine.apply(all.massCancel(0, 0, engine.time()));
        }
        assertThat(allocated).isZero();
    }

    @Test
    void measuresTheMixesThatItNames() {
        Workload readme = Workload.of(Workload.Mix.README, 1_000, 100_000, 7);
        assertThat(readme.share(Workload.GTC)).isCloseTo(0.09, within(0.01));
        assertThat(readme.share(Workload.IOC)).isCloseTo(0.03, within(0.005));
        assertThat(readme.share(Workload.CANCEL)).isCloseTo(0.06, within(0.005));
        assertThat(readme.share(Workload.MOVE)).isCloseTo(0.82, within(0.01));
        Workload generator = Workload.of(Workload.Mix.GENERATOR, 1_000, 100_000, 7);
        assertThat(generator.share(Workload.IOC)).isCloseTo(0.05, within(0.005));
        assertThat(generator.share(Workload.MOVE)).isCloseTo(0.86, within(0.05));
    }

    @Test
    void readsAheadInALargeBookWithoutChangingAnything() {
        Workload work = Workload.of(Workload.Mix.README, 20_000, 40_000, 11);
        EventHash batched = new EventHash();
        EventHash single = new EventHash();
        MatchingEngine ahead = Workload.engine(20_000, batched);
        MatchingEngine plain = Workload.engine(20_000, single);
        work.play(ahead, Workload.batch(150), 0, work.kinds.length);
        work.play(plain, Workload.batch(1), 0, work.fill);
        Command command = new Command();
        for (int i = work.fill; i < work.kinds.length; i++) {
            work.fill(command, i);
            plain.apply(command);
        }
        Command[] odd = {
            new Command().amend(1, -7, 0, 1, Long.MIN_VALUE, 1, 0),
            new Command().amend(1, Workload.SYMBOL, 0, 1, Long.MIN_VALUE, 1, 0),
            new Command().place(1, Workload.SYMBOL, 0).limit(-1, Side.SELL, Long.MAX_VALUE, 1),
            new Command().place(1, 9, 0).limit(-2, Side.SELL, 1, 1),
            new Command().cancel(1, Workload.SYMBOL, 0, Long.MIN_VALUE),
            new Command().massCancel(1, Workload.SYMBOL, 0),
            new Command().tick(0),
            new Command().phase(Workload.SYMBOL, 0, Phase.HALTED, 0)
        };
        ahead.apply(odd, odd.length);
        for (Command c : odd) {
            plain.apply(c);
        }
        assertThat(ahead.orders()).isGreaterThan(19_000);
        assertThat(batched.value()).isEqualTo(single.value());
        assertThat(ahead.stateHash()).isEqualTo(plain.stateHash());
    }

    @Test
    void givesTheSameWordsAndTheSameStateForTheSameCommands() {
        Workload work = Workload.of(Workload.Mix.GENERATOR, 1_000, 50_000, 7);
        EventHash first = new EventHash();
        EventHash second = new EventHash();
        MatchingEngine one = Workload.engine(1_000, first);
        MatchingEngine other = Workload.engine(1_000, second);
        work.play(one, Workload.batch(64), 0, work.kinds.length);
        work.play(other, Workload.batch(7), 0, work.kinds.length);
        assertThat(first.value()).isEqualTo(second.value());
        assertThat(one.stateHash()).isEqualTo(other.stateHash());
        // written down once: every run, Java and machine must give the same
        assertThat(first.value()).isEqualTo(7494831130544239892L);
    }
}
