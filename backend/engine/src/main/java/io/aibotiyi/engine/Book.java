package io.aibotiyi.engine;

import io.aibotiyi.domain.Side;

/** One instrument's state: both sides, what waits for a trigger, the phase and its prices. */
final class Book {

    private static final int BASIS = 10_000;

    final SymbolRules rules;
    final int symbol;
    final PriceLadder bids;
    final PriceLadder asks;

    /** Conditional orders that fire at or above their trigger, lowest first. */
    final PriceLadder rising;

    /** Those that fire at or below it, highest first. */
    final PriceLadder falling;

    /** Trailing stops, oldest first. */
    final OrderQueue trailing;

    /** Orders to become active when the order in hand is done, and trading is on. */
    final OrderQueue activations;

    /** Dormant orders whose parent has ended with a fill, to become active after that. */
    final OrderQueue arming;

    /** Bids, then asks, to be chosen without a branch: which side comes next cannot be foretold. */
    private final PriceLadder[] sides;

    /** Most parts of an iceberg. */
    final int icebergParts;

    private final long tickSize;
    private final long lotSize;
    private final long minNotional;
    Phase phase = Phase.CONTINUOUS;

    /** Price of the newest trade, zero before the first. */
    long last;

    /** When a volatility pause ends, {@link Long#MAX_VALUE} if there is none. */
    long pauseEnd = Long.MAX_VALUE;

    /** Conditional orders that wait, in ladders and trailing. */
    int waiting;

    int firstHolding;
    int lastHolding;
    private long reference;
    private long bandLow;
    private long bandHigh;
    private long pauseLow;
    private long pauseHigh;

    /** Prices within the band, and what quantity no such price makes too dear. */
    private long sureLow;

    private long sureHigh;
    private long sureQuantity;

    Book(SymbolRules rules, Orders orders, Levels levels) {
        this.rules = rules;
        symbol = rules.symbol();
        tickSize = rules.tickSize();
        lotSize = rules.lotSize();
        minNotional = rules.minNotional();
        int parts = rules.maxIcebergParts();
        int most = SymbolRules.MAX_ICEBERG_PARTS;
        icebergParts = parts == 0 ? most : Math.min(parts, most);
        bids = new PriceLadder(levels, 1);
        asks = new PriceLadder(levels, -1);
        sides = new PriceLadder[] {bids, asks};
        rising = new PriceLadder(levels, -1);
        falling = new PriceLadder(levels, 1);
        trailing = new OrderQueue(orders);
        activations = new OrderQueue(orders);
        arming = new OrderQueue(orders);
        reference(0);
    }

    PriceLadder ladder(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    /** The side in which an order with these flags rests. */
    PriceLadder own(int flags) {
        return sides[flags & OrderFlags.SELL];
    }

    /** The side that such an order trades with. */
    PriceLadder makers(int flags) {
        return sides[~flags & OrderFlags.SELL];
    }

    /** Where it waits for its trigger. */
    PriceLadder triggers(int flags) {
        return OrderFlags.has(flags, OrderFlags.RISING) ? rising : falling;
    }

    /** A price in ticks; the price is a multiple of the tick size. */
    long ticks(long price) {
        return tickSize == 1 ? price : price / tickSize;
    }

    boolean isOnTick(long price) {
        return price > 0
                && price <= SymbolRules.MAX_PRICE
                && (tickSize == 1 || price % tickSize == 0);
    }

    boolean isOnLot(long quantity) {
        return quantity > 0 && (lotSize == 1 || quantity % lotSize == 0);
    }

    /** The whole lots in a quantity. */
    long wholeLots(long quantity) {
        return lotSize == 1 ? quantity : quantity - quantity % lotSize;
    }

    long reference() {
        return reference;
    }

    /** Sets the reference price, around which the bands lie; without one there are no bands. */
    void reference(long price) {
        reference = price;
        bandLow = low(rules.priceBand());
        bandHigh = high(rules.priceBand());
        pauseLow = low(rules.pauseBand());
        pauseHigh = high(rules.pauseBand());
        sureLow = Math.max(1, bandLow);
        sureHigh = Math.min(SymbolRules.MAX_PRICE, bandHigh);
        long most = rules.maxNotional() == 0 ? Long.MAX_VALUE : rules.maxNotional();
        sureQuantity = most / Math.max(1, sureHigh);
    }

    private long low(int band) {
        boolean none = reference == 0 || band == 0;
        return none ? 0 : reference - Math.min(reference, share(band));
    }

    private long high(int band) {
        return reference == 0 || band == 0 ? Long.MAX_VALUE : reference + share(band);
    }

    /** Exact, rounded down: {@code reference * band / 10000} without overflow. */
    private long share(int band) {
        return reference / BASIS * band + reference % BASIS * band / BASIS;
    }

    /** True if a limit price and a quantity keep all rules for both; otherwise they may not. */
    boolean surelyTakes(long price, long quantity) {
        return price >= sureLow
                && price <= sureHigh
                && quantity <= sureQuantity
                && price * quantity >= minNotional
                && (tickSize == 1 || price % tickSize == 0);
    }

    boolean isInBand(long price) {
        return price >= bandLow && price <= bandHigh;
    }

    /** Worst price at which a taker may trade before trading pauses. */
    long pausePrice(int takerFlags) {
        return OrderFlags.has(takerFlags, OrderFlags.SELL) ? pauseLow : pauseHigh;
    }

    /** True if an order at this price would trade now. */
    boolean crosses(int flags, long price) {
        PriceLadder makers = makers(flags);
        return makers.bestKey() >= makers.keyOf(ticks(price));
    }

    /** True if both sides overlap, as they may in an auction. */
    boolean isCrossed(Levels levels) {
        int bid = bids.best();
        int ask = asks.best();
        return bid != Levels.NONE && ask != Levels.NONE && levels.price(bid) >= levels.price(ask);
    }

    /** True if a trade at {@link #last} has reached a trigger. */
    boolean isReached(int flags, long trigger) {
        if (last == 0) {
            return false;
        }
        return OrderFlags.has(flags, OrderFlags.RISING) ? last >= trigger : last <= trigger;
    }

    void copy(StateTransfer state) {
        phase = Phase.of(state.number(phase.code()));
        last = state.word(last);
        pauseEnd = state.word(pauseEnd);
        waiting = state.number(waiting);
        firstHolding = state.number(firstHolding);
        lastHolding = state.number(lastHolding);
        reference(state.word(reference));
        bids.copy(state);
        asks.copy(state);
        rising.copy(state);
        falling.copy(state);
        trailing.copy(state);
        activations.copy(state);
        arming.copy(state);
    }
}
