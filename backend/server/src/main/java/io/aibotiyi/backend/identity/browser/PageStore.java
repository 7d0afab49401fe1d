package io.aibotiyi.backend.identity.browser;

import io.aibotiyi.backend.identity.credentials.Secrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Open sign-in pages in the database, so that any node can go on with one. A page's secret is kept
 * as a hash. Runs in the caller's transaction.
 */
@Component
public final class PageStore {

    private final JdbcClient jdbc;

    public PageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String secret, AuthorizationRequest request, Instant now, Instant expires) {
        jdbc.sql(
                        "insert into identity_browser_page (page_hash, redirect_uri, state,"
                                + " challenge, device_key, issuer, created_at, expires_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Arrays.asList(
                                Secrets.hash(secret),
                                request.redirect(),
                                request.state(),
                                request.challenge(),
                                request.deviceKey(),
                                request.issuer(),
                                utc(now),
                                utc(expires)))
                .update();
    }

    Optional<AuthorizationRequest> find(String secret, Instant now) {
        return jdbc.sql(
                        "select redirect_uri, state, challenge, device_key, issuer from"
                                + " identity_browser_page where page_hash = ? and expires_at > ?")
                .params(Secrets.hash(secret), utc(now))
                .query(PageStore::request)
                .optional();
    }

    /** Has whoever signs in on the page link the account. */
    void wants(String secret, WantedLink link) {
        jdbc.sql(
                        "update identity_browser_page set link_provider = ?, link_account = ? where"
                                + " page_hash = ?")
                .params(link.provider(), link.account(), Secrets.hash(secret))
                .update();
    }

    Optional<WantedLink> wanted(String secret) {
        return jdbc.sql(
                        "select link_provider, link_account from identity_browser_page where"
                                + " page_hash = ? and link_account is not null")
                .param(Secrets.hash(secret))
                .query((rs, row) ->
                        new WantedLink(rs.getString("link_provider"), rs.getString("link_account")))
                .optional();
    }

    /** False if another was faster, so that one page gives one answer. */
    boolean remove(String secret) {
        return jdbc.sql("delete from identity_browser_page where page_hash = ?")
                        .param(Secrets.hash(secret))
                        .update()
                == 1;
    }

    int removeExpired(Instant now) {
        return jdbc.sql("delete from identity_browser_page where expires_at <= ?")
                .param(utc(now))
                .update();
    }

    long open() {
        return jdbc.sql("select count(*) from identity_browser_page").query(Long.class).single();
    }

    private static AuthorizationRequest request(ResultSet rs, int row) throws SQLException {
        return new AuthorizationRequest(
                rs.getString("redirect_uri"),
                rs.getString("state"),
                rs.getString("challenge"),
                rs.getString("device_key"),
                rs.getString("issuer"));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
