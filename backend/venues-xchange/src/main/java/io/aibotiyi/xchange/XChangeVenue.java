package io.aibotiyi.xchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.aibotiyi.domain.Candle;
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
import io.aibotiyi.venues.Venue;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.net.CandleReader;
import io.aibotiyi.venues.net.OpenParts;
import io.aibotiyi.venues.net.RateBudget;
import io.aibotiyi.venues.trading.LiveTrading;
import io.aibotiyi.venues.trading.OrderGateway;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeFactory;
import org.knowm.xchange.ExchangeSpecification;

/** An exchange through XChange. */
final class XChangeVenue implements Venue {

    private static final int AT_ONCE = 4;

    /** Questions for candles in one go. */
    private static final int MAX_PAGES = 50;

    private final Connector connector;
    private final XChangeSettings settings;
    private final RandomGenerator random;
    private final Exchange exchange;
    private final RateBudget budget;
    private final Calls calls;
    private final OpenParts parts = new OpenParts();

    /** Sends nothing yet. */
    XChangeVenue(Connector connector, XChangeSettings settings, RandomGenerator random) {
        this.connector = connector;
        this.settings = settings;
        this.random = random;
        this.exchange = ExchangeFactory.INSTANCE.createExchange(specification());
        this.budget =
                new RateBudget(
                        id() + "'s request rate",
                        Math.max(2, connector.profile().requestsPerSecond()),
                        connector.profile().requestsPerSecond(),
                        System::nanoTime);
        this.calls = calls(AT_ONCE);
    }

    private Calls calls(int atOnce) {
        return new Calls(
                id().name(),
                budget,
                atOnce,
                settings.trading().requestTimeout(),
                settings.trading().budgetPatience());
    }

    /** Nothing is fetched, repeated or held back by XChange itself: this module does that. */
    private ExchangeSpecification specification() {
        ExchangeSpecification specification =
                ExchangeFactory.INSTANCE
                        .createExchangeWithoutSpecification(connector.profile().exchange())
                        .getDefaultExchangeSpecification();
        specification.setShouldLoadRemoteMetaData(false);
        specification.getResilience().setRetryEnabled(false);
        specification.getResilience().setRateLimiterEnabled(false);
        int timeout = Math.toIntExact(settings.trading().requestTimeout().toMillis());
        specification.setHttpConnTimeout(timeout);
        specification.setHttpReadTimeout(timeout);
        URI other = settings.rest();
        if (other != null) {
            specification.setSslUri(other.toString());
            specification.setHost(other.getHost());
        }
        return specification;
    }

    @Override
    public VenueId id() {
        return connector.id();
    }

    @Override
    public Capabilities capabilities() {
        return connector.capabilities();
    }

    @Override
    public List<InstrumentRules> instruments() throws VenueException {
        return calls.ask("for its markets", () -> connector.instruments(exchange));
    }

    @Override
    public List<Candle> candles(
            InstrumentRules instrument, Timeframe timeframe, long from, long to, int limit)
            throws VenueException {
        capabilities().requireCandles(timeframe);
        List<Candle> all = new ArrayList<>();
        long end = to;
        for (int page = 0; page < MAX_PAGES && all.size() < limit && end > from; page++) {
            long before = end;
            List<Candle> told =
                    calls.ask(
                            "for candles of " + instrument.id(),
                            () ->
                                    connector.candles(
                                            exchange,
                                            Markets.pair(instrument),
                                            instrument,
                                            timeframe,
                                            before));
            List<Candle> newer = CandleReader.newest(told, from, before, limit - all.size());
            all.addAll(0, newer);
            if (newer.isEmpty() || !connector.pagesCandles()) {
                break;
            }
            end = newer.getFirst().openTime();
        }
        return all;
    }

    /**
     * @param channels BOOK, TRADES; an exchange's best prices are not asked for apart from its book
     */
    @Override
    public MarketStream stream(
            Collection<InstrumentRules> instruments,
            Set<MarketChannel> channels,
            MarketListener listener) {
        Duration own = settings.every();
        SnapshotStream stream =
                new SnapshotStream(
                        connector,
                        exchange,
                        calls,
                        own == null ? connector.profile().every() : own,
                        settings.depth(),
                        instruments,
                        channels,
                        listener,
                        random);
        parts.add(stream);
        stream.start();
        return stream;
    }

    /**
     * XChange keeps key and secret as text for as long as the session's objects live: they cannot
     * be wiped.
     */
    @Override
    public Trading trading(
            Credentials credentials,
            Collection<InstrumentRules> instruments,
            TradingListener listener)
            throws VenueException {
        ExchangeSpecification signed = specification();
        signed.setApiKey(credentials.key());
        signed.setSecretKey(credentials.withSecret(secret -> new String(secret, UTF_8)));
        OrderGateway orders =
                connector.orders(
                        ExchangeFactory.INSTANCE.createExchange(signed), calls(1), instruments);
        LiveTrading trading =
                LiveTrading.polling(
                        id() + " trading",
                        capabilities(),
                        instruments,
                        orders,
                        listener,
                        settings.trading(),
                        settings.accountEvery(),
                        random);
        parts.add(trading);
        return trading;
    }

    @Override
    public void close() {
        parts.close();
    }
}
