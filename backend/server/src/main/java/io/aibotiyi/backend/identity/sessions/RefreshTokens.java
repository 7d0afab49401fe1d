package io.aibotiyi.backend.identity.sessions;

import io.aibotiyi.backend.identity.credentials.Secrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refresh tokens: 256 random bits of which the database keeps the SHA-256, in a line from parent to
 * successor. Runs in the caller's transaction.
 */
@Component
public final class RefreshTokens {

    private static final int BITS = 256;

    /** A token that is no longer than this cannot be one of ours. */
    private static final int LONGEST = 64;

    private static final String SELECT =
            "select token_hash, session_id, used_at, successor_hash, successor_sealed"
                    + " from identity_refresh_token where token_hash = ?";

    /**
     * A token as stored.
     *
     * @param used null until it was exchanged
     */
    record Row(
            String hash,
            UUID session,
            @Nullable Instant used,
            @Nullable String successorHash,
            @Nullable String successorSealed) {}

    private final JdbcClient jdbc;

    public RefreshTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first token of a session. */
    String first(UUID session, Instant now) {
        return add(session, null, now);
    }

    /** Whose it is; locks nothing. */
    Optional<UUID> personOf(String token) {
        return token.length() > LONGEST
                ? Optional.empty()
                : jdbc.sql(
                                "select s.user_id from identity_refresh_token t join"
                                        + " identity_session s on s.id = t.session_id where"
                                        + " t.token_hash = ?")
                        .param(Secrets.hash(token))
                        .query(UUID.class)
                        .optional();
    }

    /** The stored token; nobody else exchanges it until the transaction ends. */
    Optional<Row> lock(String token) {
        return token.length() > LONGEST
                ? Optional.empty()
                : jdbc.sql(SELECT + " for update")
                        .param(Secrets.hash(token))
                        .query(RefreshTokens::row)
                        .optional();
    }

    Optional<Row> byHash(String hash) {
        return jdbc.sql(SELECT).param(hash).query(RefreshTokens::row).optional();
    }

    /** The one that a token was exchanged for. */
    Optional<Row> successor(Row of) {
        return of.successorHash() == null
                ? Optional.empty()
                : jdbc.sql(SELECT).param(of.successorHash()).query(RefreshTokens::row).optional();
    }

    /**
     * Exchanges a token for its successor.
     *
     * @param session that the successor belongs to
     * @throws IllegalStateException if it was exchanged before, which the lock rules out
     */
    String exchange(Row of, String token, UUID session, Instant now) {
        String next = add(session, of.hash(), now);
        int changed =
                jdbc.sql(
                                "update identity_refresh_token set used_at = ?, successor_hash = ?,"
                                        + " successor_sealed = ? where token_hash = ?"
                                        + " and used_at is null")
                        .params(
                                SessionStore.utc(now),
                                Secrets.hash(next),
                                SuccessorSeal.seal(token, next),
                                of.hash())
                        .update();
        if (changed != 1) {
            throw new IllegalStateException("A locked refresh token was exchanged");
        }
        // whoever exchanges a token has it: nobody needs to be given it again
        jdbc.sql(
                        "update identity_refresh_token set successor_sealed = null"
                                + " where successor_hash = ?")
                .param(of.hash())
                .update();
        return next;
    }

    private String add(UUID session, @Nullable String parent, Instant now) {
        String token = Secrets.random(BITS);
        jdbc.sql(
                        "insert into identity_refresh_token (token_hash, session_id, issued_at,"
                                + " parent_hash) values (?, ?, ?, ?)")
                .param(Secrets.hash(token))
                .param(session)
                .param(SessionStore.utc(now))
                .param(parent)
                .update();
        return token;
    }

    private static Row row(ResultSet rs, int row) throws SQLException {
        OffsetDateTime used = rs.getObject("used_at", OffsetDateTime.class);
        return new Row(
                rs.getString("token_hash"),
                rs.getObject("session_id", UUID.class),
                used == null ? null : used.toInstant(),
                rs.getString("successor_hash"),
                rs.getString("successor_sealed"));
    }
}
