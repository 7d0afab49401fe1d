package io.aibotiyi.backend.identity.sessions;

import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.credentials.Secrets;
import io.aibotiyi.domain.UserId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sessions and the hashes of their refresh tokens. Runs in the caller's transaction. */
@Component
public final class SessionStore {

    /** A session, with what became of the refresh token it was found by. */
    public record Found(
            UUID session,
            UserId user,
            boolean tokenUsed,
            boolean ended,
            Instant expires,
            Instant authenticatedAt,
            Set<Factor> factors) {}

    private final JdbcClient jdbc;

    public SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(UUID session, UserId user, Set<Factor> factors, Instant now, Instant expires) {
        jdbc.sql(
                        "insert into identity_session (id, user_id, created_at,"
                                + " authenticated_at, factors, expires_at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        session,
                        user.value(),
                        utc(now),
                        utc(now),
                        factors.stream()
                                .map(Factor::name)
                                .sorted()
                                .collect(Collectors.joining(",")),
                        utc(expires))
                .update();
    }

    public void addRefreshToken(UUID session, String token, Instant now) {
        jdbc.sql(
                        "insert into identity_refresh_token (token_hash, session_id, issued_at)"
                                + " values (?, ?, ?)")
                .params(Secrets.hash(token), session, utc(now))
                .update();
    }

    public Optional<Found> byRefreshToken(String token) {
        return jdbc.sql(
                        """
                        select s.id, s.user_id, t.used_at, s.ended_at, s.expires_at, s.authenticated_at,
                               s.factors
                        from identity_refresh_token t join identity_session s on s.id = t.session_id
                        where t.token_hash = ?
                        """)
                .param(Secrets.hash(token))
                .query((rs, i) ->
                        new Found(
                                rs.getObject("id", UUID.class),
                                new UserId(rs.getObject("user_id", UUID.class)),
                                rs.getObject("used_at") != null,
                                rs.getObject("ended_at") != null,
                                rs.getObject("expires_at", OffsetDateTime.class).toInstant(),
                                rs.getObject("authenticated_at", OffsetDateTime.class).toInstant(),
                                factors(rs.getString("factors"))))
                .optional();
    }

    /** Marks the token used; false if somebody was faster. */
    public boolean use(String token, Instant now) {
        return jdbc.sql(
                                "update identity_refresh_token set used_at = ?"
                                        + " where token_hash = ? and used_at is null")
                        .params(utc(now), Secrets.hash(token))
                        .update()
                == 1;
    }

    /** Ends the session; false if it had ended already. */
    public boolean end(UUID session, String reason, Instant now) {
        return jdbc.sql(
                                "update identity_session set ended_at = ?, end_reason = ?"
                                        + " where id = ? and ended_at is null")
                        .params(utc(now), reason, session)
                        .update()
                == 1;
    }

    public List<UUID> endedSince(Instant since) {
        return jdbc.sql("select id from identity_session where ended_at >= ?")
                .param(utc(since))
                .query(UUID.class)
                .list();
    }

    /** Forgets sessions, and their tokens, that expired before then. */
    public void forgetExpired(Instant before) {
        jdbc.sql(
                        "delete from identity_refresh_token where session_id in"
                                + " (select id from identity_session where expires_at < ?)")
                .param(utc(before))
                .update();
        jdbc.sql("delete from identity_session where expires_at < ?").param(utc(before)).update();
    }

    private static Set<Factor> factors(String names) {
        return Stream.of(names.split(","))
                .map(Factor::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
