package io.aibotiyi.backend.analytics;

import io.aibotiyi.domain.AlertId;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.MarketAlerts.FiringPage;
import io.aibotiyi.protocol.MarketAlerts.MarketAlertView;
import io.aibotiyi.protocol.MarketAlerts.SetAlert;
import io.aibotiyi.protocol.ProblemException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's alerts. What is set is durable when the call returns and watched from then on, over
 * restarts, until it is paused, deleted, expired or has fired its once.
 *
 * <p>Refusals are {@link ProblemException}s; another person's alert or account is NOT_FOUND. All
 * methods block on the database and are safe from any thread.
 */
public interface PersonalAlerts {

    /** Oldest first. */
    List<MarketAlertView> all(UserId person);

    /**
     * Sets an alert.
     *
     * @param idempotencyKey 1 to 64 printable characters; the same key and alert again is one
     *     alert, as it is then
     * @throws ProblemException INVALID_FIELD naming the field, UNKNOWN_INSTRUMENT,
     *     NOT_A_MARGIN_SYMBOL, MAIL_NOT_CONFIGURED, TOO_MANY_ALERTS, OVERLOADED,
     *     IDEMPOTENCY_KEY_REQUIRED, IDEMPOTENCY_KEY_REUSED, NOT_FOUND
     */
    MarketAlertView set(UserId person, SetAlert alert, String idempotencyKey);

    /**
     * Replaces an alert's terms; it begins anew, knowing no number from before.
     *
     * @throws ProblemException as {@link #set}
     */
    MarketAlertView change(UserId person, AlertId id, SetAlert alert);

    /** Begins anew; one that is active stays as it is. */
    MarketAlertView arm(UserId person, AlertId id);

    /** Stops watching; one that has fired or expired stays as it is. */
    MarketAlertView pause(UserId person, AlertId id);

    /** What it told stays in the history. */
    void delete(UserId person, AlertId id);

    /**
     * What was told, newest first; the newest 1,000 of a person are kept.
     *
     * @param alert of this one only; null for all
     * @param before only those older than this firing; null begins with the newest
     * @param limit 1 to 200
     */
    FiringPage firings(UserId person, @Nullable AlertId alert, @Nullable UUID before, int limit);
}
