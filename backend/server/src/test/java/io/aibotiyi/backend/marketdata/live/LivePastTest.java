package io.aibotiyi.backend.marketdata.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.venues.Capabilities;
import io.aibotiyi.venues.Credentials;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.MarketChannel;
import io.aibotiyi.venues.MarketListener;
import io.aibotiyi.venues.MarketStream;
import io.aibotiyi.venues.Trading;
import io.aibotiyi.venues.TradingListener;
import io.aibotiyi.venues.TradingStatus;
import io.aibotiyi.venues.Venue;
import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.coinbase.CoinbaseVenue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LivePastTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final long TO = EpochNanos.of(NOW);
    private static final long MINUTE = Timeframe.M1.nanos();
    private static final InstrumentRules BTC =
            new InstrumentRules(
                    Instrument.unlisted(InstrumentId.parse("any:BTC-USD")),
                    "BTC-USD",
                    "BTC-USD",
                    TradingStatus.OPEN,
                    null,
                    null,
                    null,
                    null,
                    null,
                    BigDecimal.ONE);

    private final Past venue = new Past();
    private final List<String> troubles = new ArrayList<>();
    private final LivePast past =
            new LivePast(venue, BTC, () -> NOW.plusSeconds(10), troubles::add);

    @Test
    void passesOnTheLengthsThatTheExchangeHas() {
        List<Candle> candles = past.candles(Timeframe.M5, TO - 100 * 5 * MINUTE, TO, 3);
        assertThat(candles)
                .extracting(Candle::openTime)
                .containsExactly(TO - 15 * MINUTE, TO - 10 * MINUTE, TO - 5 * MINUTE);
        assertThat(venue.asked).containsExactly("5m 3");
    }

    @Test
    void joinsTheLongestThatFitInto() {
        Timeframe odd = Timeframe.parse("10m");
        List<Candle> candles = past.candles(odd, TO - 100 * 10 * MINUTE, TO, 2);
        assertThat(candles).hasSize(2);
        assertThat(candles.getFirst().openTime()).isEqualTo(TO - 20 * MINUTE);
        assertThat(candles.getFirst().volume()).isEqualTo(2);
        assertThat(venue.asked).containsExactly("5m 4");
    }

    @Test
    void leavesOutACandleOfWhichItHasOnlyAPart() {
        Timeframe odd = Timeframe.parse("7m");
        long to = odd.floor(TO);
        List<Candle> candles = past.candles(odd, to - 1_000 * odd.nanos(), to, 1_000);
        assertThat(venue.asked).containsExactly("1m 5000");
        assertThat(candles).hasSize(5_000 / 7);
        assertThat(candles).allSatisfy(c -> assertThat(c.volume()).isEqualTo(7));
    }

    @Test
    void hasNoneOfALengthThatNothingFitsInto() {
        assertThat(past.candles(Timeframe.S1, TO - MINUTE, TO, 60)).isEmpty();
        assertThat(venue.asked).isEmpty();
    }

    @Test
    void asksOnceForWhatIsOver() {
        for (int i = 0; i < 3; i++) {
            assertThat(past.candles(Timeframe.M1, TO - 60 * MINUTE, TO, 60)).hasSize(60);
        }
        assertThat(venue.asked).hasSize(1);
        for (int i = 0; i < 3; i++) {
            past.candles(Timeframe.M1, TO - 60 * MINUTE, TO + MINUTE, 60);
        }
        assertThat(venue.asked).as("the last one may still grow").hasSize(4);
    }

    @Test
    void tellsThatTheExchangeDoesNotAnswerAndAsksAgain() {
        venue.down = true;
        assertThat(past.candles(Timeframe.M1, TO - 60 * MINUTE, TO, 60)).isEmpty();
        assertThat(troubles).containsExactly("any does not tell its candles: down");
        venue.down = false;
        assertThat(past.candles(Timeframe.M1, TO - 60 * MINUTE, TO, 60)).hasSize(60);
        assertThat(troubles.getLast()).isEmpty();
    }

    /** Every candle has volume 1 and no count of trades, as Coinbase tells none. */
    private static final class Past implements Venue {

        private final List<String> asked = new ArrayList<>();
        private boolean down;

        @Override
        public VenueId id() {
            return VenueId.of("any");
        }

        @Override
        public Capabilities capabilities() {
            return CoinbaseVenue.CAPABILITIES;
        }

        @Override
        public List<Candle> candles(
                InstrumentRules instrument, Timeframe timeframe, long from, long to, int limit)
                throws VenueException {
            asked.add(timeframe + " " + limit);
            if (down) {
                throw new VenueException(VenueError.UNAVAILABLE, "down");
            }
            List<Candle> candles = new ArrayList<>();
            for (long open = timeframe.floor(to - 1);
                    open >= from && candles.size() < limit;
                    open -= timeframe.nanos()) {
                candles.addFirst(new Candle(open, 5, 7, 3, 6, 1, -1));
            }
            return candles;
        }

        @Override
        public List<InstrumentRules> instruments() {
            return List.of(BTC);
        }

        @Override
        public MarketStream stream(
                Collection<InstrumentRules> instruments,
                Set<MarketChannel> channels,
                MarketListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Trading trading(
                Credentials credentials,
                Collection<InstrumentRules> instruments,
                TradingListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
