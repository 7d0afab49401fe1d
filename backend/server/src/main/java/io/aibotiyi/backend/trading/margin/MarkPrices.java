package io.aibotiyi.backend.trading.margin;

import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.trading.portfolio.Decimals;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.PerpetualTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The prices at which perpetuals are valued.
 *
 * <p>The index is the mid of the spot market's book. The mark is the median of three: the index,
 * the mid of the perpetual's book, and the index plus the average basis (mid less index) of the
 * last {@link #WINDOW}, sampled once a second. Trades are not among them, and no one of the three
 * moves the median by itself beyond the others, so that neither a print nor an emptied book
 * liquidates anybody. The median of an index, an averaged basis and the market is what Binance
 * documents for its USDⓈ-M futures ("Mark Price and Price Index"); the window is ours.
 *
 * <p>There is no mark while one of the two books is out of sync or has an empty side: nothing is
 * liquidated then and nothing new is margined. After a start the average begins anew, the basis
 * being zero until the first sample. Any thread.
 */
@Component
public final class MarkPrices {

    /** How far back the basis is averaged. */
    public static final Duration WINDOW = Duration.ofSeconds(30);

    /** Beside the instrument's decimals, for means. */
    private static final int EXTRA = 2;

    private record Sample(Instant time, BigDecimal basis) {}

    private final MarketData markets;
    private final Clock clock;
    private final Map<InstrumentId, Deque<Sample>> samples = new ConcurrentHashMap<>();

    MarkPrices(MarketData markets, Clock clock) {
        this.markets = markets;
        this.clock = clock;
    }

    /** The mark price; empty if it is no perpetual or a book is not live. */
    public Optional<BigDecimal> mark(InstrumentId perpetual) {
        Optional<BigDecimal> index = index(perpetual);
        Optional<BigDecimal> mid = mid(perpetual);
        if (index.isEmpty() || mid.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal averaged = index.get().add(basis(perpetual));
        return Optional.of(Decimals.plain(median(index.get(), mid.get(), averaged)));
    }

    /** The price of what it follows; empty if it is no perpetual or the book is not live. */
    public Optional<BigDecimal> index(InstrumentId perpetual) {
        return markets.perpetual(perpetual).map(PerpetualTerms::index).flatMap(this::mid);
    }

    /** Takes a sample of every perpetual; once a second. */
    public void sample() {
        Instant now = clock.instant();
        for (Instrument instrument : markets.instruments()) {
            InstrumentId id = instrument.id();
            Optional<BigDecimal> index = index(id);
            Optional<BigDecimal> mid = index.isEmpty() ? Optional.empty() : mid(id);
            mid.ifPresent(m -> add(id, new Sample(now, m.subtract(index.get()))));
        }
    }

    private void add(InstrumentId id, Sample sample) {
        Deque<Sample> kept = samples.computeIfAbsent(id, _ -> new ArrayDeque<>());
        synchronized (kept) {
            kept.add(sample);
            Instant oldest = sample.time().minus(WINDOW);
            while (kept.getFirst().time().isBefore(oldest)) {
                kept.removeFirst();
            }
        }
    }

    private BigDecimal basis(InstrumentId id) {
        Deque<Sample> kept = samples.get(id);
        if (kept == null) {
            return BigDecimal.ZERO;
        }
        Instant oldest = clock.instant().minus(WINDOW);
        BigDecimal sum = BigDecimal.ZERO;
        int count = 0;
        synchronized (kept) {
            for (Sample sample : kept) {
                if (!sample.time().isBefore(oldest)) {
                    sum = sum.add(sample.basis());
                    count++;
                }
            }
        }
        return count == 0
                ? BigDecimal.ZERO
                : sum.divide(
                        BigDecimal.valueOf(count), sum.scale() + EXTRA, RoundingMode.HALF_EVEN);
    }

    private Optional<BigDecimal> mid(InstrumentId id) {
        Optional<Instrument> instrument = markets.instrument(id);
        if (instrument.isEmpty()) {
            return Optional.empty();
        }
        return markets.book(id, 1)
                .filter(b -> !b.bids().isEmpty() && !b.asks().isEmpty())
                .map(b -> mid(b, instrument.get()));
    }

    private static BigDecimal mid(BookSnapshot book, Instrument instrument) {
        return instrument
                .price(book.bids().getFirst().price())
                .add(instrument.price(book.asks().getFirst().price()))
                .multiply(new BigDecimal("0.5"));
    }

    private static BigDecimal median(BigDecimal a, BigDecimal b, BigDecimal c) {
        return a.max(b).min(a.min(b).max(c));
    }
}
