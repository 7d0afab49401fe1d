package io.aibotiyi.backend.analytics.alerts;

import io.aibotiyi.domain.AlertId;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.MarketAlerts.AlertState;
import io.aibotiyi.protocol.MarketAlerts.AlertTerms;
import io.aibotiyi.protocol.MarketAlerts.MarketAlertView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert as stored.
 *
 * @param seen the last difference to its level that was seen while it was armed; null: none yet
 * @param seenAt the market's time of it, nanoseconds since the epoch
 */
record Alert(
        AlertId id,
        UserId person,
        AlertTerms terms,
        AlertState state,
        @Nullable Double seen,
        long seenAt,
        long firings,
        @Nullable Instant firedAt,
        long version,
        Instant createdAt) {

    boolean isActive() {
        return state == AlertState.ACTIVE;
    }

    /** The same in another state, having seen nothing. */
    Alert anew(AlertTerms newTerms, AlertState newState) {
        return new Alert(
                id, person, newTerms, newState, null, 0, firings, firedAt, version + 1, createdAt);
    }

    Alert seen(@Nullable Double difference, long at) {
        return new Alert(
                id, person, terms, state, difference, at, firings, firedAt, version, createdAt);
    }

    /** After it fired so often more. */
    Alert fired(int times, Instant at, AlertState newState) {
        return new Alert(
                id,
                person,
                terms,
                newState,
                seen,
                seenAt,
                firings + times,
                at,
                version + 1,
                createdAt);
    }

    MarketAlertView view(@Nullable String trouble) {
        return new MarketAlertView(
                id,
                version,
                terms,
                state,
                Sentences.summary(terms.condition()),
                isActive() ? trouble : null,
                firings,
                firedAt,
                createdAt);
    }
}
