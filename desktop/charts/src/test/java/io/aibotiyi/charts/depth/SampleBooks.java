package io.aibotiyi.charts.depth;

import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.VenueId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Books that look like real ones, from a seed. */
final class SampleBooks {

    /** A market to draw: units, the best bid, the typical size. */
    record Market(Instrument instrument, long bestBid, long typical, double filled) {}

    private SampleBooks() {}

    static Market bitcoin() {
        return new Market(
                instrument("BTC-USDT", "BTC", "USDT", 2, 8, 10), 6_148_210, 35_000_000, 0.85);
    }

    static Market dogecoin() {
        return new Market(instrument("DOGE-USDT", "DOGE", "USDT", 5, 0, 1), 12_345, 48_000, 0.97);
    }

    static Market enormous() {
        return new Market(
                instrument("PEPE-USDT", "PEPE", "USDT", 10, 0, 100), 118_400, 1_800_000_000L, 0.95);
    }

    static Market thin() {
        return new Market(instrument("RARE-USDT", "RARE", "USDT", 4, 2, 1), 203_411, 1_250, 0.12);
    }

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    static LadderModel model(Market market, long seed) {
        RandomGenerator random = random(seed);
        LadderModel model = LadderModel.of(market.instrument);
        long tick = market.instrument.tickSize();
        List<BookLevel> bids = side(market, random, market.bestBid, -tick);
        List<BookLevel> asks = side(market, random, market.bestBid + tick * 2, tick);
        model.snapshot(1, bids, asks);
        long price = market.bestBid;
        for (int i = 0; i < 600; i++) {
            Side aggressor = random.nextBoolean() ? Side.BUY : Side.SELL;
            price += tick * Math.round(random.nextGaussian() * 1.2);
            price += Long.signum(market.bestBid - price) * tick * random.nextInt(2);
            model.traded(price, size(market, random) / 3 + 1, aggressor);
        }
        model.traded(asks.getFirst().price(), market.typical / 4, Side.BUY);
        return model;
    }

    static void own(LadderModel model, Market market) {
        long tick = market.instrument.tickSize();
        model.setOwnOrders(
                List.of(
                        order(1, Side.BUY, market.bestBid - 2 * tick, market.typical, true),
                        order(2, Side.BUY, market.bestBid - 6 * tick, market.typical / 2, true),
                        order(3, Side.BUY, market.bestBid - 6 * tick, market.typical * 2, true),
                        order(4, Side.SELL, market.bestBid + 5 * tick, market.typical, true),
                        order(5, Side.SELL, market.bestBid + 8 * tick, market.typical / 2, false)));
        model.setPosition(market.typical * 3, market.bestBid - 4 * tick);
    }

    static OwnOrder order(int id, Side side, long price, long remaining, boolean confirmed) {
        return new OwnOrder(new OrderId(new UUID(0, id)), side, price, remaining, confirmed);
    }

    private static List<BookLevel> side(
            Market market, RandomGenerator random, long best, long step) {
        List<BookLevel> levels = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            if (i == 0 || random.nextDouble() < market.filled) {
                double growth = 0.4 + Math.min(1.6, i / 14.0);
                long size = Math.max(1, Math.round(size(market, random) * growth));
                levels.add(new BookLevel(best + i * step, size));
            }
        }
        return levels;
    }

    private static long size(Market market, RandomGenerator random) {
        double whale = random.nextInt(24) == 0 ? 9 : 1;
        double size = market.typical * Math.exp(random.nextGaussian() * 1.1) * whale * 0.6;
        boolean round = random.nextInt(3) == 0;
        long units = Math.max(1, Math.round(size));
        long coarse = Math.max(1, market.typical / 4);
        return round ? Math.max(coarse, units / coarse * coarse) : units;
    }

    private static Instrument instrument(
            String symbol, String base, String quote, int priceScale, int sizeScale, long tick) {
        return new Instrument(
                new InstrumentId(new VenueId("sample"), new Symbol(symbol)),
                base,
                quote,
                priceScale,
                sizeScale,
                tick,
                1,
                BigDecimal.ZERO);
    }
}
