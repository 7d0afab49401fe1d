package io.aibotiyi.backend.identity.browser;

import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.credentials.Secrets;
import io.aibotiyi.domain.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Authorization codes in the database, as hashes. Runs in the caller's transaction. */
@Component
public final class CodeStore {

    /**
     * A code as stored.
     *
     * @param used true from the first try on, whether it succeeded or not
     * @param refreshHash of the first refresh token that it gave; null if it gave none
     * @param link an account that the exchange links; null for none
     */
    record Row(
            UserId user,
            Set<Factor> factors,
            String redirect,
            String challenge,
            @Nullable String deviceKey,
            Instant expires,
            boolean used,
            @Nullable String refreshHash,
            @Nullable WantedLink link) {}

    private final JdbcClient jdbc;

    public CodeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String code, Row row, Instant now) {
        jdbc.sql(
                        "insert into identity_authorization_code (code_hash, user_id, factors,"
                                + " redirect_uri, challenge, device_key, created_at, expires_at,"
                                + " link_provider, link_account)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Arrays.asList(
                                Secrets.hash(code),
                                row.user().value(),
                                row.factors().stream()
                                        .map(Factor::name)
                                        .sorted()
                                        .collect(Collectors.joining(",")),
                                row.redirect(),
                                row.challenge(),
                                row.deviceKey(),
                                utc(now),
                                utc(row.expires()),
                                row.link() == null ? null : row.link().provider(),
                                row.link() == null ? null : row.link().account()))
                .update();
    }

    /** Nobody else exchanges it until the transaction ends. */
    Optional<Row> lock(String code) {
        return jdbc.sql(
                        "select user_id, factors, redirect_uri, challenge, device_key, expires_at,"
                                + " used_at, refresh_hash, link_provider, link_account from"
                                + " identity_authorization_code where code_hash = ? for update")
                .param(Secrets.hash(code))
                .query(CodeStore::row)
                .optional();
    }

    void used(String code, Instant now) {
        jdbc.sql("update identity_authorization_code set used_at = ? where code_hash = ?")
                .params(utc(now), Secrets.hash(code))
                .update();
    }

    void gave(String code, String refreshToken) {
        jdbc.sql("update identity_authorization_code set refresh_hash = ? where code_hash = ?")
                .params(Secrets.hash(refreshToken), Secrets.hash(code))
                .update();
    }

    void removeCreatedBefore(Instant time) {
        jdbc.sql("delete from identity_authorization_code where created_at < ?")
                .param(utc(time))
                .update();
    }

    private static Row row(ResultSet rs, int number) throws SQLException {
        return new Row(
                new UserId(rs.getObject("user_id", UUID.class)),
                Stream.of(rs.getString("factors").split(","))
                        .map(Factor::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Factor.class))),
                rs.getString("redirect_uri"),
                rs.getString("challenge"),
                rs.getString("device_key"),
                rs.getObject("expires_at", OffsetDateTime.class).toInstant(),
                rs.getObject("used_at") != null,
                rs.getString("refresh_hash"),
                rs.getString("link_account") == null
                        ? null
                        : new WantedLink(
                                rs.getString("link_provider"), rs.getString("link_account")));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
