package io.aibotiyi.backend.trading.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.trading.BookedFills;
import io.aibotiyi.backend.trading.BookedFills.BookedFill;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Trading.OrderView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fills in the order they were booked, for readers that go on where they were. */
abstract class FillHistoryContract extends TradingFixture {

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private BookedFills booked() {
        return rig.bean(BookedFills.class);
    }

    @Test
    void numbersFillsInTheOrderOfBookingAndGoesOnBehindAny() {
        OrderView order = buy("2", "100");
        venue.accept(order.id(), BTC);
        venue.fill(order.id(), BTC, "x1", 99_00, 50_000, false);
        venue.fill(order.id(), BTC, "x2", 98_00, 50_000, false);
        rig.settle();
        restart();
        venue.fill(order.id(), BTC, "x3", 97_00, 100_000, true);
        rig.settle();

        List<BookedFill> all = booked().after(rig.account(), 0, 10);
        assertThat(all)
                .extracting(f -> f.fill().price().intValueExact())
                .containsExactly(99, 98, 97);
        assertThat(all).isSortedAccordingTo((a, b) -> Long.compare(a.number(), b.number()));
        assertThat(all).extracting(BookedFill::number).doesNotHaveDuplicates();
        assertThat(all).allMatch(f -> !f.margin() && !f.liquidation());
        assertThat(all.getFirst().orderedAt()).isEqualTo(rig.order(order.id()).createdAt());
        assertThat(booked().after(rig.account(), all.get(1).number(), 10))
                .containsExactly(all.getLast());
        assertThat(booked().after(rig.account(), 0, 2)).isEqualTo(all.subList(0, 2));
    }

    /**
     * What the migration does to fills of before: the order of their ids, which is that of time.
     */
    @Test
    void givesFillsOfBeforeTheOrderOfTheirTimes() {
        OrderView order = buy("2", "100");
        venue.accept(order.id(), BTC);
        for (int i = 0; i < 4; i++) {
            venue.fill(order.id(), BTC, "x" + i, 99_00 + i * 10, 50_000, false);
        }
        rig.settle();
        List<BookedFill> before = booked().after(rig.account(), 0, 10);
        JdbcClient jdbc = rig.bean(JdbcClient.class);
        jdbc.sql("update trading_fill set booking = 100 - booking").update();
        jdbc.sql(
                        "merge into trading_fill f using (select id as fill, row_number() over (order"
                                + " by id) as place from trading_fill) o on (f.id = o.fill) when"
                                + " matched then update set booking = o.place")
                .update();

        assertThat(booked().after(rig.account(), 0, 10))
                .extracting(f -> f.fill().id())
                .isEqualTo(before.stream().map(f -> f.fill().id()).toList());
    }

    @Test
    void findsTheFirstStopThatWouldHaveLost() {
        own(100_000, 100_00);
        Instant since = Instant.EPOCH;
        assertThat(stop(since)).isEmpty();
        var _ = rig.place(rig.limit(Side.SELL, "0.2", "150"));
        assertThat(stop(since)).as("a target is no stop").isEmpty();

        JdbcClient jdbc = rig.bean(JdbcClient.class);
        jdbc.sql("update trading_order set type = 'STOP', trigger_price = 105 where side = 'SELL'")
                .update();
        assertThat(stop(since)).as("it would have won").isEmpty();
        jdbc.sql("update trading_order set trigger_price = 95 where side = 'SELL'").update();
        assertThat(stop(since)).hasValueSatisfying(s -> assertThat(s).isEqualByComparingTo("95"));
        assertThat(stop(LATEST)).as("entered before").isEmpty();
        jdbc.sql(
                        "update trading_order set type = 'TRAILING_STOP', trailing_distance = 3,"
                                + " trigger_price = 140 where side = 'SELL'")
                .update();
        assertThat(stop(since)).hasValueSatisfying(s -> assertThat(s).isEqualByComparingTo("97"));
        jdbc.sql("update trading_order set status = 'REJECTED' where side = 'SELL'").update();
        assertThat(stop(since)).isEmpty();
    }

    private Optional<BigDecimal> stop(Instant since) {
        return booked().firstStop(
                        rig.account(), BTC, Side.SELL, new BigDecimal("100"), since, LATEST);
    }
}
