package io.aibotiyi.workstation.burst;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.venues.AmendRule;
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
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An exchange of five markets that says nothing until the system property {@value #RATE} asks for
 * events: so many a second, over all markets together. It has no past and no private side.
 */
final class BurstVenue implements Venue {

    static final VenueId ID = VenueId.of("burst");

    /** Events a second; read every millisecond. */
    static final String RATE = "aibot.test.burst.rate";

    static final List<String> MARKETS =
            List.of("BTC-USDT", "ETH-USDT", "SOL-USDT", "XRP-USDT", "DOGE-USDT");

    private final InstantSource clock;
    private final List<BurstPump> pumps = new CopyOnWriteArrayList<>();

    BurstVenue(InstantSource clock) {
        this.clock = clock;
    }

    static InstrumentId market(int index) {
        return new InstrumentId(ID, Symbol.of(MARKETS.get(index)));
    }

    @Override
    public VenueId id() {
        return ID;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                Map.of(), Set.of(), Set.of(), AmendRule.NONE, 1, Set.of(), Duration.ZERO);
    }

    @Override
    public List<InstrumentRules> instruments() {
        List<InstrumentRules> all = new ArrayList<>();
        for (int i = 0; i < MARKETS.size(); i++) {
            String name = MARKETS.get(i);
            Instrument instrument =
                    new Instrument(
                            market(i),
                            name.substring(0, name.indexOf('-')),
                            "USDT",
                            2,
                            4,
                            10,
                            1,
                            BigDecimal.ONE);
            all.add(
                    new InstrumentRules(
                            instrument,
                            name,
                            name,
                            TradingStatus.OPEN,
                            null,
                            null,
                            null,
                            null,
                            null,
                            new BigDecimal("0.0001")));
        }
        return all;
    }

    @Override
    public List<Candle> candles(
            InstrumentRules instrument, Timeframe timeframe, long from, long to, int limit) {
        capabilities().requireCandles(timeframe);
        return List.of();
    }

    @Override
    public MarketStream stream(
            Collection<InstrumentRules> instruments,
            Set<MarketChannel> channels,
            MarketListener listener) {
        BurstPump pump =
                new BurstPump(
                        instruments.stream().map(InstrumentRules::id).toList(), listener, clock);
        pumps.add(pump);
        pump.start();
        return pump;
    }

    @Override
    public Trading trading(
            Credentials credentials,
            Collection<InstrumentRules> instruments,
            TradingListener listener)
            throws VenueException {
        throw new VenueException(VenueError.UNSUPPORTED, "this venue has no private side");
    }

    @Override
    public void close() {
        pumps.forEach(BurstPump::close);
    }
}
