package io.aibotiyi.backend.trading.margin;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.operations.Outbox;
import io.aibotiyi.backend.trading.AccountHalted;
import io.aibotiyi.backend.trading.PortfolioChanged;
import io.aibotiyi.backend.trading.portfolio.Decimals;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Margin.LiquidationView;
import io.aibotiyi.protocol.ProblemException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The durable record of liquidations, at most one open per account; changed only under the
 * account's lock. While one is open the account takes no orders.
 */
@Component
public final class Liquidations {

    private static final int LONGEST_NOTE = 300;

    private final JdbcClient jdbc;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final AuditLog audit;
    private final Outbox outbox;

    Liquidations(JdbcClient jdbc, TimeOrderedIds ids, Clock clock, AuditLog audit, Outbox outbox) {
        this.audit = audit;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** Begins one, unless one is open: recorded, audited and told as a halt is. */
    public void begin(AccountId account, BigDecimal equity, BigDecimal maintenance, String note) {
        if (isOpen(account)) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbc.sql(
                        "insert into trading_liquidation (id, account_id, since, equity,"
                                + " maintenance, shortfall, note) values (?, ?, ?, ?, ?, 0, ?)")
                .params(
                        ids.next(),
                        account.value(),
                        utc(now),
                        Decimals.roundDown(equity),
                        Decimals.roundUp(maintenance),
                        shortened(note))
                .update();
        audit.append(
                AuditEvent.done("trading.account.liquidating", "account:" + account)
                        .with(
                                Map.of(
                                        "equity",
                                        money(equity),
                                        "maintenance",
                                        money(maintenance),
                                        "note",
                                        note)));
        outbox.append(
                new AccountHalted(
                        account,
                        now,
                        "Liquidation: equity of "
                                + money(equity)
                                + " is less than the maintenance margin of "
                                + money(maintenance)));
        outbox.append(new PortfolioChanged(account));
    }

    public boolean isOpen(AccountId account) {
        return jdbc.sql(
                                "select count(*) from trading_liquidation where account_id = ? and"
                                        + " ended_at is null")
                        .param(account.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * @throws ProblemException ACCOUNT_LIQUIDATING if one is open
     */
    public void requireNone(AccountId account) {
        if (isOpen(account)) {
            throw new ProblemException(
                    ErrorCode.ACCOUNT_LIQUIDATING,
                    "The account's equity fell below its maintenance margin; its positions are"
                            + " being closed. Orders are taken again when that is done");
        }
    }

    /** Accounts whose liquidation is open. */
    public List<AccountId> open() {
        return jdbc.sql(
                        "select account_id from trading_liquidation where ended_at is null order by"
                                + " since")
                .query((rs, i) -> new AccountId(rs.getObject(1, UUID.class)))
                .list();
    }

    /** Says what the open one waits for. */
    public void note(AccountId account, String note) {
        jdbc.sql(
                        "update trading_liquidation set note = ? where account_id = ? and ended_at"
                                + " is null")
                .params(shortened(note), account.value())
                .update();
    }

    /** Ends the open one. */
    public void end(AccountId account, BigDecimal shortfall, String note) {
        jdbc.sql(
                        "update trading_liquidation set ended_at = ?, shortfall = ?, note = ? where"
                                + " account_id = ? and ended_at is null")
                .params(
                        utc(clock.instant().truncatedTo(ChronoUnit.MICROS)),
                        shortfall,
                        shortened(note),
                        account.value())
                .update();
        audit.append(
                AuditEvent.done("trading.account.liquidated", "account:" + account)
                        .with(Map.of("shortfall", money(shortfall), "note", note)));
        outbox.append(new PortfolioChanged(account));
    }

    /** Newest first. */
    public List<LiquidationView> newest(AccountId account, int limit) {
        return jdbc.sql(
                        "select since, ended_at, equity, maintenance, shortfall, note from"
                                + " trading_liquidation where account_id = ? order by since desc,"
                                + " id desc limit ?")
                .params(account.value(), limit)
                .query(Liquidations::view)
                .list();
    }

    Optional<LiquidationView> last(AccountId account) {
        return newest(account, 1).stream().findFirst();
    }

    private static LiquidationView view(ResultSet rs, int row) throws SQLException {
        OffsetDateTime ended = rs.getObject("ended_at", OffsetDateTime.class);
        @Nullable Instant end = ended == null ? null : ended.toInstant();
        return new LiquidationView(
                rs.getObject("since", OffsetDateTime.class).toInstant(),
                end,
                Decimals.plain(rs.getBigDecimal("equity")),
                Decimals.plain(rs.getBigDecimal("maintenance")),
                Decimals.plain(rs.getBigDecimal("shortfall")),
                rs.getString("note"));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static String money(BigDecimal amount) {
        return Decimals.plain(amount).toPlainString();
    }

    private static String shortened(String note) {
        return note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE - 3) + "...";
    }
}
