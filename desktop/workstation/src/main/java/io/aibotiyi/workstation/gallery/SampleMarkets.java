package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.Markets;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.Market.BookView;
import io.aibotiyi.protocol.Market.CandlePage;
import io.aibotiyi.protocol.Market.CandleView;
import io.aibotiyi.protocol.Market.FeedView;
import io.aibotiyi.protocol.Market.FootprintPage;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Market.Level;
import io.aibotiyi.protocol.Market.TickerView;
import io.aibotiyi.protocol.Market.TradeView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A seeded market: the same seed and instant give the same candles, book and prints. */
final class SampleMarkets implements Markets {

    private static final int HISTORY = 2500;
    private static final int LEVELS = 400;

    private final List<SampleListing> listings;
    private final Instant now;
    private final long seed;

    SampleMarkets(List<SampleListing> listings, Instant now, long seed) {
        this.listings = new CopyOnWriteArrayList<>(listings);
        this.now = now;
        this.seed = seed;
    }

    @Override
    public List<InstrumentView> instruments() {
        return listings.stream().map(SampleListing::view).toList();
    }

    @Override
    public List<TickerView> tickers() {
        return listings.stream().map(this::ticker).toList();
    }

    private TickerView ticker(SampleListing listing) {
        List<CandleView> day = walk(listing, Timeframe.M15).reversed().subList(0, 96).reversed();
        BigDecimal before = day.getFirst().open();
        BigDecimal change = listing.last().subtract(before);
        BigDecimal high =
                day.stream().map(CandleView::high).reduce(listing.last(), BigDecimal::max);
        BigDecimal low = day.stream().map(CandleView::low).reduce(listing.last(), BigDecimal::min);
        BigDecimal volume =
                day.stream().map(CandleView::volume).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal percent =
                change.multiply(BigDecimal.valueOf(100)).divide(before, 2, RoundingMode.HALF_EVEN);
        return new TickerView(
                listing.view().id(), listing.last(), change, percent, high, low, volume);
    }

    @Override
    public List<FeedView> feeds() {
        return listings.stream()
                .map(l ->
                        new FeedView(
                                l.view().id(),
                                FeedState.LIVE,
                                l.view().mode(),
                                time(l),
                                340L,
                                42.5,
                                0,
                                null))
                .toList();
    }

    @Override
    public BookView book(InstrumentId instrument, int depth) {
        SampleListing listing = find(instrument);
        SplittableRandom random = random(listing, 7);
        BigDecimal tick = listing.view().tickSize();
        List<Level> bids = new ArrayList<>();
        List<Level> asks = new ArrayList<>();
        for (int i = 0; i < Math.min(depth, LEVELS); i++) {
            BigDecimal away = tick.multiply(BigDecimal.valueOf(i));
            BigDecimal bid = listing.last().subtract(away);
            BigDecimal ask = listing.last().add(away).add(tick);
            if (bid.signum() > 0 && (i < 2 || random.nextDouble() < 0.86)) {
                bids.add(new Level(bid, size(listing, random, i)));
            }
            if (i < 2 || random.nextDouble() < 0.86) {
                asks.add(new Level(ask, size(listing, random, i)));
            }
        }
        return new BookView(instrument, 1_000_001, time(listing), FeedState.LIVE, bids, asks);
    }

    private BigDecimal size(SampleListing listing, SplittableRandom random, int step) {
        double dollars =
                1500 * Math.exp(random.nextGaussian() * 0.9) * (1 + Math.min(step, 30) * 0.12);
        if (random.nextDouble() < 0.035) {
            dollars *= 9;
        }
        return quantity(listing, dollars);
    }

    @Override
    public List<TradeView> trades(InstrumentId instrument, int limit) {
        SampleListing listing = find(instrument);
        SplittableRandom random = random(listing, 11);
        List<TradeView> all = new ArrayList<>();
        Instant time = time(listing);
        BigDecimal tick = listing.view().tickSize();
        List<CandleView> minutes = walk(listing, Timeframe.M1).reversed();
        int drift = 0;
        Side side = Side.BUY;
        for (int i = 0; i < limit; i++) {
            if (random.nextDouble() < 0.32) {
                side = side == Side.BUY ? Side.SELL : Side.BUY;
                drift += random.nextInt(-2, 3);
            }
            BigDecimal price =
                    along(minutes, time, listing.last(), tick)
                            .add(tick.multiply(BigDecimal.valueOf(drift)))
                            .add(side == Side.BUY ? tick : BigDecimal.ZERO)
                            .max(tick);
            double dollars = 260 * Math.exp(random.nextGaussian() * 1.5);
            all.add(new TradeView(90_000 - i, time, price, quantity(listing, dollars), side));
            time = time.minusMillis(random.nextInt(3, 900));
        }
        return all.reversed();
    }

    /** Nobody counted anything before the trades that {@link #trades} tells. */
    @Override
    public FootprintPage footprints(
            InstrumentId instrument,
            Timeframe timeframe,
            BigDecimal step,
            @Nullable Instant to,
            int limit) {
        return new FootprintPage(
                instrument,
                timeframe.toString(),
                step,
                List.of(),
                time(find(instrument)),
                null,
                null);
    }

    /** A price between open and close of the minute of a moment; the last one in the newest. */
    private static BigDecimal along(
            List<CandleView> newestFirst, Instant time, BigDecimal last, BigDecimal tick) {
        CandleView newest = newestFirst.getFirst();
        int back = (int) Math.max(0, Duration.between(time, newest.openTime()).toMinutes() + 1);
        if (!time.isBefore(newest.openTime()) || back >= newestFirst.size()) {
            return last;
        }
        CandleView candle = newestFirst.get(back);
        long into = Duration.between(candle.openTime(), time).toMillis();
        double part = Math.clamp(into / 60_000.0, 0, 1);
        double swing = Math.sin(part * 9) * 0.3 * (1 - part) * part * 4;
        BigDecimal body = candle.close().subtract(candle.open());
        BigDecimal range = candle.high().subtract(candle.low());
        return candle.open()
                .add(body.multiply(BigDecimal.valueOf(part)))
                .add(range.multiply(BigDecimal.valueOf(swing)))
                .divide(tick, 0, RoundingMode.HALF_EVEN)
                .multiply(tick);
    }

    @Override
    public CandlePage candles(
            InstrumentId instrument,
            Timeframe timeframe,
            @Nullable Instant from,
            @Nullable Instant to,
            int limit) {
        List<CandleView> matching =
                walk(find(instrument), timeframe).stream()
                        .filter(c -> from == null || !c.openTime().isBefore(from))
                        .filter(c -> to == null || c.openTime().isBefore(to))
                        .toList();
        List<CandleView> page =
                matching.subList(Math.max(0, matching.size() - limit), matching.size());
        boolean more = page.size() < matching.size();
        return new CandlePage(
                instrument, timeframe.toString(), page, more ? page.getFirst().openTime() : null);
    }

    /** A random walk with clustered volatility that ends at the instrument's last price. */
    private List<CandleView> walk(SampleListing listing, Timeframe timeframe) {
        SplittableRandom random = random(listing, timeframe.nanos());
        double step = listing.volatility() * Math.sqrt(timeframe.nanos() / 86_400e9 * 1.3);
        double[] path = new double[HISTORY + 1];
        double[] heat = new double[HISTORY + 1];
        double volatility = 1;
        double trend = 0;
        for (int i = 1; i <= HISTORY; i++) {
            volatility = 0.94 * volatility + 0.06 * Math.exp(random.nextGaussian() * 0.9);
            trend = 0.97 * trend + random.nextGaussian() * 0.02;
            heat[i] = volatility;
            path[i] = path[i - 1] + step * volatility * (random.nextGaussian() + trend);
        }
        double last = listing.last().doubleValue();
        List<CandleView> all = new ArrayList<>(HISTORY);
        Instant open =
                timeframe
                        .floor(time(listing))
                        .minus(timeframe.duration().multipliedBy(HISTORY - 1));
        for (int i = 1; i <= HISTORY; i++) {
            double from = last * Math.exp(path[i - 1] - path[HISTORY]);
            double close = last * Math.exp(path[i] - path[HISTORY]);
            double reach = last * step * heat[i];
            double high = Math.max(from, close) + reach * Math.abs(random.nextGaussian()) * 0.45;
            double low = Math.min(from, close) - reach * Math.abs(random.nextGaussian()) * 0.45;
            double dollars =
                    9e4
                            * Math.sqrt(timeframe.nanos() / 60e9)
                            * heat[i]
                            * (0.4 + Math.abs(close - from) / (last * step))
                            * Math.exp(random.nextGaussian() * 0.45);
            all.add(
                    new CandleView(
                            open,
                            price(listing, from),
                            price(listing, high),
                            price(listing, low),
                            price(listing, close),
                            quantity(listing, dollars),
                            1 + (long) (dollars / 900)));
            open = open.plus(timeframe.duration());
        }
        return all;
    }

    BigDecimal price(SampleListing listing, double value) {
        BigDecimal tick = listing.view().tickSize();
        return BigDecimal.valueOf(value)
                .divide(tick, 0, RoundingMode.HALF_EVEN)
                .max(BigDecimal.ONE)
                .multiply(tick);
    }

    BigDecimal quantity(SampleListing listing, double dollars) {
        BigDecimal lot = listing.view().lotSize();
        return BigDecimal.valueOf(dollars)
                .divide(listing.last().multiply(lot), 0, RoundingMode.HALF_EVEN)
                .max(BigDecimal.ONE)
                .multiply(lot);
    }

    SampleListing find(InstrumentId id) {
        return listings.stream().filter(l -> l.view().id().equals(id)).findFirst().orElseThrow();
    }

    /** Adds a listing; nobody is told. */
    void add(SampleListing listing) {
        listings.add(listing);
    }

    void remove(InstrumentId id) {
        listings.removeIf(l -> l.view().id().equals(id));
    }

    private Instant time(SampleListing listing) {
        return listing.isReplayed() ? SampleReplays.POSITION : now;
    }

    Instant now() {
        return now;
    }

    Instant ago(Duration duration) {
        return now.minus(duration);
    }

    SplittableRandom random(SampleListing listing, long salt) {
        return new SplittableRandom(
                seed * 31 + listing.view().id().toString().hashCode() * 17L + salt);
    }
}
