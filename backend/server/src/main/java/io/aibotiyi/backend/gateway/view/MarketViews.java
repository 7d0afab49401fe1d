package io.aibotiyi.backend.gateway.view;

import io.aibotiyi.backend.marketdata.DayStatistics;
import io.aibotiyi.backend.marketdata.FeedStatus;
import io.aibotiyi.backend.marketdata.Footprints;
import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.protocol.Market.BookView;
import io.aibotiyi.protocol.Market.CandleView;
import io.aibotiyi.protocol.Market.FeedView;
import io.aibotiyi.protocol.Market.FootprintPage;
import io.aibotiyi.protocol.Market.FootprintRow;
import io.aibotiyi.protocol.Market.FootprintView;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Market.Level;
import io.aibotiyi.protocol.Market.TickerView;
import io.aibotiyi.protocol.Market.TradeView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Market data in an instrument's units as exact decimals on the wire. */
public final class MarketViews {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private MarketViews() {}

    public static InstrumentView instrument(Instrument i, TradingMode mode) {
        return new InstrumentView(
                i.id(),
                i.baseAsset(),
                i.quoteAsset(),
                i.price(i.tickSize()),
                i.quantity(i.lotSize()),
                i.minNotional(),
                mode);
    }

    public static FeedView feed(FeedStatus s) {
        boolean heard = s.lastMessage() != 0;
        return new FeedView(
                s.instrument(),
                s.state(),
                s.mode(),
                heard ? EpochNanos.toInstant(s.lastMessage()) : null,
                heard ? Math.floorDiv(s.latencyNanos(), 1_000L) : null,
                s.messagesPerSecond(),
                s.gaps(),
                s.note().isEmpty() ? null : s.note());
    }

    public static CandleView candle(Instrument i, Candle c) {
        return new CandleView(
                EpochNanos.toInstant(c.openTime()),
                i.price(c.open()),
                i.price(c.high()),
                i.price(c.low()),
                i.price(c.close()),
                i.quantity(c.volume()),
                c.trades());
    }

    public static FootprintPage footprints(
            Instrument i, Timeframe timeframe, long step, Footprints found) {
        return new FootprintPage(
                i.id(),
                timeframe.toString(),
                i.price(step),
                found.bars().stream()
                        .map(bar ->
                                new FootprintView(
                                        EpochNanos.toInstant(bar.openTime()),
                                        bar.rows().stream().map(r -> row(i, r)).toList()))
                        .toList(),
                EpochNanos.toInstant(found.since()),
                found.through() == Long.MIN_VALUE ? null : found.through(),
                found.from() > found.since() ? EpochNanos.toInstant(found.from()) : null);
    }

    private static FootprintRow row(Instrument i, Footprints.Row row) {
        return new FootprintRow(i.price(row.price()), i.quantity(row.bid()), i.quantity(row.ask()));
    }

    public static TradeView trade(Instrument i, Trade t) {
        return new TradeView(
                t.id(),
                EpochNanos.toInstant(t.exchangeTime()),
                i.price(t.price()),
                i.quantity(t.quantity()),
                t.aggressor());
    }

    public static BookView book(Instrument i, BookSnapshot book) {
        return new BookView(
                i.id(),
                book.sequence(),
                EpochNanos.toInstant(book.time()),
                FeedState.LIVE,
                levels(i, book.bids()),
                levels(i, book.asks()));
    }

    /** Change in percent of the opening price, two decimals; zero where there was no price. */
    public static TickerView ticker(Instrument i, DayStatistics day) {
        BigDecimal change = i.price(day.last() - day.open());
        BigDecimal percent =
                day.open() == 0
                        ? BigDecimal.ZERO
                        : change.multiply(HUNDRED)
                                .divide(i.price(day.open()), 2, RoundingMode.HALF_EVEN);
        return new TickerView(
                i.id(),
                i.price(day.last()),
                change,
                percent,
                i.price(day.high()),
                i.price(day.low()),
                i.quantity(day.volume()));
    }

    private static List<Level> levels(Instrument i, List<BookLevel> levels) {
        return levels.stream()
                .map(l -> new Level(i.price(l.price()), i.quantity(l.quantity())))
                .toList();
    }
}
