package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.audit.CallContext;
import io.aibotiyi.backend.rounds.RoundThread;
import io.aibotiyi.backend.trading.margin.Funding;
import io.aibotiyi.backend.trading.margin.MarginTroubles;
import io.aibotiyi.backend.trading.margin.MarkPrices;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/**
 * Samples marks, looks after margin and pays funding, once a second on its own thread; faster while
 * a liquidation goes on. None of the three waits for another that fails.
 */
@Component
final class MarginWatch extends RoundThread {

    /** After the thread that books reports has started, before it stops. */
    private static final int PHASE = 1_001;

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration BUSY = Duration.ofMillis(100);

    private final MarkPrices marks;
    private final Liquidator liquidator;
    private final Funding funding;
    private final MarginTroubles troubles;
    private long sampled = System.nanoTime() - EVERY.toNanos();

    MarginWatch(MarkPrices marks, Liquidator liquidator, Funding funding, MarginTroubles troubles) {
        super("margin-watch", PHASE);
        this.marks = marks;
        this.liquidator = liquidator;
        this.funding = funding;
        this.troubles = troubles;
    }

    @Override
    protected Duration nextRound() {
        if (System.nanoTime() - sampled >= EVERY.toNanos()) {
            sampled = System.nanoTime();
            troubles.step("Sampling mark prices", marks::sample);
            troubles.step("Funding", funding::round);
        }
        AtomicBoolean busy = new AtomicBoolean();
        troubles.step(
                "Liquidating",
                () -> busy.set(CallContext.system("trading").call(liquidator::round)));
        return busy.get() ? BUSY : EVERY;
    }
}
