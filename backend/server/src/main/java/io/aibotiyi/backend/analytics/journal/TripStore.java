package io.aibotiyi.backend.analytics.journal;

import io.aibotiyi.backend.trading.BookedFills.FundingPaid;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Journal.Direction;
import io.aibotiyi.protocol.Journal.EntryState;
import io.aibotiyi.protocol.Trading.FillView;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Round trips in the database, and how far each account's fills are in them. */
@Component
final class TripStore {

    /**
     * How far an account is.
     *
     * @param booking number of the last fill that is in
     * @param fundedTo end of the newest funding interval that is in; null before the first
     */
    record Progress(long booking, @Nullable Instant fundedTo) {}

    private final JdbcClient jdbc;

    TripStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty before the first look at the account's fills. */
    Optional<Progress> progress(AccountId account) {
        return progress(account, "");
    }

    /** Makes the caller's transaction the only one that adds to the journal until it ends. */
    Progress lock(AccountId account) {
        return progress(account, " for update").orElseThrow();
    }

    private Optional<Progress> progress(AccountId account, String how) {
        return jdbc.sql("select * from analytics_journal where account_id = ?" + how)
                .param(account.value())
                .query((rs, _) -> new Progress(rs.getLong("booking"), instant(rs, "funded_to")))
                .optional();
    }

    /** Begins the account's journal, unless it has begun; in a transaction of its own. */
    void begin(AccountId account, UserId person) {
        try {
            jdbc.sql("insert into analytics_journal (account_id, person, booking) values (?, ?, 0)")
                    .params(account.value(), person.value())
                    .update();
        } catch (DuplicateKeyException e) {
            // somebody else began it at the same moment
        }
    }

    void reached(AccountId account, Progress progress) {
        jdbc.sql("update analytics_journal set booking = ?, funded_to = ? where account_id = ?")
                .param(progress.booking())
                .param(utcOrNull(progress.fundedTo()))
                .param(account.value())
                .update();
    }

    List<RoundTrip> open(AccountId account) {
        return jdbc.sql("select * from analytics_entry where account_id = ? and state = 'OPEN'")
                .param(account.value())
                .query(TripStore::trip)
                .list();
    }

    /** The trip in a perpetual that funding at a time was paid on: the last that began before. */
    Optional<RoundTrip> fundedAt(AccountId account, FundingPaid paid) {
        return jdbc.sql(
                        "select * from analytics_entry where account_id = ? and venue = ? and"
                                + " symbol = ? and entry_at <= ? order by entry_at desc, id desc"
                                + " limit 1")
                .params(
                        account.value(),
                        paid.instrument().venue().name(),
                        paid.instrument().symbol().name(),
                        utc(paid.endsAt()))
                .query(TripStore::trip)
                .optional();
    }

    private static RoundTrip trip(ResultSet rs, int row) throws SQLException {
        return new RoundTrip(
                new RoundTrip.Origin(
                        rs.getObject("id", UUID.class),
                        new AccountId(rs.getObject("account_id", UUID.class)),
                        new InstrumentId(
                                new VenueId(rs.getString("venue")),
                                new Symbol(rs.getString("symbol"))),
                        TradingMode.valueOf(rs.getString("mode")),
                        rs.getString("currency"),
                        rs.getBoolean("margin"),
                        Direction.valueOf(rs.getString("direction")),
                        time(rs, "entry_at"),
                        time(rs, "ordered_at"),
                        rs.getBoolean("transferred")),
                new RoundTrip.Sums(
                        rs.getBigDecimal("entry_quantity"),
                        rs.getBigDecimal("entry_notional"),
                        rs.getBigDecimal("exit_quantity"),
                        rs.getBigDecimal("exit_notional"),
                        rs.getBigDecimal("open_quantity"),
                        rs.getBigDecimal("open_cost"),
                        rs.getBigDecimal("largest"),
                        rs.getBigDecimal("gross"),
                        rs.getBigDecimal("fees"),
                        rs.getBigDecimal("funding")),
                EntryState.valueOf(rs.getString("state")),
                instant(rs, "exit_at"),
                rs.getInt("fills"),
                rs.getBoolean("liquidated"),
                rs.getBigDecimal("stop_price"));
    }

    /** Adds a trip that is not there yet. */
    void add(UserId person, RoundTrip trip) {
        RoundTrip.Origin origin = trip.origin();
        jdbc.sql(
                        "insert into analytics_entry (id, account_id, person, venue, symbol, mode,"
                                + " currency, margin, direction, state, entry_at, at,"
                                + " entry_quantity, entry_notional, exit_quantity, exit_notional,"
                                + " open_quantity, open_cost, largest, gross, fees, funding, net,"
                                + " fills, liquidated, transferred, ordered_at, measured, notes,"
                                + " version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, 0, 0,"
                                + " 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, false, ?, ?, false, '', 1)")
                .params(
                        origin.id(),
                        origin.account().value(),
                        person.value(),
                        origin.instrument().venue().name(),
                        origin.instrument().symbol().name(),
                        origin.mode().name(),
                        origin.currency(),
                        origin.margin(),
                        origin.direction().name(),
                        utc(origin.entryAt()),
                        utc(origin.entryAt()),
                        origin.transferred(),
                        utc(origin.orderedAt()))
                .update();
    }

    /** Stores what fills and funding change; leaves alone what people wrote. */
    void store(RoundTrip trip) {
        RoundTrip.Sums sums = trip.sums();
        Instant exit = trip.exitAt();
        jdbc.sql(
                        "update analytics_entry set state = ?, exit_at = ?, at = ?, entry_quantity"
                                + " = ?, entry_notional = ?, exit_quantity = ?, exit_notional = ?,"
                                + " open_quantity = ?, open_cost = ?, largest = ?, gross = ?, fees"
                                + " = ?, funding = ?, net = ?, fills = ?, liquidated = ?,"
                                + " stop_price = ? where id = ?")
                .param(trip.state().name())
                .param(utcOrNull(exit))
                .param(utc(exit == null ? trip.origin().entryAt() : exit))
                .param(sums.entryQuantity())
                .param(sums.entryNotional())
                .param(sums.exitQuantity())
                .param(sums.exitNotional())
                .param(sums.openQuantity())
                .param(sums.openCost())
                .param(sums.largest())
                .param(sums.gross())
                .param(sums.fees())
                .param(sums.funding())
                .param(trip.net())
                .param(trip.fills())
                .param(trip.liquidated())
                .param(trip.stop())
                .param(trip.origin().id())
                .update();
    }

    void add(UserId person, Leg leg) {
        FillView fill = leg.booked().fill();
        jdbc.sql(
                        "insert into analytics_entry_leg (entry_id, fill_id, person, booking,"
                                + " order_id, side, opening, price, quantity, maker, fee,"
                                + " fee_asset, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        leg.trip().origin().id(),
                        fill.id().value(),
                        person.value(),
                        leg.booked().number(),
                        fill.order().value(),
                        fill.side().name(),
                        leg.opening(),
                        fill.price(),
                        leg.quantity(),
                        fill.maker(),
                        leg.fee(),
                        fill.feeAsset(),
                        utc(fill.time()))
                .update();
    }

    /** Adds to what the trip paid in an asset that nothing prices. */
    void addUnpriced(UserId person, UUID entry, String asset, BigDecimal amount) {
        int known =
                jdbc.sql(
                                "update analytics_entry_fee set amount = amount + ? where entry_id ="
                                        + " ? and asset = ?")
                        .params(amount, entry, asset)
                        .update();
        if (known == 0) {
            jdbc.sql(
                            "insert into analytics_entry_fee (entry_id, asset, person, amount)"
                                    + " values (?, ?, ?, ?)")
                    .params(entry, asset, person.value(), amount)
                    .update();
        }
    }

    /** Payments that are in, of intervals that ended at or after a time. */
    int countFunding(AccountId account, Instant since) {
        return jdbc.sql(
                        "select count(*) from analytics_entry_funding f join analytics_entry e on"
                                + " e.id = f.entry_id where e.account_id = ? and f.ends_at >= ?")
                .params(account.value(), utc(since))
                .query(Integer.class)
                .single();
    }

    /** False if that payment is in already. */
    boolean addFunding(UserId person, UUID entry, FundingPaid paid) {
        boolean known =
                jdbc.sql(
                                        "select count(*) from analytics_entry_funding where entry_id"
                                                + " = ? and ends_at = ?")
                                .params(entry, utc(paid.endsAt()))
                                .query(Long.class)
                                .single()
                        > 0;
        if (!known) {
            jdbc.sql(
                            "insert into analytics_entry_funding (entry_id, ends_at, person,"
                                    + " payment) values (?, ?, ?, ?)")
                    .params(entry, utc(paid.endsAt()), person.value(), paid.payment())
                    .update();
        }
        return !known;
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime utcOrNull(@Nullable Instant time) {
        return time == null ? null : utc(time);
    }

    static Instant time(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
