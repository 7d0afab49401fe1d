package io.aibotiyi.backend.trading.portfolio;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.protocol.Trading.EquityPoint;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Equity over time, at most one point per account and second: the latest of that second. */
@Component
public final class EquityHistory {

    private final JdbcClient jdbc;

    public EquityHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Joins the caller's transaction, which holds the account's lock. */
    public void record(AccountId account, Instant time, BigDecimal equity) {
        OffsetDateTime second = time.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
        BigDecimal stored = Decimals.roundDown(equity);
        int changed =
                jdbc.sql(
                                "update trading_equity set equity = ? where account_id = ? and"
                                        + " taken_at = ?")
                        .params(stored, account.value(), second)
                        .update();
        if (changed == 0) {
            jdbc.sql("insert into trading_equity (account_id, taken_at, equity) values (?, ?, ?)")
                    .params(account.value(), second, stored)
                    .update();
        }
    }

    /** The newest {@code limit} points, oldest first. */
    public List<EquityPoint> newest(AccountId account, int limit) {
        return jdbc.sql(
                        "select taken_at, equity from trading_equity where account_id = ?"
                                + " order by taken_at desc limit ?")
                .params(account.value(), limit)
                .query((rs, i) ->
                        new EquityPoint(
                                rs.getObject("taken_at", OffsetDateTime.class).toInstant(),
                                Decimals.plain(rs.getBigDecimal("equity"))))
                .list()
                .reversed();
    }
}
