package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.gateway.view.MarketViews;
import io.aibotiyi.backend.gateway.web.Revalidated;
import io.aibotiyi.backend.marketdata.Footprints;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.marketdata.UnknownInstrumentException;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Market.BookView;
import io.aibotiyi.protocol.Market.CandlePage;
import io.aibotiyi.protocol.Market.FeedView;
import io.aibotiyi.protocol.Market.FootprintPage;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Market.TickerView;
import io.aibotiyi.protocol.Market.TradeView;
import io.aibotiyi.protocol.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Markets")
class MarketController {

    /** Candles may be asked for in this range of time; the store counts nanoseconds in a long. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private static final BigDecimal HIGHEST_STEP = new BigDecimal(1_000_000);

    private final MarketData markets;

    MarketController(MarketData markets) {
        this.markets = markets;
    }

    @GetMapping("/instruments")
    @Revalidated
    @Requires(Permission.MARKET_READ)
    @Operation(summary = "Every instrument, and what its prices are made of")
    List<InstrumentView> instruments() {
        return markets.instruments().stream()
                .map(i -> MarketViews.instrument(i, markets.mode(i.id())))
                .toList();
    }

    @GetMapping("/tickers")
    @Requires(Permission.MARKET_READ)
    @Operation(summary = "The last 24 hours of every instrument that traded")
    List<TickerView> tickers() {
        return markets.instruments().stream()
                .flatMap(i ->
                        markets.dayStatistics(i.id()).map(d -> MarketViews.ticker(i, d)).stream())
                .toList();
    }

    @GetMapping("/feeds")
    @Requires(Permission.MARKET_READ)
    @Operation(summary = "State, latency and gaps of every feed")
    List<FeedView> feeds() {
        return markets.feeds().stream().map(MarketViews::feed).toList();
    }

    @GetMapping("/instruments/{id}/book")
    @Requires(Permission.MARKET_READ)
    @Operation(summary = "The order book now; 503 while it is out of sync")
    BookView book(@PathVariable InstrumentId id, @RequestParam(defaultValue = "100") int depth) {
        Instrument instrument = known(id);
        return markets.book(id, Limits.within("depth", depth, 1000))
                .map(b -> MarketViews.book(instrument, b))
                .orElseThrow(() ->
                        new ProblemException(
                                ErrorCode.BOOK_NOT_LIVE,
                                "The book of " + id + " is not live; try again shortly."));
    }

    @GetMapping("/instruments/{id}/trades")
    @Requires(Permission.MARKET_READ)
    @Operation(summary = "Recent trades, oldest first")
    List<TradeView> trades(
            @PathVariable InstrumentId id, @RequestParam(defaultValue = "100") int limit) {
        Instrument instrument = known(id);
        return markets.recentTrades(id, Limits.within("limit", limit, 1000)).stream()
                .map(t -> MarketViews.trade(instrument, t))
                .toList();
    }

    @GetMapping("/instruments/{id}/candles")
    @Requires(Permission.MARKET_READ)
    @Operation(summary = "The newest candles of a range, oldest first, with the page before it")
    CandlePage candles(
            @PathVariable InstrumentId id,
            @RequestParam(defaultValue = "1m") Timeframe timeframe,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "500") int limit) {
        Instrument instrument = known(id);
        Limits.within("limit", limit, 5000);
        Instant begin = from == null ? EARLIEST : inRange("from", from);
        Instant end = to == null ? LATEST : inRange("to", to);
        if (begin.isAfter(end)) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD, "from must not be after to.", "from");
        }
        // one more than asked for tells whether there is a page before
        List<Candle> found =
                markets.candles(id, timeframe, EpochNanos.of(begin), EpochNanos.of(end), limit + 1);
        boolean more = found.size() > limit;
        List<Candle> page = more ? found.subList(found.size() - limit, found.size()) : found;
        return new CandlePage(
                id,
                timeframe.toString(),
                page.stream().map(c -> MarketViews.candle(instrument, c)).toList(),
                more ? EpochNanos.toInstant(page.getFirst().openTime()) : null);
    }

    @GetMapping("/instruments/{id}/footprints")
    @Requires(Permission.MARKET_READ)
    @Operation(
            summary =
                    "What traded by price and aggressor in the newest candles, with the page before")
    FootprintPage footprints(
            @PathVariable InstrumentId id,
            @RequestParam(defaultValue = "1m") Timeframe timeframe,
            @RequestParam(required = false) @Nullable BigDecimal step,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "100") int limit) {
        Instrument instrument = known(id);
        Limits.within("limit", limit, 500);
        long rows = step == null ? instrument.tickSize() : step(instrument, step);
        Instant end = to == null ? LATEST : inRange("to", to);
        Footprints found =
                markets.footprints(id, timeframe, rows, EpochNanos.of(end), limit)
                        .orElseThrow(() ->
                                new ProblemException(
                                        ErrorCode.BOOK_NOT_LIVE,
                                        "No trades of " + id + " come in here; there is no feed."));
        return MarketViews.footprints(instrument, timeframe, rows, found);
    }

    private static long step(Instrument instrument, BigDecimal step) {
        BigDecimal tick = instrument.price(instrument.tickSize());
        if (step.signum() <= 0
                || step.compareTo(HIGHEST_STEP) > 0
                || step.remainder(tick).signum() != 0) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD,
                    "step must be a multiple of the tick size "
                            + tick.toPlainString()
                            + ", at most "
                            + HIGHEST_STEP.toPlainString()
                            + ".",
                    "step");
        }
        return instrument.priceUnits(step);
    }

    private static Instant inRange(String field, Instant time) {
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD, field + " must lie between 1970 and 2200.", field);
        }
        return time;
    }

    private Instrument known(InstrumentId id) {
        return markets.instrument(id).orElseThrow(() -> new UnknownInstrumentException(id));
    }
}
