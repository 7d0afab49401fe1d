package io.aibotiyi.backend.analytics.journal;

import static io.aibotiyi.backend.analytics.journal.Amounts.plain;
import static io.aibotiyi.backend.analytics.journal.Amounts.plainOrNull;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.FillId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.JournalEntryId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Journal.AssetAmount;
import io.aibotiyi.protocol.Journal.Direction;
import io.aibotiyi.protocol.Journal.EntryState;
import io.aibotiyi.protocol.Journal.Excursion;
import io.aibotiyi.protocol.Journal.Filter;
import io.aibotiyi.protocol.Journal.FundingLeg;
import io.aibotiyi.protocol.Journal.JournalEntryDetail;
import io.aibotiyi.protocol.Journal.JournalEntryView;
import io.aibotiyi.protocol.Journal.LegView;
import io.aibotiyi.protocol.Journal.SnapshotView;
import io.aibotiyi.protocol.ProblemException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Entries as people see them. */
@Component
final class EntryReader {

    private static final String SELECT =
            "select e.*, (select count(*) from analytics_snapshot s where s.entry_id = e.id) as"
                    + " snapshots from analytics_entry e where ";

    private static final int RATIO_SCALE = 6;

    private final JdbcClient jdbc;

    EntryReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row that still lacks what is in other tables, and its notes. */
    private record Row(JournalEntryView view, String notes) {}

    /**
     * @param order of {@code e.id}: {@code asc} or {@code desc}
     */
    List<JournalEntryView> page(Conditions which, String order, int limit) {
        return rows(which, order, limit).stream().map(Row::view).toList();
    }

    /** As {@link #page}, whole. */
    List<JournalEntryDetail> details(Conditions which, String order, int limit) {
        return rows(which, order, limit).stream().map(this::detail).toList();
    }

    /**
     * @throws ProblemException NOT_FOUND if the person has no such entry
     */
    JournalEntryDetail entry(UserId person, JournalEntryId id) {
        return details(one(person, id), "asc", 1).stream()
                .findFirst()
                .orElseThrow(EntryReader::unknown);
    }

    /**
     * @throws ProblemException NOT_FOUND if the person has no such entry
     */
    JournalEntryView view(UserId person, JournalEntryId id) {
        return page(one(person, id), "asc", 1).stream()
                .findFirst()
                .orElseThrow(EntryReader::unknown);
    }

    private static Conditions one(UserId person, JournalEntryId id) {
        return Conditions.of(person, Filter.all()).and("e.id = ?", id.value());
    }

    static ProblemException unknown() {
        return new ProblemException(ErrorCode.NOT_FOUND, "Your journal has no such entry", "id");
    }

    private List<Row> rows(Conditions which, String order, int limit) {
        List<Object> values = new ArrayList<>(which.values());
        values.add(limit);
        List<Row> bare =
                jdbc.sql(SELECT + which.text() + " order by e.id " + order + " limit ?")
                        .params(values)
                        .query(EntryReader::row)
                        .list();
        if (bare.isEmpty()) {
            return bare;
        }
        List<UUID> ids = bare.stream().map(r -> r.view().id().value()).toList();
        Map<UUID, List<String>> tags = tags(ids);
        Map<UUID, List<AssetAmount>> fees = unpriced(ids);
        return bare.stream().map(r -> completed(r, tags, fees)).toList();
    }

    private Map<UUID, List<String>> tags(List<UUID> ids) {
        Map<UUID, List<String>> found = new HashMap<>();
        jdbc.sql(
                        "select x.entry_id, t.name from analytics_entry_tag x join analytics_tag t"
                                + " on t.id = x.tag_id where x.entry_id in (:ids) order by t.folded")
                .param("ids", ids)
                .query((ResultSet rs) -> {
                    found.computeIfAbsent(
                                    rs.getObject("entry_id", UUID.class), _ -> new ArrayList<>())
                            .add(rs.getString("name"));
                });
        return found;
    }

    private Map<UUID, List<AssetAmount>> unpriced(List<UUID> ids) {
        Map<UUID, List<AssetAmount>> found = new HashMap<>();
        jdbc.sql(
                        "select entry_id, asset, amount from analytics_entry_fee where entry_id in"
                                + " (:ids) order by asset")
                .param("ids", ids)
                .query((ResultSet rs) -> {
                    found.computeIfAbsent(
                                    rs.getObject("entry_id", UUID.class), _ -> new ArrayList<>())
                            .add(
                                    new AssetAmount(
                                            rs.getString("asset"),
                                            plain(rs.getBigDecimal("amount"))));
                });
        return found;
    }

    private static Row completed(
            Row row, Map<UUID, List<String>> tags, Map<UUID, List<AssetAmount>> fees) {
        UUID id = row.view().id().value();
        return new Row(
                row.view()
                        .completed(
                                tags.getOrDefault(id, List.of()), fees.getOrDefault(id, List.of())),
                row.notes());
    }

    private static Row row(ResultSet rs, int number) throws SQLException {
        Instant entryAt = TripStore.time(rs, "entry_at");
        Instant exitAt = TripStore.instant(rs, "exit_at");
        Direction direction = Direction.valueOf(rs.getString("direction"));
        EntryState state = EntryState.valueOf(rs.getString("state"));
        BigDecimal entered = rs.getBigDecimal("entry_quantity");
        BigDecimal left = rs.getBigDecimal("exit_quantity");
        BigDecimal entryPrice = RoundTrip.average(rs.getBigDecimal("entry_notional"), entered);
        BigDecimal largest = rs.getBigDecimal("largest");
        BigDecimal net = rs.getBigDecimal("net");
        BigDecimal stop = rs.getBigDecimal("stop_price");
        BigDecimal risk = risk(entryPrice, stop, largest);
        String notes = rs.getString("notes");
        JournalEntryView view =
                new JournalEntryView(
                        new JournalEntryId(rs.getObject("id", UUID.class)),
                        new AccountId(rs.getObject("account_id", UUID.class)),
                        new InstrumentId(
                                new VenueId(rs.getString("venue")),
                                new Symbol(rs.getString("symbol"))),
                        TradingMode.valueOf(rs.getString("mode")),
                        rs.getString("currency"),
                        direction,
                        state,
                        entryAt,
                        exitAt,
                        plain(entered),
                        plain(largest),
                        plain(rs.getBigDecimal("open_quantity")),
                        plain(entryPrice),
                        left.signum() == 0
                                ? null
                                : plain(RoundTrip.average(rs.getBigDecimal("exit_notional"), left)),
                        plain(rs.getBigDecimal("gross")),
                        plain(rs.getBigDecimal("fees")),
                        plain(rs.getBigDecimal("funding")),
                        plain(net),
                        List.of(),
                        plainOrNull(stop),
                        plainOrNull(risk),
                        state == EntryState.CLOSED ? ratio(net, risk) : null,
                        excursion(rs, direction, entryPrice, largest),
                        exitAt == null ? null : held(entryAt, exitAt),
                        rs.getInt("fills"),
                        rs.getBoolean("liquidated"),
                        rs.getBoolean("transferred"),
                        List.of(),
                        rs.getObject("rating", Integer.class),
                        !notes.isEmpty(),
                        rs.getInt("snapshots"),
                        rs.getLong("version"));
        return new Row(view, notes);
    }

    /** What a stop would lose on a quantity; null without a stop. */
    static @Nullable BigDecimal risk(
            BigDecimal entryPrice, @Nullable BigDecimal stop, BigDecimal largest) {
        return stop == null
                ? null
                : Amounts.kept(entryPrice.subtract(stop).abs().multiply(largest));
    }

    static @Nullable BigDecimal ratio(BigDecimal part, @Nullable BigDecimal of) {
        return of == null || of.signum() == 0
                ? null
                : plain(part.divide(of, RATIO_SCALE, RoundingMode.HALF_EVEN));
    }

    /** Clocks of venues may step back; a trip never lasts less than nothing. */
    static long held(Instant entryAt, Instant exitAt) {
        return Math.max(0, Duration.between(entryAt, exitAt).toSeconds());
    }

    private static @Nullable Excursion excursion(
            ResultSet rs, Direction direction, BigDecimal entryPrice, BigDecimal largest)
            throws SQLException {
        String resolution = rs.getString("resolution");
        if (resolution == null) {
            return null;
        }
        BigDecimal worst = rs.getBigDecimal("worst_price");
        BigDecimal best = rs.getBigDecimal("best_price");
        BigDecimal sign = direction == Direction.LONG ? BigDecimal.ONE : BigDecimal.ONE.negate();
        return new Excursion(
                resolution,
                plain(worst),
                plain(best),
                moved(entryPrice.subtract(worst), sign, largest),
                moved(best.subtract(entryPrice), sign, largest));
    }

    private static BigDecimal moved(BigDecimal by, BigDecimal sign, BigDecimal largest) {
        return plain(Amounts.kept(by.multiply(sign).multiply(largest).max(BigDecimal.ZERO)));
    }

    private JournalEntryDetail detail(Row row) {
        UUID id = row.view().id().value();
        return new JournalEntryDetail(
                row.view(), row.notes(), legs(id), funding(id), snapshots(id));
    }

    private List<LegView> legs(UUID entry) {
        return jdbc.sql(
                        "select * from analytics_entry_leg where entry_id = ? order by booking, opening")
                .param(entry)
                .query((rs, _) ->
                        new LegView(
                                new FillId(rs.getObject("fill_id", UUID.class)),
                                new OrderId(rs.getObject("order_id", UUID.class)),
                                Side.valueOf(rs.getString("side")),
                                rs.getBoolean("opening"),
                                plain(rs.getBigDecimal("price")),
                                plain(rs.getBigDecimal("quantity")),
                                rs.getBoolean("maker"),
                                plain(rs.getBigDecimal("fee")),
                                rs.getString("fee_asset"),
                                TripStore.time(rs, "at")))
                .list();
    }

    private List<FundingLeg> funding(UUID entry) {
        return jdbc.sql("select * from analytics_entry_funding where entry_id = ? order by ends_at")
                .param(entry)
                .query((rs, _) ->
                        new FundingLeg(
                                TripStore.time(rs, "ends_at"), plain(rs.getBigDecimal("payment"))))
                .list();
    }

    private List<SnapshotView> snapshots(UUID entry) {
        return jdbc.sql(
                        "select s.id, s.added_at, s.caption, p.width, p.height, p.bytes from"
                                + " analytics_snapshot s join analytics_picture p on p.person ="
                                + " s.person and p.hash = s.hash where s.entry_id = ? order by s.id")
                .param(entry)
                .query((rs, _) -> snapshot(rs))
                .list();
    }

    static SnapshotView snapshot(ResultSet rs) throws SQLException {
        return new SnapshotView(
                rs.getObject("id", UUID.class),
                TripStore.time(rs, "added_at"),
                rs.getString("caption"),
                rs.getInt("width"),
                rs.getInt("height"),
                rs.getInt("bytes"));
    }
}
