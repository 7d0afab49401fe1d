package io.aibotiyi.xchange;

import io.aibotiyi.domain.VenueId;
import io.aibotiyi.venues.AmendRule;
import io.aibotiyi.venues.Capabilities;
import io.aibotiyi.venues.Feature;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.SelfTradePrevention;
import io.aibotiyi.venues.TradingStatus;
import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.net.MalformedMessageException;
import io.aibotiyi.venues.trading.OrderGateway;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.bitstamp.BitstampExchange;
import org.knowm.xchange.bitstamp.dto.marketdata.BitstampPairInfo;
import org.knowm.xchange.bitstamp.service.BitstampMarketDataService;
import org.knowm.xchange.bitstamp.service.BitstampMarketDataServiceRaw;
import org.knowm.xchange.bitstamp.service.BitstampMarketDataServiceRaw.BitstampTime;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.dto.marketdata.Trade;

/** Bitstamp spot: market data. Its answers carry whole books, so it is asked less often. */
final class BitstampConnector implements Connector {

    static final VenueId ID = VenueId.of("bitstamp");

    private static final Capabilities CAPABILITIES =
            new Capabilities(
                    Map.of(),
                    Set.of(Feature.BOOK_SNAPSHOTS),
                    Set.of(SelfTradePrevention.VENUE_DEFAULT),
                    AmendRule.NONE,
                    1,
                    Set.of(),
                    Duration.ZERO);

    /** Of the 10,000 in ten minutes that Bitstamp documents. */
    private static final double REQUESTS_PER_SECOND = 8;

    private static final Profile PROFILE =
            new Profile(
                    ID,
                    CAPABILITIES,
                    BitstampExchange.class,
                    Duration.ofSeconds(5),
                    REQUESTS_PER_SECOND);

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public List<InstrumentRules> instruments(Exchange exchange)
            throws IOException, MalformedMessageException {
        List<InstrumentRules> all = new ArrayList<>();
        BitstampMarketDataServiceRaw data =
                (BitstampMarketDataServiceRaw) exchange.getMarketDataService();
        for (BitstampPairInfo pair : data.getTradingPairsInfo()) {
            String[] assets = pair.getName().split("/", -1);
            if (assets.length != 2) {
                throw new MalformedMessageException("a pair named " + pair.getName());
            }
            Markets.rules(
                            ID,
                            assets[0],
                            assets[1],
                            BigDecimal.ONE.movePointLeft(pair.getCounterDecimals()),
                            BigDecimal.ONE.movePointLeft(pair.getBaseDecimals()),
                            null,
                            smallest(pair.getMinimumOrder()),
                            "Enabled".equals(pair.getTrading())
                                    ? TradingStatus.OPEN
                                    : TradingStatus.CLOSED)
                    .ifPresent(all::add);
        }
        return all;
    }

    /** Of {@code 10.00 USD}. */
    private static BigDecimal smallest(String text) throws MalformedMessageException {
        try {
            return new BigDecimal(text.split(" ", 2)[0]);
        } catch (NumberFormatException e) {
            throw new MalformedMessageException("a smallest order of " + text);
        }
    }

    /** By its class: XChange's general way asks of pairs in a form that it deprecates. */
    private static BitstampMarketDataService service(Exchange exchange) {
        return (BitstampMarketDataService) exchange.getMarketDataService();
    }

    @Override
    public OrderBook book(Exchange exchange, CurrencyPair pair) throws IOException {
        return service(exchange).getOrderBook(pair);
    }

    @Override
    public boolean timesBooks() {
        return true;
    }

    /** Those of the last minute. */
    @Override
    public List<Trade> trades(Exchange exchange, CurrencyPair pair) throws IOException {
        return service(exchange).getTrades(pair, BitstampTime.MINUTE).getTrades();
    }

    @Override
    public OrderGateway orders(
            Exchange exchange, Calls calls, Collection<InstrumentRules> instruments)
            throws VenueException {
        throw new VenueException(
                VenueError.UNSUPPORTED,
                "no trading at bitstamp: XChange sends no order id of ours there, so an order whose"
                        + " answer is lost could not be found again");
    }
}
