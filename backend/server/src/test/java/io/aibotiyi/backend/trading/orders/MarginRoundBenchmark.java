package io.aibotiyi.backend.trading.orders;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.identity.UserAccounts;
import io.aibotiyi.backend.testing.FakeMarket;
import io.aibotiyi.backend.testing.FakeVenue;
import io.aibotiyi.backend.testing.TestDatabase;
import io.aibotiyi.backend.trading.margin.MarginAccounts;
import io.aibotiyi.bench.Benchmark;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.domain.VenueId;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One look at the margin of all accounts: 1,000 of them, of which 50 have a position in a perpetual
 * and none is liquidated. The peer looks at each of the 50 by itself.
 */
public final class MarginRoundBenchmark implements Benchmark {

    private static final int ACCOUNTS = 1_000;
    private static final int HOLDERS = 50;
    private static final int ROUNDS = 300;

    @Override
    public String name() {
        return "margin-round";
    }

    @Override
    public Result run() {
        FakeMarket market = new FakeMarket(new FakeVenue(VenueId.SIMULATED));
        market.list(MarginFixture.PERP, MarginFixture.TERMS);
        book(market, FakeMarket.BTC);
        book(market, MarginFixture.PERP);
        try (HikariDataSource database = TestDatabase.h2();
                TradingRig rig = new TradingRig(database, market)) {
            rig.bean(MarginWatch.class).stop();
            List<AccountId> holders = accounts(rig, JdbcClient.create(database));
            Liquidator liquidator = rig.bean(Liquidator.class);
            MarginAccounts each = rig.bean(MarginAccounts.class);
            double[] medians =
                    millis(
                            liquidator::round,
                            () -> holders.forEach(a -> each.of(a).underMaintenance()));
            return new Result(
                    medians[0], "ms a round", "one account at a time", medians[1], null, true);
        }
    }

    private static void book(FakeMarket market, io.aibotiyi.domain.Instrument instrument) {
        market.book(
                instrument, new long[][] {{99_99, 1_000_000}}, new long[][] {{100_01, 1_000_000}});
    }

    private static List<AccountId> accounts(TradingRig rig, JdbcClient jdbc) {
        for (int i = 1; i < ACCOUNTS; i++) {
            rig.bean(UserAccounts.class).openFor(new UserId(new UUID(7, i)));
        }
        List<AccountId> holders =
                jdbc.sql("select id from trading_account order by id limit " + HOLDERS)
                        .query((rs, i) -> new AccountId(rs.getObject(1, UUID.class)))
                        .list();
        for (AccountId holder : holders) {
            jdbc.sql(
                            "insert into trading_position (account_id, venue, symbol, quantity,"
                                    + " cost, realised_pnl, fees, margin) values (?, ?, ?, 10, ?, 0,"
                                    + " 0, true)")
                    .params(
                            holder.value(),
                            MarginFixture.PERP.id().venue().name(),
                            MarginFixture.PERP.id().symbol().name(),
                            new BigDecimal("1000"))
                    .update();
        }
        return holders;
    }

    /** Medians after a warm-up, in turn, so that both meet the same load. */
    private static double[] millis(Runnable one, Runnable other) {
        double[] first = new double[ROUNDS];
        double[] second = new double[ROUNDS];
        for (int i = 0; i < 2 * ROUNDS; i++) {
            first[i % ROUNDS] = millis(one);
            second[i % ROUNDS] = millis(other);
        }
        Arrays.sort(first);
        Arrays.sort(second);
        return new double[] {first[ROUNDS / 2], second[ROUNDS / 2]};
    }

    private static double millis(Runnable deed) {
        long began = System.nanoTime();
        deed.run();
        return (System.nanoTime() - began) / 1e6;
    }
}
