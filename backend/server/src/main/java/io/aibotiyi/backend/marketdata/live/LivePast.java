package io.aibotiyi.backend.marketdata.live;

import io.aibotiyi.backend.marketdata.feed.PastCandles;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.indicators.CandleAggregator;
import io.aibotiyi.indicators.EmptyCandles;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.Venue;
import io.aibotiyi.venues.VenueException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What an exchange tells of a market's past, in candles of any length that its own fit into. The
 * last {@value #KEPT} answers about what is over are kept. Where the exchange keeps nothing, or
 * does not answer, there are no candles; that it does not answer is told.
 */
final class LivePast implements PastCandles {

    /** Candles of the exchange that one question may take. */
    static final int MOST = 5_000;

    private static final int KEPT = 16;

    /** An exchange's candle is surely final so long after its end. */
    private static final long FINAL_AFTER = 5_000_000_000L;

    private record Question(Timeframe length, long from, long to, int limit) {}

    private final Venue venue;
    private final InstrumentRules rules;
    private final InstantSource clock;
    private final Consumer<String> trouble;
    private final Map<Question, List<Candle>> kept =
            new LinkedHashMap<>(KEPT, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Question, List<Candle>> eldest) {
                    return size() > KEPT;
                }
            };

    /**
     * @param trouble told why there is no answer, and empty when there is one again; any thread
     */
    LivePast(Venue venue, InstrumentRules rules, InstantSource clock, Consumer<String> trouble) {
        this.venue = venue;
        this.rules = rules;
        this.clock = clock;
        this.trouble = trouble;
    }

    @Override
    public List<Candle> candles(Timeframe timeframe, long from, long to, int limit) {
        Optional<Timeframe> longest =
                venue.capabilities().candles().stream()
                        .filter(length -> CandleAggregator.fits(length, timeframe))
                        .max(Comparator.naturalOrder());
        long first = ceiling(timeframe, from);
        if (longest.isEmpty() || limit < 1 || first >= to) {
            return List.of();
        }
        Timeframe length = longest.get();
        long each = timeframe.nanos() / length.nanos();
        int wanted = (int) Math.min(MOST, Math.multiplyExact(limit, each));
        List<Candle> pieces = ask(new Question(length, first, to, wanted));
        return length.equals(timeframe) ? pieces : joined(pieces, length, timeframe, wanted, limit);
    }

    private static List<Candle> joined(
            List<Candle> pieces, Timeframe length, Timeframe timeframe, int wanted, int limit) {
        List<Candle> all =
                new ArrayList<>(
                        CandleAggregator.ofCandles(pieces, length, timeframe, EmptyCandles.SKIP));
        boolean cut =
                pieces.size() == wanted && pieces.getFirst().openTime() > all.getFirst().openTime();
        if (cut) {
            all.removeFirst();
        }
        return all.subList(Math.max(0, all.size() - limit), all.size());
    }

    private List<Candle> ask(Question question) {
        synchronized (kept) {
            List<Candle> before = kept.get(question);
            if (before != null) {
                return before;
            }
        }
        try {
            List<Candle> told =
                    List.copyOf(
                            venue.candles(
                                    rules,
                                    question.length(),
                                    question.from(),
                                    question.to(),
                                    question.limit()));
            trouble.accept("");
            if (question.to() + FINAL_AFTER <= EpochNanos.now(clock)) {
                synchronized (kept) {
                    kept.put(question, told);
                }
            }
            return told;
        } catch (VenueException e) {
            trouble.accept(venue.id() + " does not tell its candles: " + e.getMessage());
            return List.of();
        }
    }

    private static long ceiling(Timeframe timeframe, long time) {
        long floor = timeframe.floor(time);
        return floor == time ? time : floor + timeframe.nanos();
    }
}
