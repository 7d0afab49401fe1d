package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.gateway.view.MarketViews;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.protocol.Market.CandleView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest candles of one series, oldest first, immutable.
 *
 * @param candles by strictly increasing open time; the last one is still growing
 */
record CandleSeries(List<Candle> candles) {

    /** How many a subscriber gets as its snapshot. */
    static final int LENGTH = 500;

    CandleSeries {
        candles = List.copyOf(candles);
    }

    /** This with newer or corrected candles, cut to the newest {@value #LENGTH}. */
    CandleSeries with(Collection<Candle> changes) {
        TreeMap<Long, Candle> merged = new TreeMap<>();
        candles.forEach(c -> merged.put(c.openTime(), c));
        changes.forEach(c -> merged.put(c.openTime(), c));
        List<Candle> all = new ArrayList<>(merged.values());
        return new CandleSeries(all.subList(Math.max(0, all.size() - LENGTH), all.size()));
    }

    /**
     * Tells changed candles; a reader that fell behind all of them, or is ahead of them since a
     * replay went back, gets a snapshot.
     */
    record Frames(Instrument instrument) implements Conflation<CandleSeries> {

        @Override
        public String type() {
            return "candles";
        }

        @Override
        public byte @Nullable [] tail(@Nullable CandleSeries sent, CandleSeries latest) {
            if (sent == null || sent.candles.isEmpty() || latest.candles.isEmpty()) {
                boolean nothingNew = sent != null && latest.candles.isEmpty();
                return nothingNew ? null : Tails.of(true, "candles", views(latest.candles));
            }
            boolean behindAll =
                    sent.candles.getLast().openTime() < latest.candles.getFirst().openTime();
            boolean backInTime =
                    sent.candles.getLast().openTime() > latest.candles.getLast().openTime();
            if (behindAll || backInTime) {
                return Tails.of(true, "candles", views(latest.candles));
            }
            List<Candle> changed = new ArrayList<>();
            int i = 0;
            for (Candle candle : latest.candles) {
                while (i < sent.candles.size()
                        && sent.candles.get(i).openTime() < candle.openTime()) {
                    i++;
                }
                if (i == sent.candles.size() || !sent.candles.get(i).equals(candle)) {
                    changed.add(candle);
                }
            }
            return changed.isEmpty() ? null : Tails.of(false, "candles", views(changed));
        }

        private List<CandleView> views(List<Candle> candles) {
            return candles.stream().map(c -> MarketViews.candle(instrument, c)).toList();
        }
    }
}
