package io.aibotiyi.backend.identity.apikeys;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ApiKeys.ApiKeyQuery;
import io.aibotiyi.protocol.ApiKeys.ApiKeyView;
import io.aibotiyi.protocol.People.PersonKind;
import io.aibotiyi.protocol.People.PersonState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** API keys in the database. Runs in the caller's transaction. */
@Component
public final class ApiKeyStore {

    /** A key and what of its owner decides whether it works. */
    record Key(ApiKeyView view, String publicKey, PersonKind ownerKind, PersonState ownerState) {

        Set<Permission> scopes() {
            return view.scopes().stream()
                    .flatMap(code -> Permission.byCode(code).stream())
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    private static final String SELECT =
            """
            select k.id, k.user_id, k.name, k.public_key, k.fingerprint, k.scopes, k.networks,
                   k.created_at, k.expires_at, k.last_used_at, k.last_used_from, k.revoked_at,
                   k.revoked_because, u.username, u.kind, u.state
            from identity_api_key k join identity_user u on u.id = k.user_id
            """;

    private final JdbcClient jdbc;

    public ApiKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Key> byId(UUID id) {
        return jdbc.sql(SELECT + " where k.id = ?").param(id).query(ApiKeyStore::key).optional();
    }

    List<Key> of(UserId owner, int limit) {
        return jdbc.sql(
                        SELECT
                                + " where k.user_id = ? order by k.created_at desc, k.id desc limit "
                                + limit)
                .param(owner.value())
                .query(ApiKeyStore::key)
                .list();
    }

    List<Key> page(ApiKeyQuery query, @Nullable KeyCursor after, Instant now) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        List<Object> values = new ArrayList<>();
        if (query.owner() != null) {
            conditions.add("k.user_id = ?");
            values.add(query.owner().value());
        }
        if (query.usable()) {
            conditions.add("k.revoked_at is null and k.expires_at > ?");
            values.add(utc(now));
        }
        if (after != null) {
            conditions.add("(k.created_at < ? or (k.created_at = ? and k.id < ?))");
            values.addAll(List.of(utc(after.createdAt()), utc(after.createdAt()), after.id()));
        }
        return jdbc.sql(
                        SELECT
                                + " where "
                                + String.join(" and ", conditions)
                                + " order by k.created_at desc, k.id desc limit "
                                + (query.limit() + 1))
                .params(values)
                .query(ApiKeyStore::key)
                .list();
    }

    int usable(UserId owner, Instant now) {
        return jdbc.sql(
                        "select count(*) from identity_api_key where user_id = ? and revoked_at is"
                                + " null and expires_at > ?")
                .params(owner.value(), utc(now))
                .query(Integer.class)
                .single();
    }

    /** Makes the caller's transaction the only one that adds keys of the owner until it ends. */
    Optional<PersonKind> lockOwner(UserId owner) {
        return jdbc.sql("select kind from identity_user where id = ? for update")
                .param(owner.value())
                .query(String.class)
                .optional()
                .map(PersonKind::valueOf);
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException if the public key is registered
     */
    void add(
            UUID id,
            UserId owner,
            String name,
            String publicKey,
            String fingerprint,
            Set<Permission> scopes,
            Networks networks,
            Instant now,
            Instant expires) {
        jdbc.sql(
                        "insert into identity_api_key (id, user_id, name, public_key, fingerprint,"
                                + " scopes, networks, created_at, expires_at) values (?, ?, ?, ?, ?,"
                                + " ?, ?, ?, ?)")
                .params(
                        id,
                        owner.value(),
                        name,
                        publicKey,
                        fingerprint,
                        scopes.stream()
                                .map(Permission::code)
                                .sorted()
                                .collect(Collectors.joining(",")),
                        networks.all().stream()
                                .map(Networks.Network::toString)
                                .collect(Collectors.joining(",")),
                        utc(now),
                        utc(expires))
                .update();
    }

    /** False if it was revoked already. */
    boolean revoke(UUID id, String reason, Instant now) {
        return jdbc.sql(
                                "update identity_api_key set revoked_at = ?, revoked_because = ? where"
                                        + " id = ? and revoked_at is null")
                        .params(utc(now), reason, id)
                        .update()
                == 1;
    }

    void used(UUID id, Instant now, String address) {
        jdbc.sql("update identity_api_key set last_used_at = ?, last_used_from = ? where id = ?")
                .params(utc(now), address, id)
                .update();
    }

    int forget(UserId owner) {
        jdbc.sql(
                        "delete from identity_api_nonce where key_id in (select id from"
                                + " identity_api_key where user_id = ?)")
                .param(owner.value())
                .update();
        return jdbc.sql("delete from identity_api_key where user_id = ?")
                .param(owner.value())
                .update();
    }

    private static Key key(ResultSet rs, int row) throws SQLException {
        return new Key(
                new ApiKeyView(
                        rs.getObject("id", UUID.class),
                        new UserId(rs.getObject("user_id", UUID.class)),
                        rs.getString("username"),
                        rs.getString("name"),
                        rs.getString("fingerprint"),
                        split(rs.getString("scopes")),
                        split(rs.getString("networks")),
                        rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                        rs.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        time(rs, "last_used_at"),
                        rs.getString("last_used_from"),
                        time(rs, "revoked_at"),
                        rs.getString("revoked_because")),
                rs.getString("public_key"),
                PersonKind.valueOf(rs.getString("kind")),
                PersonState.valueOf(rs.getString("state")));
    }

    private static List<String> split(String joined) {
        return Stream.of(joined.split(",")).filter(s -> !s.isEmpty()).toList();
    }

    private static @Nullable Instant time(ResultSet rs, String column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
