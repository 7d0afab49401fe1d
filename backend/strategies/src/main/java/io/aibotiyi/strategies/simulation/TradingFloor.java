package io.aibotiyi.strategies.simulation;

import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.engine.BookView;
import io.aibotiyi.engine.Command;
import io.aibotiyi.engine.MatchingEngine;
import io.aibotiyi.engine.Validity;
import io.aibotiyi.strategies.execution.VenueOrder;

/** What agents see and do: the book, the latent value, their own orders. Prices in ticks here. */
final class TradingFloor {

    /** The engine's only instrument. */
    static final int SYMBOL = 1;

    private final MatchingEngine engine;
    private final BookView book;
    private final Command command = new Command();
    private final FairValuePath path;
    private final long tickSize;
    private final long lotSize;
    private final double meanTrade;
    private final double activity;
    private final double spacing;
    private long time;
    private long lastOrderId;

    TradingFloor(SimulatedInstrument simulated, FairValuePath path, MatchingEngine engine) {
        this.engine = engine;
        book = engine.book(SYMBOL);
        this.path = path;
        Instrument instrument = simulated.instrument();
        tickSize = instrument.tickSize();
        lotSize = instrument.lotSize();
        meanTrade = simulated.tradeQuantity();
        activity = simulated.activity();
        spacing = Math.max(0.5, simulated.referencePrice() / (double) tickSize * 3e-6);
    }

    void time(long now) {
        time = now;
    }

    long time() {
        return time;
    }

    /** Mean quantity of a trade, in quantity units. */
    double meanTrade() {
        return meanTrade;
    }

    /** Natural distance of neighbouring quotes, in ticks, at least half a tick. */
    double spacing() {
        return spacing;
    }

    /** How fast everything happens now; 1 on the whole in a market of activity 1. */
    double pace() {
        return activity * Math.clamp(path.paceAt(time), 0.15, 8);
    }

    /** Latent value in ticks. */
    double fair() {
        return path.valueAt(time) / tickSize;
    }

    /** Usual move of the latent value over a second now, in ticks. */
    double secondMove() {
        return path.secondVolatilityAt(time) * fair();
    }

    /** Best price of a side in ticks, or the tick next to the latent value where it is empty. */
    long best(Side side) {
        long price = book.bestPrice(side);
        return price == BookView.NO_PRICE ? Math.round(fair()) - side.sign() : price / tickSize;
    }

    double mid() {
        return (best(Side.BUY) + best(Side.SELL)) / 2.0;
    }

    /** Total resting at a price. */
    long quantityAt(Side side, long tick) {
        return book.quantityAt(side, tick * tickSize);
    }

    boolean isResting(long orderId) {
        return engine.remaining(orderId) > 0;
    }

    /** Whole lots nearest to a quantity, at least one. */
    long lots(double quantity) {
        return Math.max(1, Math.round(quantity / lotSize)) * lotSize;
    }

    long nextOrderId() {
        return ++lastOrderId;
    }

    /** Offers a limit order; answers its id. */
    long limit(long owner, Side side, TimeInForce timeInForce, long tick, long quantity) {
        long id = nextOrderId();
        limit(id, owner, side, timeInForce, Math.max(1, tick) * tickSize, quantity);
        return id;
    }

    /** Offers a limit order at a price in price units. */
    void limit(long id, long owner, Side side, TimeInForce timeInForce, long price, long quantity) {
        command.place(owner, SYMBOL, time).limit(id, side, price, quantity);
        engine.apply(command.validity(validity(timeInForce)));
    }

    /** Offers an order from outside as it is. */
    void place(long id, long owner, VenueOrder o) {
        command.place(owner, SYMBOL, time);
        switch (o.type()) {
            case LIMIT -> command.limit(id, o.side(), o.price(), o.quantity());
            case MARKET -> command.market(id, o.side(), o.quantity());
            case STOP -> command.stop(id, o.side(), o.triggerPrice(), o.quantity());
            case STOP_LIMIT ->
                    command.stopLimit(id, o.side(), o.triggerPrice(), o.price(), o.quantity());
            case MARKET_IF_TOUCHED ->
                    command.marketIfTouched(id, o.side(), o.triggerPrice(), o.quantity());
            case LIMIT_IF_TOUCHED ->
                    command.limitIfTouched(id, o.side(), o.triggerPrice(), o.price(), o.quantity());
            case TRAILING_STOP ->
                    throw new IllegalArgumentException("Trailing stops are not taken: " + o);
        }
        if (o.timeInForce() == TimeInForce.GTD) {
            command.goodTill(o.expiresAt());
        } else {
            command.validity(validity(o.timeInForce()));
        }
        if (o.postOnly()) {
            command.postOnly();
        }
        if (o.reduceOnly()) {
            command.reduceOnly();
        }
        engine.apply(command.iceberg(o.displayQuantity()));
    }

    /** States what an account has, negative if it is short. */
    void position(long owner, long quantity) {
        engine.apply(command.position(owner, SYMBOL, time, quantity));
    }

    /** Changes an order; zeros leave what they stand for. */
    void amend(long orderId, long owner, long price, long total, long trigger) {
        engine.apply(command.amend(owner, SYMBOL, time, orderId, price, total, trigger));
    }

    /** True if the last trade's price reaches a conditional order's trigger. */
    boolean isReached(VenueOrder order) {
        long last = book.lastPrice();
        return last != BookView.NO_PRICE
                && order.type().isReached(order.side(), order.triggerPrice(), last);
    }

    private static Validity validity(TimeInForce timeInForce) {
        return switch (timeInForce) {
            case GTC -> Validity.GTC;
            case IOC -> Validity.IOC;
            case FOK -> Validity.FOK;
            case GTD -> Validity.GTD;
            case DAY -> Validity.DAY;
        };
    }

    /** Offers a limit order that never takes: its price gives way to the other side. */
    long quote(long owner, Side side, long tick, long quantity) {
        long touch = best(side.opposite());
        long passive = side == Side.BUY ? Math.min(tick, touch - 1) : Math.max(tick, touch + 1);
        return limit(owner, side, TimeInForce.GTC, passive, quantity);
    }

    /** Trades at once with whatever stands, no further than a price. */
    void take(long owner, Side side, long worstTick, long quantity) {
        limit(owner, side, TimeInForce.IOC, worstTick, quantity);
    }

    void cancel(long orderId, long owner) {
        engine.apply(command.cancel(owner, SYMBOL, time, orderId));
    }
}
