package io.aibotiyi.backend.identity.people;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.People.PeopleQuery;
import io.aibotiyi.protocol.People.PersonKind;
import io.aibotiyi.protocol.People.PersonState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * People's lifecycle in the database; e-mail and display name are sealed. Runs in the caller's
 * transaction.
 */
@Component
public final class PersonStore {

    /**
     * A row.
     *
     * @param displayName sealed
     * @param email sealed
     */
    public record Row(
            UserId id,
            PersonKind kind,
            String username,
            @Nullable String displayName,
            @Nullable String email,
            PersonState state,
            @Nullable String reason,
            @Nullable UserId answersTo,
            Instant createdAt,
            Instant stateSince) {
        @Override
        public String toString() {
            return "Row[id=" + id + ", state=" + state + "]";
        }
    }

    private static final String COLUMNS =
            "select id, kind, username, display_name, email, state, state_reason, answers_to,"
                    + " created_at, state_since from identity_user ";

    private final JdbcClient jdbc;
    private final PeopleChanges changes;

    public PersonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.changes = new PeopleChanges(jdbc);
    }

    PeopleChanges changes() {
        return changes;
    }

    public Optional<Row> byId(UserId id) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(id.value())
                .query(PersonStore::row)
                .optional();
    }

    /** As {@link #byId}, and nobody else changes the row until the transaction ends. */
    Optional<Row> lock(UserId id) {
        return jdbc.sql(COLUMNS + "where id = ? for update")
                .param(id.value())
                .query(PersonStore::row)
                .optional();
    }

    /**
     * One more than the limit, where there are more.
     *
     * @param textFingerprint of the query's text as an e-mail address
     */
    List<Row> page(
            PeopleQuery query, @Nullable PeopleCursor after, @Nullable String textFingerprint) {
        Filter filter = filter(query, textFingerprint);
        String direction = query.descending() ? " desc" : "";
        String order =
                switch (query.sort()) {
                    case USERNAME -> {
                        if (after != null) {
                            filter.and(
                                    query.descending() ? "username < ?" : "username > ?",
                                    after.username());
                        }
                        yield " order by username" + direction;
                    }
                    case CREATED -> {
                        if (after != null) {
                            String than = query.descending() ? "<" : ">";
                            OffsetDateTime created = utc(after.createdAt());
                            filter.and(
                                    "(created_at %s ? or (created_at = ? and id %s ?))"
                                            .formatted(than, than),
                                    created,
                                    created,
                                    after.id());
                        }
                        yield " order by created_at" + direction + ", id" + direction;
                    }
                };
        return jdbc.sql(COLUMNS + filter.where() + order + " limit " + (query.limit() + 1))
                .params(filter.values)
                .query(PersonStore::row)
                .list();
    }

    /** In the order of the ids; who is not there is left out. */
    List<Row> rows(List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, Row> found = HashMap.newHashMap(ids.size());
        jdbc.sql(COLUMNS + "where id in (:ids)")
                .param("ids", ids)
                .query(PersonStore::row)
                .list()
                .forEach(r -> found.put(r.id().value(), r));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    Optional<UUID> withEmail(String fingerprint) {
        return jdbc.sql("select id from identity_user where email_fingerprint = ?")
                .param(fingerprint)
                .query(UUID.class)
                .optional();
    }

    /** What people are searched by who changed after a version; after -1, everybody. */
    List<KnownPeople.Known> known(long afterVersion, int limit) {
        String newer = afterVersion < 0 ? "" : "where search_version > " + afterVersion;
        return jdbc.sql(
                        "select id, username, kind, state, created_at from identity_user "
                                + newer
                                + " limit "
                                + limit)
                .query((rs, i) ->
                        new KnownPeople.Known(
                                rs.getObject(1, UUID.class),
                                rs.getString(2),
                                PersonKind.valueOf(rs.getString(3)),
                                PersonState.valueOf(rs.getString(4)),
                                rs.getObject(5, OffsetDateTime.class).toInstant()))
                .list();
    }

    long count(PeopleQuery query, @Nullable String textFingerprint) {
        Filter filter = filter(query, textFingerprint);
        return jdbc.sql("select count(*) from identity_user " + filter.where())
                .params(filter.values)
                .query(Long.class)
                .single();
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException if name or address is taken
     */
    void add(Row person, @Nullable String emailFingerprint) {
        jdbc.sql(
                        "insert into identity_user (id, kind, username, display_name, email,"
                                + " email_fingerprint, state, answers_to, roles, created_at,"
                                + " state_since) values (?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?)")
                .params(
                        Arrays.asList(
                                person.id().value(),
                                person.kind().name(),
                                person.username(),
                                person.displayName(),
                                person.email(),
                                emailFingerprint,
                                person.state().name(),
                                person.answersTo() == null ? null : person.answersTo().value(),
                                utc(person.createdAt()),
                                utc(person.stateSince())))
                .update();
        changes.of(person.id());
    }

    /** Also makes what was issued before untrustworthy. */
    void setState(UserId id, PersonState state, @Nullable String reason, Instant now) {
        jdbc.sql(
                        "update identity_user set state = ?, state_reason = ?, state_since = ?,"
                                + " security_version = security_version + 1 where id = ?")
                .params(Arrays.asList(state.name(), reason, utc(now), id.value()))
                .update();
        changes.of(id);
    }

    /** Remembers the state for {@link #enable}. */
    void disable(UserId id, String reason, Instant now) {
        jdbc.sql("update identity_user set state_before = state where id = ?")
                .param(id.value())
                .update();
        setState(id, PersonState.DISABLED, reason, now);
    }

    /** Back to the state before disabling. */
    void enable(UserId id, Instant now) {
        String before =
                jdbc.sql("select state_before from identity_user where id = ?")
                        .param(id.value())
                        .query(String.class)
                        .single();
        setState(id, PersonState.valueOf(before), null, now);
    }

    void activate(UserId id, String passwordHash, Instant now) {
        jdbc.sql("update identity_user set password_hash = ? where id = ?")
                .params(passwordHash, id.value())
                .update();
        setState(id, PersonState.ACTIVE, null, now);
    }

    void setNames(UserId id, String username, @Nullable String displayName) {
        jdbc.sql("update identity_user set username = ?, display_name = ? where id = ?")
                .params(Arrays.asList(username, displayName, id.value()))
                .update();
        changes.of(id);
    }

    void setEmail(UserId id, @Nullable String email, @Nullable String fingerprint) {
        jdbc.sql("update identity_user set email = ?, email_fingerprint = ? where id = ?")
                .params(Arrays.asList(email, fingerprint, id.value()))
                .update();
    }

    /** Leaves a tombstone, so that what refers to the person goes on being about somebody. */
    void erase(UserId id, Instant now) {
        jdbc.sql(
                        "update identity_user set username = ?, password_hash = null, display_name"
                                + " = null, email = null, email_fingerprint = null where id = ?")
                .params(PersonFields.TOMBSTONE + id.value().toString().replace("-", ""), id.value())
                .update();
        setState(id, PersonState.ERASED, null, now);
    }

    /** Grows with every change after which what was issued before must not be trusted. */
    public long securityVersion(UserId id) {
        return jdbc.sql("select security_version from identity_user where id = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    private static final class Filter {
        private final List<String> conditions = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        void and(String condition, Object... parameters) {
            conditions.add(condition);
            values.addAll(List.of(parameters));
        }

        String where() {
            return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
        }
    }

    private static Filter filter(PeopleQuery query, @Nullable String textFingerprint) {
        Filter filter = new Filter();
        if (query.text() != null && textFingerprint != null) {
            filter.and(
                    "(username like ? escape '!' or email_fingerprint = ?)",
                    "%" + escaped(PersonFields.comparable(query.text())) + "%",
                    textFingerprint);
        }
        if (query.state() != null) {
            filter.and("state = ?", query.state().name());
        }
        if (query.kind() != null) {
            filter.and("kind = ?", query.kind().name());
        }
        return filter;
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private static Row row(ResultSet rs, int number) throws SQLException {
        UUID answersTo = rs.getObject("answers_to", UUID.class);
        return new Row(
                new UserId(rs.getObject("id", UUID.class)),
                PersonKind.valueOf(rs.getString("kind")),
                rs.getString("username"),
                rs.getString("display_name"),
                rs.getString("email"),
                PersonState.valueOf(rs.getString("state")),
                rs.getString("state_reason"),
                answersTo == null ? null : new UserId(answersTo),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                rs.getObject("state_since", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
