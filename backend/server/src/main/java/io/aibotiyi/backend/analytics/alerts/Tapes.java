package io.aibotiyi.backend.analytics.alerts;

import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.MarketAlerts.PriceKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * One tape a market and one a market and timeframe, open while a watch follows it. Confined to the
 * rounds' thread.
 */
@Component
final class Tapes {

    /** Candles of a market. */
    record Bars(InstrumentId instrument, Timeframe timeframe) {}

    private final MarketData markets;
    private final Map<InstrumentId, Tape> prices = new HashMap<>();
    private final Map<Bars, BarTape> bars = new HashMap<>();

    Tapes(MarketData markets) {
        this.markets = markets;
    }

    /**
     * Opens what a watch needs and lets one that has seen nothing yet see the present.
     *
     * @throws io.aibotiyi.backend.marketdata.UnknownInstrumentException if the market is not there
     */
    void join(Watch watch) {
        if (watch instanceof MarketWatch market) {
            Tape tape = open(market.instrument(), market.quotes());
            if (market.seen() == null) {
                market.follow(tape.newest());
            }
        } else if (watch instanceof StudyWatch study) {
            bars.computeIfAbsent(
                    bars(study), key -> new BarTape(markets, key.instrument(), key.timeframe()));
        }
    }

    private Tape open(InstrumentId instrument, boolean quotes) {
        Tape now = prices.get(instrument);
        if (now != null && (now.hasQuotes() || !quotes)) {
            return now;
        }
        Tape tape = new Tape(markets, instrument, quotes);
        prices.put(instrument, tape);
        if (now != null) {
            now.close();
        }
        return tape;
    }

    static Bars bars(StudyWatch study) {
        return new Bars(study.instrument().id(), study.timeframe());
    }

    /** What each market's prices did since the last call. */
    Map<InstrumentId, Map<PriceKind, List<Tick>>> prices() {
        Map<InstrumentId, Map<PriceKind, List<Tick>>> taken = new HashMap<>();
        prices.forEach((instrument, tape) -> taken.put(instrument, tape.take()));
        return taken;
    }

    /** The candles that came since the last call. */
    Map<Bars, List<Candle>> candles() {
        Map<Bars, List<Candle>> taken = new HashMap<>();
        bars.forEach((key, tape) -> taken.put(key, tape.take()));
        return taken;
    }

    /** Its feed is another one: the tapes of it are closed; who follows them joins again. */
    void drop(InstrumentId instrument) {
        Tape tape = prices.remove(instrument);
        if (tape != null) {
            tape.close();
        }
        bars.entrySet()
                .removeIf(entry -> {
                    boolean gone = entry.getKey().instrument().equals(instrument);
                    if (gone) {
                        entry.getValue().close();
                    }
                    return gone;
                });
    }

    /** Closes what none of these follows. */
    void keepFor(Iterable<Watch> watches) {
        Set<InstrumentId> followed = new HashSet<>();
        Set<Bars> drawn = new HashSet<>();
        for (Watch watch : watches) {
            if (watch instanceof MarketWatch market) {
                followed.add(market.instrument());
            } else if (watch instanceof StudyWatch study) {
                drawn.add(bars(study));
            }
        }
        prices.entrySet()
                .removeIf(entry -> {
                    boolean unused = !followed.contains(entry.getKey());
                    if (unused) {
                        entry.getValue().close();
                    }
                    return unused;
                });
        bars.entrySet()
                .removeIf(entry -> {
                    boolean unused = !drawn.contains(entry.getKey());
                    if (unused) {
                        entry.getValue().close();
                    }
                    return unused;
                });
    }
}
