package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.trading.BookedFills;
import io.aibotiyi.backend.trading.portfolio.Decimals;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.VenueId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what was booked. */
@Component
final class FillHistory implements BookedFills {

    private static final String AFTER =
            """
            select f.*, a.mode, o.created_at as ordered_at,
                   coalesce(p.margin, false) as margin,
                   exists (select 1 from trading_liquidation l
                           where l.account_id = f.account_id and l.since <= o.created_at
                           and (l.ended_at is null or l.ended_at >= o.created_at)) as liquidation
            from trading_fill f
            join trading_account a on a.id = f.account_id
            join trading_order o on o.id = f.order_id
            left join trading_position p on p.account_id = f.account_id
                 and p.venue = f.venue and p.symbol = f.symbol
            where f.account_id = ? and f.booking > ?
            order by f.booking limit ?
            """;

    private static final String STOP =
            """
            select trigger_price, trailing_distance from trading_order
            where account_id = ? and venue = ? and symbol = ? and side = ?
            and type in ('STOP', 'STOP_LIMIT', 'TRAILING_STOP')
            and status <> 'REJECTED' and created_at between ? and ?
            order by created_at, id
            """;

    private final JdbcClient jdbc;

    FillHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<BookedFill> after(AccountId account, long number, int limit) {
        return jdbc.sql(AFTER)
                .params(account.value(), number, limit)
                .query(FillHistory::booked)
                .list();
    }

    private static BookedFill booked(ResultSet rs, int row) throws SQLException {
        return new BookedFill(
                rs.getLong("booking"),
                Fills.fill(rs, row),
                rs.getBoolean("margin"),
                rs.getBoolean("liquidation"),
                rs.getObject("ordered_at", OffsetDateTime.class).toInstant());
    }

    @Override
    public List<FundingPaid> funding(AccountId account, Instant since) {
        return jdbc.sql(
                        "select venue, symbol, ends_at, payment from trading_funding where"
                                + " account_id = ? and ends_at >= ? and payment <> 0"
                                + " order by ends_at, venue, symbol")
                .params(account.value(), utc(since))
                .query((rs, _) ->
                        new FundingPaid(
                                new InstrumentId(
                                        new VenueId(rs.getString("venue")),
                                        new Symbol(rs.getString("symbol"))),
                                rs.getObject("ends_at", OffsetDateTime.class).toInstant(),
                                Decimals.plain(rs.getBigDecimal("payment"))))
                .list();
    }

    @Override
    public Optional<BigDecimal> firstStop(
            AccountId account,
            InstrumentId instrument,
            Side closing,
            BigDecimal entryPrice,
            Instant since,
            Instant until) {
        return jdbc
                .sql(STOP)
                .params(
                        account.value(),
                        instrument.venue().name(),
                        instrument.symbol().name(),
                        closing.name(),
                        utc(since),
                        utc(until))
                .query((rs, _) -> stop(rs, closing, entryPrice))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Empty on the winning side: such a stop risks nothing. */
    private static Optional<BigDecimal> stop(ResultSet rs, Side closing, BigDecimal entryPrice)
            throws SQLException {
        @Nullable BigDecimal distance = rs.getBigDecimal("trailing_distance");
        @Nullable BigDecimal trigger = rs.getBigDecimal("trigger_price");
        BigDecimal away = BigDecimal.valueOf(closing.sign());
        BigDecimal price = distance == null ? trigger : entryPrice.add(distance.multiply(away));
        return price == null
                        || price.signum() <= 0
                        || price.subtract(entryPrice).signum() != closing.sign()
                ? Optional.empty()
                : Optional.of(Decimals.plain(price));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
