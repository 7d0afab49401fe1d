package io.aibotiyi.strategies.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.PerpetualTerms;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.strategies.execution.ExecutionReport.Cancelled;
import io.aibotiyi.strategies.execution.ExecutionReport.Filled;
import io.aibotiyi.strategies.execution.ExecutionReport.Rejected;
import io.aibotiyi.strategies.execution.VenueOrder;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The simulated perpetual: near its index, and true to reduce-only account by account. */
class PerpetualMarketTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_795_525_200L * SECOND;
    private static final SimulatedInstrument SPOT = SimulatedUniverse.standard().getFirst();
    private static final SimulatedInstrument PERP = SimulatedUniverse.standard().getLast();
    private static final AccountId ANN = new AccountId(new UUID(1, 1));
    private static final AccountId BEN = new AccountId(new UUID(1, 2));

    private final RecordedMarket seen = new RecordedMarket();
    private final SimulatedMarket market = new SimulatedMarket(PERP, 7, START, "run1", seen);
    private long ids;

    private VenueOrder order(
            AccountId account, Side side, OrderType type, long price, long lots, boolean reduces) {
        return new VenueOrder(
                new OrderId(new UUID(8, ++ids)),
                PERP.instrument().id(),
                side,
                type,
                type == OrderType.MARKET ? TimeInForce.IOC : TimeInForce.GTC,
                price,
                lots * PERP.instrument().lotSize(),
                0,
                0,
                0,
                false,
                account,
                reduces);
    }

    private long filled(OrderId order) {
        return seen.reports(Filled.class).stream()
                .filter(f -> f.order().equals(order))
                .mapToLong(Filled::quantity)
                .sum();
    }

    @Test
    void isAPerpetualOfTheFirstSpotMarketAndStaysNearIt() {
        PerpetualTerms terms = Objects.requireNonNull(PERP.perpetual());
        assertThat(terms.index()).isEqualTo(SPOT.instrument().id());
        FairValuePath spot = new FairValuePath(SPOT, 7);
        FairValuePath perp = new FairValuePath(PERP, 7);
        double widest = 0;
        for (int hour = 0; hour < 2_000; hour++) {
            long time = START + 3_600L * hour * SECOND;
            double premium = perp.valueAt(time) / spot.valueAt(time) - 1;
            widest = Math.max(widest, Math.abs(premium));
        }
        assertThat(widest).isBetween(1e-5, 3e-3);
    }

    @Test
    void cutsAReduceOnlyOrderToThePositionAndSaysSo() {
        market.position(ANN, -3 * PERP.instrument().lotSize());
        VenueOrder buy = order(ANN, Side.BUY, OrderType.MARKET, 0, 10, true);
        market.submit(buy);

        assertThat(filled(buy.id())).isEqualTo(3 * PERP.instrument().lotSize());
        assertThat(seen.reports.getLast())
                .isInstanceOfSatisfying(
                        Cancelled.class, c -> assertThat(c.order()).isEqualTo(buy.id()));
        // the order is gone: its cancel is refused, its id is not known twice
        market.submit(order(ANN, Side.BUY, OrderType.MARKET, 0, 1, true));
        assertThat(seen.reports.getLast()).isInstanceOf(Rejected.class);
    }

    @Test
    void keepsAccountsApart() {
        VenueOrder sale = order(ANN, Side.SELL, OrderType.MARKET, 0, 5, false);
        market.submit(sale);
        VenueOrder other = order(BEN, Side.BUY, OrderType.MARKET, 0, 5, true);
        market.submit(other);
        assertThat(filled(other.id())).isZero();
        assertThat(seen.reports.getLast()).isInstanceOf(Rejected.class);

        VenueOrder own = order(ANN, Side.BUY, OrderType.MARKET, 0, 5, true);
        market.submit(own);
        assertThat(filled(own.id())).isEqualTo(5 * PERP.instrument().lotSize());
    }

    @Test
    void ofTwoRestingReduceOnlyOrdersTheSecondEndsWhenTheFirstClosedThePosition() {
        market.position(ANN, -4 * PERP.instrument().lotSize());
        long best = market.snapshot(1).bids().getFirst().price();
        VenueOrder first = order(ANN, Side.BUY, OrderType.LIMIT, best, 4, true);
        VenueOrder second = order(ANN, Side.BUY, OrderType.LIMIT, best, 4, true);
        market.submit(first);
        market.submit(second);
        for (int i = 1; i < 3_600 && filled(first.id()) + filled(second.id()) < 4 * lot(); i++) {
            market.advanceTo(START + i * SECOND);
        }
        for (int i = 3_600; i < 7_200 && seen.reports(Cancelled.class).isEmpty(); i++) {
            market.advanceTo(START + i * SECOND);
        }

        assertThat(filled(first.id()) + filled(second.id())).isEqualTo(4 * lot());
        assertThat(seen.reports(Cancelled.class)).hasSize(1);
    }

    private static long lot() {
        return PERP.instrument().lotSize();
    }
}
