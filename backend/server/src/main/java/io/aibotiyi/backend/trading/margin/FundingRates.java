package io.aibotiyi.backend.trading.margin;

import io.aibotiyi.backend.trading.portfolio.Decimals;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Margin.FundingView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Funding: rates of intervals and what accounts paid by them.
 *
 * <p>An interval is {@link #INTERVAL} and ends at 00:00, 08:00 and 16:00 UTC. Its rate is taken at
 * its end from the premium {@code P = (mark − index) / index} as Binance documents it, {@code P +
 * clamp(I − P, ±0.05 %)} with an interest {@code I} of 0.01 %, clamped to ±0.75 %. Ours is the
 * premium at the end, whose mark averages half a minute, not the mean over the interval.
 */
@Component
final class FundingRates {

    static final Duration INTERVAL = Duration.ofHours(8);

    private static final BigDecimal INTEREST = new BigDecimal("0.0001");
    private static final BigDecimal DAMPING = new BigDecimal("0.0005");
    private static final BigDecimal MOST = new BigDecimal("0.0075");

    /** A rate that holds for an interval. */
    record Rate(BigDecimal rate, BigDecimal mark) {}

    private final JdbcClient jdbc;

    FundingRates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The end of the last interval that is over. */
    static Instant lastEnd(Instant now) {
        long length = INTERVAL.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), length) * length);
    }

    static Instant nextEnd(Instant now) {
        return lastEnd(now).plus(INTERVAL);
    }

    /** The rate of a premium; positive is paid by who is long. */
    static BigDecimal rate(BigDecimal mark, BigDecimal index) {
        BigDecimal premium =
                mark.subtract(index).divide(index, Decimals.SCALE, RoundingMode.HALF_EVEN);
        BigDecimal rate = premium.add(clamp(INTEREST.subtract(premium), DAMPING));
        return clamp(rate, MOST);
    }

    private static BigDecimal clamp(BigDecimal value, BigDecimal most) {
        return value.max(most.negate()).min(most);
    }

    Optional<Rate> of(InstrumentId instrument, Instant end) {
        return jdbc.sql(
                        "select rate, mark from trading_funding_rate where venue = ? and symbol = ?"
                                + " and ends_at = ?")
                .params(instrument.venue().name(), instrument.symbol().name(), utc(end))
                .query((rs, i) -> new Rate(rs.getBigDecimal("rate"), rs.getBigDecimal("mark")))
                .optional();
    }

    /** The newest rate. */
    Optional<BigDecimal> last(InstrumentId instrument) {
        return jdbc.sql(
                        "select rate from trading_funding_rate where venue = ? and symbol = ? order"
                                + " by ends_at desc limit 1")
                .params(instrument.venue().name(), instrument.symbol().name())
                .query(BigDecimal.class)
                .optional();
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException if another node was faster
     */
    void add(InstrumentId instrument, Instant end, Rate rate) {
        jdbc.sql(
                        "insert into trading_funding_rate (venue, symbol, ends_at, rate, mark)"
                                + " values (?, ?, ?, ?, ?)")
                .params(
                        instrument.venue().name(),
                        instrument.symbol().name(),
                        utc(end),
                        rate.rate(),
                        rate.mark())
                .update();
    }

    boolean isPaid(AccountId account, InstrumentId instrument, Instant end) {
        return jdbc.sql(
                                "select count(*) from trading_funding where account_id = ? and"
                                        + " venue = ? and symbol = ? and ends_at = ?")
                        .params(
                                account.value(),
                                instrument.venue().name(),
                                instrument.symbol().name(),
                                utc(end))
                        .query(Long.class)
                        .single()
                > 0;
    }

    void paid(
            AccountId account,
            InstrumentId instrument,
            Instant end,
            BigDecimal quantity,
            BigDecimal payment) {
        jdbc.sql(
                        "insert into trading_funding (account_id, venue, symbol, ends_at, quantity,"
                                + " payment) values (?, ?, ?, ?, ?, ?)")
                .params(
                        account.value(),
                        instrument.venue().name(),
                        instrument.symbol().name(),
                        utc(end),
                        quantity,
                        payment)
                .update();
    }

    /** What the account's fills did to its position after a time. */
    BigDecimal tradedSince(AccountId account, InstrumentId instrument, Instant time) {
        return jdbc.sql(
                        "select coalesce(sum(case when side = 'BUY' then quantity else -quantity"
                                + " end), 0) from trading_fill where account_id = ? and venue = ?"
                                + " and symbol = ? and executed_at > ?")
                .params(
                        account.value(),
                        instrument.venue().name(),
                        instrument.symbol().name(),
                        utc(time))
                .query(BigDecimal.class)
                .single();
    }

    /**
     * Accounts that are not paid yet and have a position in the perpetual or traded it since the
     * end, so that they may have had one.
     */
    List<AccountId> unpaid(InstrumentId instrument, Instant end) {
        String venue = instrument.venue().name();
        String symbol = instrument.symbol().name();
        return jdbc.sql(
                        """
                        select p.account_id from trading_position p
                        where p.margin = true and p.venue = ? and p.symbol = ?
                        and (p.quantity <> 0 or exists (
                            select 1 from trading_fill t where t.account_id = p.account_id
                            and t.venue = p.venue and t.symbol = p.symbol and t.executed_at > ?))
                        and not exists (
                            select 1 from trading_funding f where f.account_id = p.account_id
                            and f.venue = p.venue and f.symbol = p.symbol and f.ends_at = ?)
                        order by p.account_id
                        """)
                .params(venue, symbol, utc(end), utc(end))
                .query((rs, i) -> new AccountId(rs.getObject(1, UUID.class)))
                .list();
    }

    /** Newest first. */
    List<FundingView> newest(AccountId account, int limit) {
        return jdbc.sql(
                        "select f.venue, f.symbol, f.ends_at, r.rate, r.mark, f.quantity, f.payment"
                                + " from trading_funding f join trading_funding_rate r on r.venue ="
                                + " f.venue and r.symbol = f.symbol and r.ends_at = f.ends_at where"
                                + " f.account_id = ? and f.quantity <> 0 order by f.ends_at desc, f.venue, f.symbol"
                                + " limit ?")
                .params(account.value(), limit)
                .query((rs, i) ->
                        new FundingView(
                                new InstrumentId(
                                        new VenueId(rs.getString("venue")),
                                        new Symbol(rs.getString("symbol"))),
                                rs.getObject("ends_at", OffsetDateTime.class).toInstant(),
                                Decimals.plain(rs.getBigDecimal("rate")),
                                Decimals.plain(rs.getBigDecimal("mark")),
                                Decimals.plain(rs.getBigDecimal("quantity")),
                                Decimals.plain(rs.getBigDecimal("payment"))))
                .list();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
