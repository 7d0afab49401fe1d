package io.aibotiyi.backend.trading.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.trading.portfolio.PaperAccounts;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.protocol.Trading.OrderView;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reports that wait together are booked in one transaction, or each by itself if that fails. */
abstract class ReportBatchContract extends TradingFixture {

    /** Longer than the database takes: a report of it can never be booked. */
    private static final String UNBOOKABLE = "x".repeat(200);

    /** Reports while the account is locked, so that all but the first wait together. */
    private void together(Runnable reports) {
        new TransactionTemplate(rig.bean(JdbcTransactionManager.class))
                .executeWithoutResult(status -> {
                    rig.bean(PaperAccounts.class).lock(rig.account());
                    reports.run();
                });
    }

    @Test
    void booksEachOnceAndInOrder() {
        List<OrderView> orders = new ArrayList<>();
        for (int i = 0; i < 3 * ReportProcessor.BATCH; i++) {
            orders.add(buy("0.5", "100"));
        }
        together(() -> {
            for (OrderView order : orders) {
                venue.accept(order.id(), BTC);
                venue.fill(order.id(), BTC, "part-" + order.id(), 100_00, 20_000, true);
                venue.fill(order.id(), BTC, "rest-" + order.id(), 99_00, 30_000, true);
                venue.fill(order.id(), BTC, "part-" + order.id(), 100_00, 20_000, true);
            }
        });
        rig.settle();

        assertThat(orders)
                .allSatisfy(o -> assertThat(rig.status(o.id())).isEqualTo(OrderStatus.FILLED));
        assertThat(rig.trading().fills(TradingRig.USER, rig.account(), 1_000))
                .hasSize(2 * orders.size());
        assertThat(rig.total("BTC")).isEqualByComparingTo("" + 0.5 * orders.size());
        assertThat(rig.held("USDT")).isZero();
        assertSound();
    }

    @Test
    void stopsAtAReportThatCannotBeBookedAndKeepsWhatCameBefore() {
        OrderView first = buy("1", "100");
        OrderView bad = buy("1", "100");
        OrderView last = buy("1", "100");
        together(() -> {
            venue.accept(first.id(), BTC);
            venue.fill(first.id(), BTC, "x1", 100_00, 100_000, true);
            venue.accept(bad.id(), BTC);
            venue.fill(bad.id(), BTC, UNBOOKABLE, 100_00, 100_000, true);
            venue.accept(last.id(), BTC);
        });
        Awaitility.await().until(() -> rig.bean(ReportQueue.class).halted());

        assertThat(rig.status(first.id())).isEqualTo(OrderStatus.FILLED);
        assertThat(rig.status(bad.id())).isEqualTo(OrderStatus.OPEN);
        assertThat(rig.status(last.id())).isEqualTo(OrderStatus.PENDING);
        assertThat(rig.trading().fills(TradingRig.USER, rig.account(), 10)).hasSize(1);
        assertThat(rig.total("BTC")).isEqualByComparingTo("1");
        assertSound();
    }

    @Test
    void cancelsWhatACancelOvertookAfterTheBatch() {
        OrderView order = buy("1", "100");
        OrderView other = buy("1", "100");
        rig.trading().cancel(TradingRig.USER, order.id());
        together(() -> {
            venue.refuseCancel(order.id(), BTC);
            venue.accept(order.id(), BTC);
            venue.accept(other.id(), BTC);
        });
        rig.settle();

        Awaitility.await().until(() -> venue.cancels().size() == 2);
        assertThat(venue.cancels()).containsOnly(order.id());
        assertThat(rig.status(other.id())).isEqualTo(OrderStatus.OPEN);
    }
}
