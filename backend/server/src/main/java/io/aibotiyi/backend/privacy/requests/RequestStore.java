package io.aibotiyi.backend.privacy.requests;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Privacy.RequestKind;
import io.aibotiyi.protocol.Privacy.RequestQuery;
import io.aibotiyi.protocol.Privacy.RequestState;
import io.aibotiyi.protocol.Privacy.RequestView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Requests in the database. Runs in the caller's transaction. */
@Component
public final class RequestStore {

    private static final int LONGEST_LINES = 20_000;
    private static final String COLUMNS =
            "select id, kind, state, person, requested_by, decided_by, reason, created_at, due_at,"
                    + " expires_at, finished_at, erased, retained from privacy_request ";

    private final JdbcClient jdbc;

    public RequestStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(RequestView request) {
        jdbc.sql(
                        "insert into privacy_request (id, kind, state, person, requested_by, reason,"
                                + " created_at, due_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Arrays.asList(
                                request.id(),
                                request.kind().name(),
                                request.state().name(),
                                request.person().value(),
                                request.requestedBy().value(),
                                request.reason(),
                                utc(request.createdAt()),
                                request.due() == null ? null : utc(request.due())))
                .update();
    }

    Optional<RequestView> byId(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ?").param(id).query(RequestStore::view).optional();
    }

    /** As {@link #byId}, and nobody else changes it until the transaction ends. */
    Optional<RequestView> lock(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ? for update")
                .param(id)
                .query(RequestStore::view)
                .optional();
    }

    List<RequestView> of(UserId person, int limit) {
        return jdbc.sql(
                        COLUMNS
                                + "where person = ? order by created_at desc, id desc limit "
                                + limit)
                .param(person.value())
                .query(RequestStore::view)
                .list();
    }

    List<RequestView> page(RequestQuery query, @Nullable RequestCursor after) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        List<Object> values = new ArrayList<>();
        if (query.kind() != null) {
            conditions.add("kind = ?");
            values.add(query.kind().name());
        }
        if (query.state() != null) {
            conditions.add("state = ?");
            values.add(query.state().name());
        }
        if (after != null) {
            conditions.add("(created_at < ? or (created_at = ? and id < ?))");
            values.addAll(List.of(utc(after.createdAt()), utc(after.createdAt()), after.id()));
        }
        return jdbc.sql(
                        COLUMNS
                                + "where "
                                + String.join(" and ", conditions)
                                + " order by created_at desc, id desc limit "
                                + (query.limit() + 1))
                .params(values)
                .query(RequestStore::view)
                .list();
    }

    boolean any(UserId person, RequestKind kind, RequestState... states) {
        return jdbc.sql(
                                "select count(*) from privacy_request where person = ? and kind = ?"
                                        + " and state in ("
                                        + Stream.of(states)
                                                .map(s -> "'" + s + "'")
                                                .collect(Collectors.joining(", "))
                                        + ")")
                        .params(person.value(), kind.name())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** What is to be worked on now, oldest first, locked against other workers. */
    Optional<RequestView> next(Instant now) {
        return jdbc.sql(
                        COLUMNS
                                + "where state = 'RUNNING' or (state = 'WAITING' and due_at <= ?)"
                                + " order by created_at limit 1 for update skip locked")
                .param(utc(now))
                .query(RequestStore::view)
                .optional();
    }

    void decide(UUID id, RequestState state, UserId by, @Nullable Instant due) {
        jdbc.sql("update privacy_request set state = ?, decided_by = ?, due_at = ? where id = ?")
                .params(Arrays.asList(state.name(), by.value(), due == null ? null : utc(due), id))
                .update();
    }

    void ready(UUID id, byte[] sealedArchive, Instant expires) {
        jdbc.sql(
                        "update privacy_request set state = 'READY', archive = ?, expires_at = ?"
                                + " where id = ?")
                .params(sealedArchive, utc(expires), id)
                .update();
    }

    void erased(UUID id, List<String> erased, List<String> retained, Instant now) {
        jdbc.sql(
                        "update privacy_request set erased = ?, retained = ?, reason = null where"
                                + " id = ?")
                .params(joined(erased), joined(retained), id)
                .update();
        finish(id, RequestState.DONE, null, now);
    }

    /** Also lets the archive go. */
    void finish(UUID id, RequestState state, @Nullable String reason, Instant now) {
        jdbc.sql(
                        "update privacy_request set state = ?, reason = coalesce(?, reason),"
                                + " finished_at = ?, archive = null where id = ?")
                .params(Arrays.asList(state.name(), reason, utc(now), id))
                .update();
    }

    Optional<byte[]> archive(UUID id) {
        return jdbc.sql("select archive from privacy_request where id = ? and archive is not null")
                .param(id)
                .query(byte[].class)
                .optional();
    }

    /** Exports that nobody fetched in time; at most {@code limit}. */
    int expire(Instant now, int limit) {
        List<UUID> late =
                jdbc.sql(
                                "select id from privacy_request where state = 'READY' and expires_at"
                                        + " <= ? order by expires_at limit "
                                        + limit)
                        .param(utc(now))
                        .query(UUID.class)
                        .list();
        late.forEach(id -> finish(id, RequestState.EXPIRED, null, now));
        return late.size();
    }

    /** Nothing of it stays that somebody wrote or that was exported. */
    int forgetWords(UserId person) {
        return jdbc.sql(
                        "update privacy_request set reason = null, archive = null where person = ?"
                                + " and (reason is not null or archive is not null)")
                .param(person.value())
                .update();
    }

    private static String joined(List<String> lines) {
        String all = String.join("\n", lines);
        return all.length() <= LONGEST_LINES ? all : all.substring(0, LONGEST_LINES - 1) + "…";
    }

    private static RequestView view(ResultSet rs, int row) throws SQLException {
        UUID decidedBy = rs.getObject("decided_by", UUID.class);
        return new RequestView(
                rs.getObject("id", UUID.class),
                RequestKind.valueOf(rs.getString("kind")),
                RequestState.valueOf(rs.getString("state")),
                new UserId(rs.getObject("person", UUID.class)),
                new UserId(rs.getObject("requested_by", UUID.class)),
                decidedBy == null ? null : new UserId(decidedBy),
                rs.getString("reason"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                time(rs, "due_at"),
                time(rs, "expires_at"),
                time(rs, "finished_at"),
                lines(rs.getString("erased")),
                lines(rs.getString("retained")));
    }

    private static List<String> lines(@Nullable String joined) {
        return joined == null ? List.of() : joined.lines().toList();
    }

    private static @Nullable Instant time(ResultSet rs, String column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
