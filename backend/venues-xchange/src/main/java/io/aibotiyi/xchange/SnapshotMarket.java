package io.aibotiyi.xchange;

import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.FixedPoint;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Side;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.MarketListener;
import io.aibotiyi.venues.PublicTrade;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.net.MalformedMessageException;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.dto.Order.OrderType;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.dto.marketdata.Trade;

/** One market of a stream: what its answers change, told to the listener. One thread. */
final class SnapshotMarket {

    private final InstrumentRules rules;
    private final boolean timed;
    private final MarketListener listener;
    private final AtomicLong losses;
    private final SnapshotBook book;
    private boolean live;
    private long snapshots;
    private long bookTime;
    private long lastTrade = -1;

    SnapshotMarket(
            InstrumentRules rules,
            int depth,
            boolean timed,
            MarketListener listener,
            AtomicLong losses) {
        this.rules = rules;
        this.timed = timed;
        this.listener = listener;
        this.losses = losses;
        this.book = new SnapshotBook(rules.instrument(), depth);
    }

    InstrumentRules rules() {
        return rules;
    }

    boolean live() {
        return live;
    }

    /**
     * Takes a snapshot, unless it is older than the one before.
     *
     * @throws VenueException {@code MALFORMED_ANSWER}; the book is lost then
     */
    void book(OrderBook snapshot) throws VenueException {
        long time = timed ? nanos(snapshot.getTimeStamp()) : 0;
        if (live && time < bookTime) {
            return;
        }
        boolean changed;
        try {
            changed = book.take(snapshot);
        } catch (MalformedMessageException | RuntimeException e) {
            lost("its answer cannot be used: " + e.getMessage());
            throw VenueException.malformed(rules.id().venue().name(), "for a book", e);
        }
        bookTime = time;
        snapshots++;
        if (!live) {
            live = true;
            listener.bookJoined(rules.id(), book.book(), snapshots, time);
        } else if (changed) {
            listener.bookChanged(
                    rules.id(), book.book(), snapshots, book.bids(), book.asks(), time);
        }
    }

    void lost(String reason) {
        if (live) {
            live = false;
            book.clear();
            losses.incrementAndGet();
            listener.bookLost(rules.id(), reason);
        }
    }

    /**
     * Tells trades that are newer than those of the answer before; of the first answer, none.
     *
     * @throws VenueException {@code MALFORMED_ANSWER}; none is told then
     */
    void trades(List<Trade> answer) throws VenueException {
        List<PublicTrade> fresh = new ArrayList<>();
        try {
            for (Trade trade : answer) {
                fresh.add(read(trade));
            }
        } catch (RuntimeException e) {
            throw VenueException.malformed(rules.id().venue().name(), "for trades", e);
        }
        fresh.sort(Comparator.comparingLong(PublicTrade::id));
        boolean first = lastTrade < 0;
        for (PublicTrade trade : fresh) {
            if (trade.id() > lastTrade) {
                lastTrade = trade.id();
                if (!first) {
                    listener.trade(trade);
                }
            }
        }
        if (first) {
            lastTrade = Math.max(lastTrade, 0);
        }
    }

    private PublicTrade read(Trade trade) {
        Instrument instrument = rules.instrument();
        return new PublicTrade(
                rules.id(),
                Long.parseLong(trade.getId()),
                FixedPoint.fromBigDecimal(trade.getPrice(), instrument.priceScale()),
                FixedPoint.fromBigDecimal(
                        trade.getOriginalAmount()
                                .setScale(instrument.quantityScale(), RoundingMode.UNNECESSARY),
                        instrument.quantityScale()),
                trade.getType() == OrderType.BID ? Side.BUY : Side.SELL,
                nanos(trade.getTimestamp()));
    }

    private static long nanos(@Nullable Date time) {
        return time == null ? 0 : EpochNanos.of(time.toInstant());
    }
}
