package io.aibotiyi.backend.analytics.journal;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Journal.CurrencyCount;
import io.aibotiyi.protocol.Journal.Direction;
import io.aibotiyi.protocol.Journal.Filter;
import io.aibotiyi.protocol.Journal.Statistics;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds up closed entries, row by row as the database gives them. */
@Component
final class StatisticsReader {

    private static final String CLOSED = " and e.state = 'CLOSED'";

    private final JdbcClient jdbc;

    StatisticsReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Reads one state of the journal if the caller's transaction does. */
    Statistics of(UserId person, Filter filter, ZoneId zone, @Nullable String wanted) {
        Conditions which = Conditions.of(person, filter);
        List<CurrencyCount> currencies = currencies(which);
        String currency =
                wanted != null
                        ? wanted
                        : currencies.isEmpty() ? "" : currencies.getFirst().currency();
        Sums sums = new Sums(zone, tags(which));
        List<Object> values = new ArrayList<>(which.values());
        values.add(currency);
        jdbc.sql(
                        "select e.* from analytics_entry e where "
                                + which.text()
                                + CLOSED
                                + " and e.currency = ? order by e.exit_at, e.id")
                .params(values)
                .query((ResultSet rs) -> sums.add(result(rs)));
        return sums.statistics(currency, currencies);
    }

    private List<CurrencyCount> currencies(Conditions which) {
        return jdbc.sql(
                        "select e.currency, count(*) as entries from analytics_entry e where "
                                + which.text()
                                + CLOSED
                                + " group by e.currency order by entries desc, e.currency")
                .params(which.values())
                .query((rs, _) -> new CurrencyCount(rs.getString("currency"), rs.getInt("entries")))
                .list();
    }

    private Map<UUID, List<String>> tags(Conditions which) {
        Map<UUID, List<String>> found = new HashMap<>();
        jdbc.sql(
                        "select x.entry_id, t.name from analytics_entry e join analytics_entry_tag"
                                + " x on x.entry_id = e.id join analytics_tag t on t.id = x.tag_id"
                                + " where "
                                + which.text()
                                + CLOSED)
                .params(which.values())
                .query((ResultSet rs) -> {
                    found.computeIfAbsent(
                                    rs.getObject("entry_id", UUID.class), _ -> new ArrayList<>(2))
                            .add(rs.getString("name"));
                });
        return found;
    }

    private static Result result(ResultSet rs) throws SQLException {
        Instant entryAt = TripStore.time(rs, "entry_at");
        Instant exitAt = TripStore.time(rs, "exit_at");
        BigDecimal net = rs.getBigDecimal("net");
        BigDecimal risk =
                EntryReader.risk(
                        RoundTrip.average(
                                rs.getBigDecimal("entry_notional"),
                                rs.getBigDecimal("entry_quantity")),
                        rs.getBigDecimal("stop_price"),
                        rs.getBigDecimal("largest"));
        return new Result(
                rs.getObject("id", UUID.class),
                new InstrumentId(
                        new VenueId(rs.getString("venue")), new Symbol(rs.getString("symbol"))),
                Direction.valueOf(rs.getString("direction")),
                entryAt,
                exitAt,
                EntryReader.held(entryAt, exitAt),
                rs.getBoolean("transferred"),
                rs.getBigDecimal("gross"),
                rs.getBigDecimal("fees"),
                rs.getBigDecimal("funding"),
                net,
                EntryReader.ratio(net, risk));
    }

    /** All that is added up in one pass. */
    private static final class Sums {

        private final ZoneId zone;
        private final Map<UUID, List<String>> tags;
        private final Tally all = new Tally();
        private final EquityCurve curve;
        private final Breakdown bySymbol = Breakdown.sorted();
        private final Breakdown byHour = Breakdown.sorted();
        private final Breakdown byWeekday =
                Breakdown.of(Arrays.stream(DayOfWeek.values()).map(Enum::name).toList());
        private final Breakdown byTag = Breakdown.sorted();
        private final Breakdown bySide = Breakdown.sorted();
        private final Breakdown byHolding = Breakdown.byHolding();

        Sums(ZoneId zone, Map<UUID, List<String>> tags) {
            this.zone = zone;
            this.tags = tags;
            curve = new EquityCurve(zone);
        }

        void add(Result result) {
            ZonedDateTime entry = result.entryAt().atZone(zone);
            all.add(result);
            curve.add(result);
            bySymbol.add(result.instrument().toString(), result);
            byHour.add(String.format(Locale.ROOT, "%02d", entry.getHour()), result);
            byWeekday.add(entry.getDayOfWeek().name(), result);
            bySide.add(result.direction().name(), result);
            if (!result.transferred()) {
                byHolding.add(Breakdown.holding(result.heldSeconds()), result);
            }
            tags.getOrDefault(result.id(), List.of()).forEach(tag -> byTag.add(tag, result));
        }

        Statistics statistics(String currency, List<CurrencyCount> currencies) {
            return new Statistics(
                    currency,
                    currencies,
                    zone.getId(),
                    all.figures(),
                    curve.deepest(),
                    curve.steps(),
                    curve.days(),
                    bySymbol.byProfit(),
                    byHour.buckets(),
                    byWeekday.buckets(),
                    byTag.byProfit(),
                    bySide.buckets(),
                    byHolding.buckets());
        }
    }
}
