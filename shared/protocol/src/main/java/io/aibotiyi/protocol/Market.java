package io.aibotiyi.protocol;

import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TradingMode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Market data on the wire. */
public final class Market {

    private Market() {}

    /**
     * @param mode what its prices are made of; a simulated number never looks live
     */
    public record InstrumentView(
            InstrumentId id,
            String baseAsset,
            String quoteAsset,
            BigDecimal tickSize,
            BigDecimal lotSize,
            BigDecimal minNotional,
            TradingMode mode) {}

    /**
     * @param latencyMicros local minus exchange time of the newest message; may be negative
     * @param messagesPerSecond over the last five seconds
     * @param gaps sequence gaps since the feed started
     */
    public record FeedView(
            InstrumentId instrument,
            FeedState state,
            TradingMode mode,
            @Nullable Instant lastMessage,
            @Nullable Long latencyMicros,
            double messagesPerSecond,
            long gaps,
            @Nullable String note) {}

    public record CandleView(
            Instant openTime,
            BigDecimal open,
            BigDecimal high,
            BigDecimal low,
            BigDecimal close,
            BigDecimal volume,
            long trades) {}

    /**
     * @param next pass as {@code to} for the page before this one; absent when there is none
     */
    public record CandlePage(
            InstrumentId instrument,
            String timeframe,
            List<CandleView> candles,
            @Nullable Instant next) {}

    /**
     * What traded by price and aggressor in the candles of a stretch of time.
     *
     * @param step height of a row
     * @param candles those with trades, oldest first
     * @param since from when on trades are known without a gap; what traded before counts nowhere
     * @param through id of the newest trade that is counted: of trades that the TRADES channel
     *     tells those with a greater id are not in yet; absent before the first
     * @param next pass as {@code to} for the page before this one; absent when there is none
     */
    public record FootprintPage(
            InstrumentId instrument,
            String timeframe,
            BigDecimal step,
            List<FootprintView> candles,
            Instant since,
            @Nullable Long through,
            @Nullable Instant next) {}

    /**
     * @param rows by rising price; prices at which nothing traded are left out
     */
    public record FootprintView(Instant openTime, List<FootprintRow> rows) {}

    /**
     * @param price lower edge
     * @param bid sold to buyers that waited
     * @param ask bought from sellers that waited
     */
    public record FootprintRow(BigDecimal price, BigDecimal bid, BigDecimal ask) {}

    public record TradeView(
            long id, Instant time, BigDecimal price, BigDecimal quantity, Side aggressor) {}

    /** Price and quantity; in a delta a zero quantity removes the level. */
    public record Level(BigDecimal price, BigDecimal quantity) {}

    public record BookView(
            InstrumentId instrument,
            long sequence,
            Instant time,
            FeedState state,
            List<Level> bids,
            List<Level> asks) {}

    /**
     * The last 24 hours.
     *
     * @param change last minus the price 24 hours ago
     */
    public record TickerView(
            InstrumentId instrument,
            BigDecimal last,
            BigDecimal change,
            BigDecimal changePercent,
            BigDecimal high,
            BigDecimal low,
            BigDecimal volume) {}
}
