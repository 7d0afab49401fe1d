package io.aibotiyi.backend.trading.portfolio;

import io.aibotiyi.backend.ledger.Balance;
import io.aibotiyi.backend.ledger.Ledger;
import io.aibotiyi.backend.ledger.LedgerAccount;
import io.aibotiyi.backend.ledger.LedgerTransaction;
import io.aibotiyi.backend.ledger.Posting;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.FillId;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Connections.Adjustment;
import io.aibotiyi.protocol.Connections.AdjustmentReason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings a live account's ledger in line with its exchange, in the open: each adjustment is a row
 * with its reason, a posting against the venue's custody, and a change of the position at the mark
 * price of the moment. What comes in costs the mark price, what goes out is proceeds at it; the
 * day's loss is measured without either. Everything joins the caller's transaction, which holds the
 * account's lock.
 */
@Component
public final class Adjustments {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final PositionBooking positions;
    private final Holdings holdings;
    private final DayStart days;
    private final TradingSettings settings;
    private final TimeOrderedIds ids;
    private final Clock clock;

    Adjustments(
            JdbcClient jdbc,
            Ledger ledger,
            PositionBooking positions,
            Holdings holdings,
            DayStart days,
            TradingSettings settings,
            TimeOrderedIds ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.positions = positions;
        this.holdings = holdings;
        this.days = days;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Settles a difference as far as free funds allow.
     *
     * @return what is in the way; empty if it is settled
     */
    public Optional<String> settle(
            AccountId account,
            VenueId venue,
            String asset,
            BigDecimal venueTotal,
            BigDecimal ledgerTotal,
            AdjustmentReason reason) {
        Balance now = ledger.balance(LedgerAccount.cash(account, asset));
        if (now.total().compareTo(ledgerTotal) != 0) {
            return Optional.of("It changed meanwhile");
        }
        Optional<Instrument> market = holdings.market(venue, asset);
        Optional<BigDecimal> mark = market.flatMap(holdings::mark);
        if (market.isPresent() && mark.isEmpty()) {
            return Optional.of("Waits for a price of " + market.get().id());
        }
        BigDecimal wanted = venueTotal.subtract(ledgerTotal);
        BigDecimal delta = wanted.max(now.free().negate());
        if (delta.signum() != 0) {
            book(account, venue, asset, delta, reason, venueTotal, mark.orElse(null));
        }
        return delta.compareTo(wanted) == 0
                ? Optional.empty()
                : Optional.of("Working orders hold what is missing");
    }

    /**
     * Adds what a fill takes and the ledger does not have free.
     *
     * @param mark its price now; null for the currency, and for what nothing prices
     */
    public void supply(
            AccountId account,
            VenueId venue,
            String asset,
            BigDecimal missing,
            @Nullable BigDecimal mark) {
        book(account, venue, asset, missing, AdjustmentReason.NEEDED_BY_FILL, null, mark);
    }

    private void book(
            AccountId account,
            VenueId venue,
            String asset,
            BigDecimal delta,
            AdjustmentReason reason,
            @Nullable BigDecimal venueTotal,
            @Nullable BigDecimal mark) {
        UUID id = ids.next();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ledger.post(
                new LedgerTransaction(
                        "adjustment:" + id,
                        "Adjustment of " + asset + " at " + venue + ": " + reason,
                        List.of(
                                new Posting(LedgerAccount.cash(account, asset), delta),
                                new Posting(LedgerAccount.custody(venue, asset), delta.negate()))));
        BigDecimal worth = worth(asset, delta, mark);
        jdbc.sql(
                        "insert into trading_adjustment (id, account_id, asset, delta, reason,"
                                + " venue_total, worth, booked_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Arrays.asList(
                                id,
                                account.value(),
                                asset,
                                delta,
                                reason.name(),
                                venueTotal,
                                worth,
                                now.atOffset(ZoneOffset.UTC)))
                .update();
        if (mark != null && worth != null) {
            holdings.market(venue, asset)
                    .ifPresent(market -> position(account, market, id, delta, worth.abs()));
        }
        if (worth != null) {
            days.transferred(account, DayStart.dayOf(now), worth);
        }
    }

    private void position(
            AccountId account, Instrument market, UUID id, BigDecimal delta, BigDecimal worth) {
        if (delta.signum() > 0) {
            positions.bought(account, market.id(), new FillId(id), delta, worth, BigDecimal.ZERO);
        } else {
            BigDecimal gone = delta.negate();
            holdings.align(account, market, gone, worth.divide(gone, RoundingMode.HALF_EVEN));
            positions.sold(account, market.id(), gone, worth, BigDecimal.ZERO);
        }
    }

    private @Nullable BigDecimal worth(String asset, BigDecimal delta, @Nullable BigDecimal mark) {
        if (asset.equals(settings.currency())) {
            return delta;
        }
        return mark == null
                ? null
                : delta.multiply(mark).setScale(Decimals.SCALE, RoundingMode.HALF_EVEN);
    }

    /** Newest first. */
    public List<Adjustment> newest(AccountId account, int limit) {
        return jdbc.sql(
                        "select * from trading_adjustment where account_id = ?"
                                + " order by booked_at desc, id desc limit ?")
                .params(account.value(), limit)
                .query(Adjustments::row)
                .list();
    }

    private static Adjustment row(ResultSet rs, int number) throws SQLException {
        return new Adjustment(
                rs.getObject("id", UUID.class),
                new AccountId(rs.getObject("account_id", UUID.class)),
                rs.getString("asset"),
                Decimals.plain(rs.getBigDecimal("delta")),
                AdjustmentReason.valueOf(rs.getString("reason")),
                plain(rs.getBigDecimal("venue_total")),
                plain(rs.getBigDecimal("worth")),
                rs.getObject("booked_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
        return value == null ? null : Decimals.plain(value);
    }
}
