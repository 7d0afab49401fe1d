package io.aibotiyi.backend.identity.browser;

import io.aibotiyi.backend.identity.credentials.Secrets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Visits of a page's browser to a sign-in provider, found by the state that must come back. Runs in
 * the caller's transaction.
 */
@Component
public final class VisitStore {

    /**
     * What the answer is checked with.
     *
     * @param redirect that the provider was told
     */
    record Visit(String nonce, String verifier, String redirect) {
        @Override
        public String toString() {
            return "Visit[redirect=" + redirect + "]";
        }
    }

    private final JdbcClient jdbc;

    public VisitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A page has one visit: a new one ends the one before. Those whose time is over end too. */
    void add(String state, String page, String provider, Visit visit, Instant now, Instant end) {
        jdbc.sql("delete from identity_provider_visit where page_hash = ? or expires_at <= ?")
                .params(Secrets.hash(page), utc(now))
                .update();
        jdbc.sql(
                        "insert into identity_provider_visit (state_hash, page_hash, provider,"
                                + " nonce, verifier, redirect_uri, expires_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Secrets.hash(state),
                        Secrets.hash(page),
                        provider,
                        visit.nonce(),
                        visit.verifier(),
                        visit.redirect(),
                        utc(end))
                .update();
    }

    /** Only one caller gets it, and only for the page and provider that it began with. */
    Optional<Visit> take(String state, String page, String provider, Instant now) {
        Optional<Visit> found =
                jdbc.sql(
                                "select nonce, verifier, redirect_uri from identity_provider_visit"
                                        + " where state_hash = ? and page_hash = ? and provider = ?"
                                        + " and expires_at > ?")
                        .params(Secrets.hash(state), Secrets.hash(page), provider, utc(now))
                        .query((rs, row) ->
                                new Visit(
                                        rs.getString("nonce"),
                                        rs.getString("verifier"),
                                        rs.getString("redirect_uri")))
                        .optional();
        int removed =
                jdbc.sql(
                                "delete from identity_provider_visit where state_hash = ? and"
                                        + " page_hash = ?")
                        .params(Secrets.hash(state), Secrets.hash(page))
                        .update();
        return removed == 1 ? found : Optional.empty();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
