package io.aibotiyi.workstation.trade;

import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Market.TickerView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One market of the screener with its day.
 *
 * @param ticker null until it is known
 */
record ScreenRow(InstrumentView view, @Nullable TickerView ticker) {

    String symbol() {
        return view.id().symbol().name();
    }

    String venue() {
        return view.id().venue().toString();
    }

    Optional<BigDecimal> last() {
        return Optional.ofNullable(ticker).map(TickerView::last);
    }

    /** Percent since 24 hours ago. */
    Optional<BigDecimal> change() {
        return Optional.ofNullable(ticker).map(TickerView::changePercent);
    }

    /** From the day's low to its high, in percent of the low. */
    Optional<BigDecimal> range() {
        return Optional.ofNullable(ticker)
                .filter(t -> t.low().signum() > 0)
                .map(t ->
                        t.high()
                                .subtract(t.low())
                                .movePointRight(2)
                                .divide(t.low(), 2, RoundingMode.HALF_EVEN));
    }

    /** Where the last price stands in the day's range: 0 at its low, 100 at its high. */
    Optional<BigDecimal> place() {
        return Optional.ofNullable(ticker)
                .filter(t -> t.high().compareTo(t.low()) > 0)
                .map(t ->
                        t.last()
                                .subtract(t.low())
                                .movePointRight(2)
                                .divide(t.high().subtract(t.low()), 0, RoundingMode.HALF_EVEN));
    }

    Optional<BigDecimal> volume() {
        return Optional.ofNullable(ticker).map(TickerView::volume);
    }

    /** The day's volume at the last price, in the quote asset. */
    Optional<BigDecimal> value() {
        return Optional.ofNullable(ticker).map(t -> t.volume().multiply(t.last()));
    }
}
