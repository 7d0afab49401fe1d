package io.aibotiyi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.Side;
import java.util.List;

/** One instrument, some accounts, and words for what tests do with them. */
abstract class EngineFixture {

    static final int SYMBOL = 1;
    static final long ANN = 1;
    static final long BOB = 2;
    static final long CAT = 3;

    final ToldEvents events = new ToldEvents();
    final MatchingEngine engine = new MatchingEngine(new EngineLimits(100, 8, 2, 4), events);
    long now = 1_000;

    EngineFixture() {
        define(SymbolRules.of(SYMBOL, 1, 1));
    }

    final void define(SymbolRules rules) {
        engine.apply(new Command().define(rules, now));
        events.take();
    }

    /** A fresh command for one order. */
    final Command order(long account) {
        return new Command().place(account, SYMBOL, now);
    }

    final void rest(long id, long account, Side side, long price, long quantity) {
        engine.apply(order(account).limit(id, side, price, quantity));
        assertThat(engine.remaining(id)).isEqualTo(quantity);
        events.take();
    }

    /** Lets the instrument trade once at a price. */
    final void tradeAt(long price) {
        engine.apply(order(ANN).limit(900_001, Side.SELL, price, 1));
        engine.apply(order(BOB).limit(900_002, Side.BUY, price, 1).validity(Validity.IOC));
        events.take();
    }

    /** Applies a command; answers its events as lines. */
    final List<String> told(Command command) {
        engine.apply(command);
        return events.lines();
    }

    final List<String> cancel(long id, long account) {
        return told(new Command().cancel(account, SYMBOL, now, id));
    }

    final List<String> amend(long id, long account, long price, long quantity) {
        return told(new Command().amend(account, SYMBOL, now, id, price, quantity, 0));
    }

    final List<String> phase(Phase phase, long reference) {
        return told(new Command().phase(SYMBOL, now, phase, reference));
    }
}
