package io.aibotiyi.backend.routing.parents;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.marketdata.feed.MarketDataHub;
import io.aibotiyi.backend.marketdata.simulated.SimulatedVenue;
import io.aibotiyi.backend.testing.SettableClock;
import io.aibotiyi.backend.testing.TestDatabase;
import io.aibotiyi.backend.trading.portfolio.TradingSettings;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.protocol.Routing.Algorithm;
import io.aibotiyi.protocol.Routing.ParentView;
import io.aibotiyi.protocol.Routing.StartParent;
import io.aibotiyi.protocol.Routing.Style;
import io.aibotiyi.protocol.Routing.Tuning;
import io.aibotiyi.strategies.simulation.SimulatedUniverse;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The same purchase in the same simulated markets, at once and divided: how far its average price
 * is from what the market's was over the same ten minutes. Prints the table of docs/routing.md.
 */
class RoutingComparisonTest {

    private static final InstrumentId BTC = InstrumentId.parse("sim:BTC-USDT");
    private static final int SEEDS = 8;
    private static final int SECONDS = 600;
    private static final String QUANTITY = "5";

    private record Way(String name, Algorithm algorithm, Tuning tuning) {}

    private static final Way AT_ONCE =
            new Way("one market order", Algorithm.TWAP, tuning(1, Style.MARKET));
    private static final Way TWAP = new Way("TWAP", Algorithm.TWAP, tuning(40, Style.PASSIVE));
    private static final Way VWAP = new Way("VWAP", Algorithm.VWAP, tuning(40, Style.PASSIVE));

    private static Tuning tuning(int slices, Style style) {
        return new Tuning(slices, style, null, null, null);
    }

    /** Basis points that a purchase cost more than a benchmark. */
    private record Cost(double toTwap, double toVwap, double toArrival) {}

    @Test
    @Tag("slow")
    void dividedOrdersTrackTheirBenchmarksBetterThanOneMarketOrder() {
        Map<Way, List<Cost>> costs = new HashMap<>();
        for (Way way : List.of(AT_ONCE, TWAP, VWAP)) {
            List<Cost> all = costs.computeIfAbsent(way, w -> new ArrayList<>());
            for (long seed = 1; seed <= SEEDS; seed++) {
                all.add(run(way, seed));
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-16s to TWAP %6.2f (mean %6.2f)  to VWAP %6.2f (mean %6.2f)  to arrival mean"
                            + " %6.2f%n",
                    way.name(),
                    all.stream().mapToDouble(c -> Math.abs(c.toTwap())).average().orElseThrow(),
                    all.stream().mapToDouble(Cost::toTwap).average().orElseThrow(),
                    all.stream().mapToDouble(c -> Math.abs(c.toVwap())).average().orElseThrow(),
                    all.stream().mapToDouble(Cost::toVwap).average().orElseThrow(),
                    all.stream().mapToDouble(Cost::toArrival).average().orElseThrow());
        }

        assertThat(missedTwap(costs, TWAP)).isLessThan(missedTwap(costs, AT_ONCE));
        assertThat(missedVwap(costs, VWAP)).isLessThan(missedVwap(costs, AT_ONCE));
    }

    private static double missedTwap(Map<Way, List<Cost>> costs, Way way) {
        return Objects.requireNonNull(costs.get(way)).stream()
                .mapToDouble(c -> Math.abs(c.toTwap()))
                .average()
                .orElseThrow();
    }

    private static double missedVwap(Map<Way, List<Cost>> costs, Way way) {
        return Objects.requireNonNull(costs.get(way)).stream()
                .mapToDouble(c -> Math.abs(c.toVwap()))
                .average()
                .orElseThrow();
    }

    /** Ten minutes of a market, with the purchase in it. */
    private static Cost run(Way way, long seed) {
        SettableClock clock = new SettableClock("2026-03-02T14:00:00Z");
        MarketDataHub hub = new MarketDataHub(Optional::empty);
        SimulatedVenue venue = new SimulatedVenue(hub, clock, seed, "run");
        venue.list(SimulatedUniverse.standard().subList(0, 1));
        TradingSettings rich =
                new TradingSettings(
                        "USDT",
                        new BigDecimal("10000000"),
                        new BigDecimal("0.0002"),
                        new BigDecimal("0.0005"),
                        new BigDecimal("0.02"),
                        500);
        try (HikariDataSource database = TestDatabase.h2();
                RoutingRig rig =
                        new RoutingRig(database, hub, clock, UnaryOperator.identity(), rich)) {
            venue.open();
            advance(clock, venue, Duration.ofSeconds(5));
            return purchase(way, rig, hub, clock, venue);
        }
    }

    private static Cost purchase(
            Way way, RoutingRig rig, MarketDataHub hub, SettableClock clock, SimulatedVenue venue) {
        Instrument listed = hub.instrument(BTC).orElseThrow();
        double arrival = listed.price(hub.markPrice(BTC).orElseThrow()).doubleValue();
        long began = EpochNanos.of(clock.instant());
        ParentView parent =
                rig.parents()
                        .start(
                                RoutingRig.USER,
                                new StartParent(
                                        rig.account(),
                                        BTC,
                                        Side.BUY,
                                        new BigDecimal(QUANTITY),
                                        way.algorithm(),
                                        null,
                                        null,
                                        (long) SECONDS,
                                        way.tuning()),
                                UUID.randomUUID().toString());
        double mids = 0;
        double volume = 0;
        double notional = 0;
        long last = began;
        for (int second = 0; second < SECONDS; second++) {
            rig.round();
            advance(clock, venue, Duration.ofSeconds(1));
            mids += listed.price(hub.markPrice(BTC).orElseThrow()).doubleValue();
            for (Trade trade : hub.recentTrades(BTC, 4_096)) {
                if (trade.exchangeTime() > last) {
                    double quantity = listed.quantity(trade.quantity()).doubleValue();
                    volume += quantity;
                    notional += quantity * listed.price(trade.price()).doubleValue();
                }
            }
            last = EpochNanos.of(clock.instant());
        }
        rig.round();
        ParentView done = rig.parents().parent(RoutingRig.USER, parent.id());
        assertThat(done.status().isWorking()).as("%s", done).isFalse();
        assertThat(done.filled()).as("%s", done).isGreaterThan(new BigDecimal("4.99"));
        double average = Objects.requireNonNull(done.averagePrice()).doubleValue();
        return new Cost(
                basisPoints(average, mids / SECONDS),
                basisPoints(average, notional / volume),
                basisPoints(average, arrival));
    }

    private static double basisPoints(double price, double benchmark) {
        return (price / benchmark - 1) * 10_000;
    }

    private static void advance(SettableClock clock, SimulatedVenue venue, Duration time) {
        for (long passed = 0; passed < time.toMillis(); passed += 50) {
            clock.advance(Duration.ofMillis(50));
            venue.step();
        }
    }
}
