package io.aibotiyi.backend.routing.parents;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.testing.FakeVenue;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.ParentOrderId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Routing.Algorithm;
import io.aibotiyi.protocol.Routing.ParentStatus;
import io.aibotiyi.protocol.Routing.ParentView;
import io.aibotiyi.protocol.Routing.PlannedLeg;
import io.aibotiyi.protocol.Routing.Preview;
import io.aibotiyi.strategies.execution.VenueOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the best price over two venues promises, on every database it runs on. */
abstract class BestPriceContract extends RoutingFixture {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Coarser in price and quantity than the first venue's. */
    private static final Instrument OTHER =
            new Instrument(
                    InstrumentId.parse("other:BTC-USDT"),
                    "BTC",
                    "USDT",
                    1,
                    3,
                    1,
                    1,
                    BigDecimal.TEN);

    private FakeVenue otherVenue;
    private ObedientVenue otherExchange;

    @BeforeEach
    void openOther() {
        otherVenue = new FakeVenue(VenueId.of("other"));
        otherExchange = new ObedientVenue(otherVenue);
        market.list(OTHER).open(otherVenue);
        market.book(
                        BTC,
                        new long[][] {{99_90, 100_000}},
                        new long[][] {{100_00, 100_000}, {100_20, 100_000}})
                .book(
                        OTHER,
                        new long[][] {{99_8, 2_000}},
                        new long[][] {{100_1, 1_000}, {100_3, 1_000}});
    }

    private Asked best(String quantity) {
        return new Asked(Algorithm.BEST_PRICE).seconds(null).quantity(quantity);
    }

    @Test
    void saysThePlanWithPricesNetOfFeesAndWhy() {
        Preview preview = rig.parents().preview(RoutingRig.USER, request(best("2.5")));

        assertThat(preview.legs())
                .extracting(PlannedLeg::instrument)
                .containsExactly(BTC.id(), OTHER.id());
        PlannedLeg first = preview.legs().getFirst();
        assertThat(first.quantity()).isEqualByComparingTo("1.5");
        assertThat(first.limitPrice()).isEqualByComparingTo("100.20");
        // (100.00 + 100.20 / 2) / 1.5, and 0.05 % on it
        assertThat(first.fee()).isEqualByComparingTo("0.07505");
        assertThat(first.netPrice().subtract(first.averagePrice()))
                .isBetween(new BigDecimal("0.0500"), new BigDecimal("0.0501"));
        assertThat(preview.unrouted()).isEqualByComparingTo("0");
        assertThat(preview.explanation()).contains("2 venues");
        assertThat(rig.parents().working(RoutingRig.USER, rig.account())).isEmpty();
        assertThat(venue.submitted()).isEmpty();

        Preview alone = rig.parents().preview(RoutingRig.USER, request(best("1")));
        assertThat(alone.leftOut().getFirst().instrument()).isEqualTo(OTHER.id());
        assertThat(alone.leftOut().getFirst().reason()).contains("worse than what the others have");
    }

    @Test
    void sendsEachVenueItsPartAndRoutesTheRestAgain() {
        ParentOrderId id = begin(best("2.5"));

        List<VenueOrder> here = round(100_000);
        List<VenueOrder> there = otherExchange.take(order -> order.quantity());
        assertThat(here).hasSize(1);
        assertThat(here.getFirst().quantity()).isEqualTo(150_000);
        assertThat(here.getFirst().price()).isEqualTo(100_20);
        assertThat(here.getFirst().timeInForce()).isEqualTo(TimeInForce.IOC);
        assertThat(there).hasSize(1);
        assertThat(there.getFirst().quantity()).isEqualTo(1_000);
        assertThat(parent(id).status()).isEqualTo(ParentStatus.WORKING);

        List<VenueOrder> again = after(SECOND);

        assertThat(again).hasSize(1);
        assertThat(again.getFirst().quantity()).isEqualTo(50_000);
        ParentView done = parent(id);
        assertThat(done.status()).as("%s", done).isEqualTo(ParentStatus.COMPLETED);
        assertThat(done.filled()).isEqualByComparingTo("2.5");
        assertThat(done.children()).isEqualTo(3);
    }

    @Test
    void triesABoundedNumberOfTimes() {
        ParentOrderId id = begin(best("1"));
        for (int i = 0; i < 10; i++) {
            round(0);
            clock.advance(SECOND);
        }

        ParentView done = parent(id);
        assertThat(done.status()).isEqualTo(ParentStatus.EXPIRED);
        assertThat(done.reason()).isEqualTo("3 plans were sent; 1 of 1 were not filled");
        assertThat(done.children()).isEqualTo(3);
    }

    @Test
    void sellsAtEachVenueOnlyWhatIsOwnedThere() {
        ParentOrderId bought = begin(best("2.5"));
        round();
        otherExchange.take(order -> order.quantity());
        clock.advance(SECOND);
        rig.round();
        assertStatus(bought, ParentStatus.COMPLETED);
        market.book(BTC, new long[][] {{99_90, 900_000}}, new long[][] {{100_00, 900_000}});

        Preview preview =
                rig.parents().preview(RoutingRig.USER, request(best("2.5").side(Side.SELL)));

        assertThat(preview.legs())
                .extracting(leg -> leg.quantity().toPlainString())
                .containsExactly("1.5", "1");
    }

    @Test
    void waitsForAVenueWithinTheLimit() {
        ParentOrderId id = begin(best("1").limit("99.95"));
        assertThat(round()).isEmpty();
        assertThat(parent(id).reason())
                .startsWith("No venue is fit now")
                .contains("is beyond the limit 99.95");

        market.book(BTC, new long[][] {{99_80, 1}}, new long[][] {{99_90, 900_000}});
        assertThat(after(SECOND).getFirst().price()).isEqualTo(99_90);
        assertStatus(id, ParentStatus.COMPLETED);
    }
}
