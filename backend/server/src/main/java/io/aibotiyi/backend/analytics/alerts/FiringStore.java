package io.aibotiyi.backend.analytics.alerts;

import io.aibotiyi.domain.AlertId;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.MarketAlerts.FiringPage;
import io.aibotiyi.protocol.MarketAlerts.FiringView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What alerts told; the newest {@value #KEPT} of each person. */
@Component
final class FiringStore {

    static final int KEPT = 1_000;

    private static final UUID NEWEST = new UUID(Long.MAX_VALUE, -1L);

    private final JdbcClient jdbc;

    FiringStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the alert was fired by that event already; ask with the alert locked. */
    boolean has(AlertId alert, String eventKey) {
        return jdbc.sql(
                                "select count(*) from analytics_firing where alert_id = ? and event_key = ?")
                        .params(alert.value(), eventKey)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void add(UserId person, String eventKey, FiringView firing, @Nullable Long marketTime) {
        InstrumentId instrument = firing.instrument();
        jdbc.sql(
                        "insert into analytics_firing (id, alert_id, person, event_key, venue,"
                                + " symbol, at, market_time, what, reached, note, sound, told)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(firing.id())
                .param(firing.alert().value())
                .param(person.value())
                .param(eventKey)
                .param(instrument == null ? null : instrument.venue().name())
                .param(instrument == null ? null : instrument.symbol().name())
                .param(AlertStore.utc(firing.at()))
                .param(marketTime)
                .param(firing.what())
                .param(firing.reached())
                .param(firing.note())
                .param(firing.sound())
                .param(firing.told())
                .update();
        dropBeyond(person);
    }

    private void dropBeyond(UserId person) {
        jdbc.sql(
                        "select id from analytics_firing where person = ? order by id desc limit 1"
                                + " offset ?")
                .params(person.value(), KEPT)
                .query(UUID.class)
                .optional()
                .ifPresent(oldest ->
                        jdbc.sql("delete from analytics_firing where person = ? and id <= ?")
                                .params(person.value(), oldest)
                                .update());
    }

    int toldSince(UserId person, Instant since) {
        return jdbc.sql(
                        "select count(*) from analytics_firing where person = ? and told = true"
                                + " and at > ?")
                .params(person.value(), AlertStore.utc(since))
                .query(Integer.class)
                .single();
    }

    FiringPage page(UserId person, @Nullable AlertId alert, @Nullable UUID before, int limit) {
        String which = alert == null ? "" : " and alert_id = ?";
        JdbcClient.StatementSpec query =
                jdbc.sql(
                                "select * from analytics_firing where person = ? and id < ?"
                                        + which
                                        + " order by id desc limit ?")
                        .param(person.value())
                        .param(before == null ? NEWEST : before);
        if (alert != null) {
            query = query.param(alert.value());
        }
        List<FiringView> firings = query.param(limit).query(FiringStore::view).list();
        return new FiringPage(firings, firings.size() < limit ? null : firings.getLast().id());
    }

    private static FiringView view(ResultSet rs, int row) throws SQLException {
        String venue = rs.getString("venue");
        String symbol = rs.getString("symbol");
        Long time = rs.getObject("market_time", Long.class);
        return new FiringView(
                rs.getObject("id", UUID.class),
                new AlertId(rs.getObject("alert_id", UUID.class)),
                venue == null || symbol == null
                        ? null
                        : new InstrumentId(VenueId.of(venue), Symbol.of(symbol)),
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                time == null ? null : EpochNanos.toInstant(time),
                rs.getString("what"),
                rs.getBigDecimal("reached"),
                rs.getString("note"),
                rs.getString("sound"),
                rs.getBoolean("told"));
    }
}
