package io.aibotiyi.backend.analytics.journal;

import io.aibotiyi.backend.marketdata.HistoryException;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.marketdata.UnknownInstrumentException;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Journal.Direction;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Measures how far prices went during closed trips, once each: by candles that lie wholly within
 * the trip, seconds for trips of up to half an hour, minutes for up to two weeks, else hours, and
 * by the trip's own fills. Without such candles the fills alone count, so that nothing is told that
 * may have been before or after.
 */
@Component
final class Excursions {

    private static final Logger LOG = LoggerFactory.getLogger(Excursions.class);

    /** How long after its end candles of a trip may still be on their way to the history. */
    static final Duration SETTLES = Duration.ofSeconds(5);

    private static final Duration BY_SECONDS = Duration.ofMinutes(30);
    private static final Duration BY_MINUTES = Duration.ofDays(14);
    private static final int MOST_CANDLES = 20_200;

    private record Trip(
            UUID id, InstrumentId instrument, boolean rising, Instant entryAt, Instant exitAt) {}

    /** Lowest and highest price, and what told them. */
    private record Range(BigDecimal low, BigDecimal high, String resolution) {

        Range and(BigDecimal lower, BigDecimal higher, String by) {
            return new Range(low.min(lower), high.max(higher), by);
        }
    }

    private final JdbcClient jdbc;
    private final MarketData markets;
    private final Clock clock;

    Excursions(JdbcClient jdbc, MarketData markets, Clock clock) {
        this.jdbc = jdbc;
        this.markets = markets;
        this.clock = clock;
    }

    /**
     * Measures at most so many of a person's trips, the latest closed first.
     *
     * @return how many
     */
    int measure(UserId person, int limit) {
        List<Trip> trips =
                jdbc.sql(
                                "select id, venue, symbol, direction, entry_at, exit_at from"
                                        + " analytics_entry where person = ? and measured = false"
                                        + " and state = 'CLOSED' and exit_at <= ? order by exit_at"
                                        + " desc limit ?")
                        .params(
                                person.value(),
                                TripStore.utc(clock.instant().minus(SETTLES)),
                                limit)
                        .query((rs, _) ->
                                new Trip(
                                        rs.getObject("id", UUID.class),
                                        new InstrumentId(
                                                new VenueId(rs.getString("venue")),
                                                new Symbol(rs.getString("symbol"))),
                                        rs.getString("direction").equals(Direction.LONG.name()),
                                        TripStore.time(rs, "entry_at"),
                                        TripStore.time(rs, "exit_at")))
                        .list();
        trips.forEach(this::measure);
        return trips.size();
    }

    private void measure(Trip trip) {
        Range range = range(trip);
        jdbc.sql(
                        "update analytics_entry set measured = true, resolution = ?, worst_price ="
                                + " ?, best_price = ? where id = ?")
                .param(range.resolution())
                .param(trip.rising() ? range.low() : range.high())
                .param(trip.rising() ? range.high() : range.low())
                .param(trip.id())
                .update();
    }

    private Range range(Trip trip) {
        Range own =
                jdbc.sql(
                                "select min(price) as low, max(price) as high from"
                                        + " analytics_entry_leg where entry_id = ?")
                        .param(trip.id())
                        .query((rs, _) ->
                                new Range(
                                        rs.getBigDecimal("low"), rs.getBigDecimal("high"), "fills"))
                        .single();
        Instrument market = markets.instrument(trip.instrument()).orElse(null);
        if (market == null) {
            return own;
        }
        for (Timeframe candle : candlesFor(Duration.between(trip.entryAt(), trip.exitAt()))) {
            Range range = within(trip, market, candle);
            if (range != null) {
                return range.and(own.low(), own.high(), candle.toString());
            }
        }
        return own;
    }

    private static List<Timeframe> candlesFor(Duration held) {
        if (held.compareTo(BY_SECONDS) <= 0) {
            return List.of(Timeframe.S1, Timeframe.M1);
        }
        return List.of(held.compareTo(BY_MINUTES) <= 0 ? Timeframe.M1 : Timeframe.H1);
    }

    private @Nullable Range within(Trip trip, Instrument market, Timeframe timeframe) {
        long entry = EpochNanos.of(trip.entryAt());
        long exit = EpochNanos.of(trip.exitAt());
        long from = timeframe.floor(entry + timeframe.nanos() - 1);
        long to = timeframe.floor(exit);
        if (to <= from) {
            return null;
        }
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (Candle candle : candles(market, timeframe, from, to)) {
            low = Math.min(low, candle.low());
            high = Math.max(high, candle.high());
        }
        return high < low
                ? null
                : new Range(market.price(low), market.price(high), timeframe.toString());
    }

    private List<Candle> candles(Instrument market, Timeframe timeframe, long from, long to) {
        try {
            return markets.candles(market.id(), timeframe, from, to, MOST_CANDLES);
        } catch (UnknownInstrumentException | HistoryException e) {
            LOG.debug("No {} candles of {} for a journal", timeframe, market.id(), e);
            return List.of();
        }
    }
}
