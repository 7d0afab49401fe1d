package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Routing.Algorithm;
import io.aibotiyi.strategies.slicing.SliceRules;
import io.aibotiyi.strategies.slicing.SliceSchedule;
import io.aibotiyi.strategies.slicing.VolumeCurve;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** Divides what TWAP and VWAP are to trade, once, when they are started. */
@Component
final class Schedules {

    private static final Duration PACE = Duration.ofSeconds(30);
    private static final int FEWEST = 2;
    private static final int USUAL_MOST = 100;

    /** Parts stay large enough for the venue if the price falls by a fifth. */
    private static final BigDecimal RESERVE = new BigDecimal("0.8");

    private final MarketData markets;
    private final RoutingSettings settings;

    Schedules(MarketData markets, RoutingSettings settings) {
        this.markets = markets;
        this.settings = settings;
    }

    /**
     * The terms with their schedule, or as they are for what has none.
     *
     * @param reference price that parts' worth is judged by
     * @throws ProblemException NO_VOLUME_HISTORY
     */
    Terms scheduled(Terms terms, Instrument instrument, BigDecimal reference) {
        if (terms.algorithm() != Algorithm.TWAP && terms.algorithm() != Algorithm.VWAP) {
            return terms;
        }
        long duration = Duration.between(terms.start(), terms.end()).toNanos();
        int count = count(terms, duration);
        long quantity = instrument.quantityUnits(terms.quantity());
        SliceRules rules = rules(instrument, reference, quantity);
        SliceSchedule schedule =
                terms.algorithm() == Algorithm.TWAP
                        ? SliceSchedule.even(
                                quantity, rules, duration, count, terms.jitter(), terms.seed())
                        : SliceSchedule.weighted(
                                quantity,
                                rules,
                                duration,
                                curve(terms, duration, count),
                                terms.jitter(),
                                terms.seed());
        return new Terms(
                terms.account(),
                terms.instrument(),
                terms.side(),
                terms.quantity(),
                terms.algorithm(),
                terms.limitPrice(),
                terms.start(),
                terms.end(),
                terms.tuning(),
                schedule,
                terms.seed());
    }

    private static int count(Terms terms, long duration) {
        Integer asked = terms.tuning().slices();
        return asked != null ? asked : Math.clamp(duration / PACE.toNanos(), FEWEST, USUAL_MOST);
    }

    /** A whole order that is just large enough is one part. */
    private static SliceRules rules(Instrument instrument, BigDecimal reference, long quantity) {
        SliceRules rules =
                SliceRules.of(
                        instrument.lotSize(),
                        instrument.quantityScale(),
                        reference.multiply(RESERVE),
                        instrument.minNotional());
        return rules.minimum() <= quantity ? rules : new SliceRules(rules.lot(), quantity);
    }

    /** By minute candles; parts shorter than a minute share its volume evenly. */
    private long[] curve(Terms terms, long duration, int count) {
        int minutes = (int) Math.max(duration / Timeframe.M1.nanos(), 1);
        int known = Math.min(count, minutes);
        long[] volumes =
                VolumeCurve.of(
                        EpochNanos.of(terms.start()),
                        duration,
                        known,
                        settings.curveDays(),
                        from ->
                                markets.candles(
                                        terms.instrument(),
                                        Timeframe.M1,
                                        from,
                                        from + duration,
                                        minutes + 2));
        if (Arrays.stream(volumes).allMatch(v -> v == 0)) {
            throw new ProblemException(
                    ErrorCode.NO_VOLUME_HISTORY,
                    "No volume of "
                            + terms.instrument()
                            + " is known between "
                            + terms.start()
                            + " and "
                            + terms.end()
                            + " of the "
                            + settings.curveDays()
                            + " days before; import candles, or use TWAP or POV",
                    "algorithm");
        }
        return VolumeCurve.spread(volumes, count);
    }
}
