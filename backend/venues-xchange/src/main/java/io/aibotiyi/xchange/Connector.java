package io.aibotiyi.xchange;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.venues.Capabilities;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.net.MalformedMessageException;
import io.aibotiyi.venues.trading.OrderGateway;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.dto.marketdata.Trade;

/**
 * What XChange lets us do at one exchange, and how. Methods that are given an {@link Exchange} ask
 * over it, once, and block; they throw what XChange throws. Keeps no state: safe from any thread.
 */
interface Connector {

    /**
     * What is always so at an exchange.
     *
     * @param exchange XChange's class for it, configured by nobody yet
     * @param every from one round of snapshots to the next, so that few markets stay far below the
     *     rate limit
     * @param requestsPerSecond requests of ours, at most: below what the exchange documents
     */
    record Profile(
            VenueId id,
            Capabilities capabilities,
            Class<? extends Exchange> exchange,
            Duration every,
            double requestsPerSecond) {

        public Profile {
            if (every.isNegative() || every.isZero() || !(requestsPerSecond > 0)) {
                throw new IllegalArgumentException(id + ": a pause and a rate above zero expected");
            }
        }

        /** The same with another rate. */
        Profile at(double rate) {
            return new Profile(id, capabilities, exchange, every, rate);
        }
    }

    Profile profile();

    default VenueId id() {
        return profile().id();
    }

    default Capabilities capabilities() {
        return profile().capabilities();
    }

    /** Spot markets whose names and rules are known. */
    List<InstrumentRules> instruments(Exchange exchange)
            throws IOException, MalformedMessageException, VenueException;

    OrderBook book(Exchange exchange, CurrencyPair pair) throws IOException, VenueException;

    /** True if a book's time is the exchange's own. */
    boolean timesBooks();

    /** The newest trades, in any order. */
    List<Trade> trades(Exchange exchange, CurrencyPair pair) throws IOException, VenueException;

    /**
     * One answer of candles before {@code end}, in any order.
     *
     * @return empty where there are no older ones
     */
    default List<Candle> candles(
            Exchange exchange,
            CurrencyPair pair,
            InstrumentRules rules,
            Timeframe timeframe,
            long end)
            throws IOException, MalformedMessageException, VenueException {
        throw new VenueException(VenueError.UNSUPPORTED, "XChange has no candles of " + id());
    }

    /** True if older candles come with a further question. */
    default boolean pagesCandles() {
        return false;
    }

    /**
     * Signed requests.
     *
     * @param exchange carries the key
     * @throws VenueException {@code UNSUPPORTED} with what XChange lacks for it
     */
    OrderGateway orders(Exchange exchange, Calls calls, Collection<InstrumentRules> instruments)
            throws VenueException;
}
