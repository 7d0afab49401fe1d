package io.aibotiyi.xchange;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.net.MalformedMessageException;
import io.aibotiyi.venues.trading.OrderGateway;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.dto.marketdata.Trade;

/** A connector at a stub, which has no rate limit. */
record Unlimited(Connector real) implements Connector {

    @Override
    public Profile profile() {
        return real.profile().at(10_000);
    }

    @Override
    public List<InstrumentRules> instruments(Exchange exchange)
            throws IOException, MalformedMessageException, VenueException {
        return real.instruments(exchange);
    }

    @Override
    public OrderBook book(Exchange exchange, CurrencyPair pair) throws IOException, VenueException {
        return real.book(exchange, pair);
    }

    @Override
    public boolean timesBooks() {
        return real.timesBooks();
    }

    @Override
    public List<Trade> trades(Exchange exchange, CurrencyPair pair)
            throws IOException, VenueException {
        return real.trades(exchange, pair);
    }

    @Override
    public List<Candle> candles(
            Exchange exchange,
            CurrencyPair pair,
            InstrumentRules rules,
            Timeframe timeframe,
            long end)
            throws IOException, MalformedMessageException, VenueException {
        return real.candles(exchange, pair, rules, timeframe, end);
    }

    @Override
    public boolean pagesCandles() {
        return real.pagesCandles();
    }

    @Override
    public OrderGateway orders(
            Exchange exchange, Calls calls, Collection<InstrumentRules> instruments)
            throws VenueException {
        return real.orders(exchange, calls, instruments);
    }
}
