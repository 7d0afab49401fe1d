package io.aibotiyi.client;

import io.aibotiyi.domain.AlertId;
import io.aibotiyi.protocol.MarketAlerts.FiringPage;
import io.aibotiyi.protocol.MarketAlerts.MarketAlertView;
import io.aibotiyi.protocol.MarketAlerts.SetAlert;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The signed-in person's alerts, which the backend watches also while nobody is connected. A firing
 * arrives as a notice of kind {@code analytics.alert.fired}; see the channel NOTICES.
 */
public interface MarketAlerts {

    /** Oldest first. */
    List<MarketAlertView> all();

    /**
     * Sets an alert; durable when it returns, and watched from then on.
     *
     * @param idempotencyKey 1 to 64 printable characters; the same key again, after a lost answer,
     *     say, is one alert
     */
    MarketAlertView set(SetAlert alert, String idempotencyKey);

    /** Replaces what it watches and how it tells, and begins anew. */
    MarketAlertView change(AlertId id, SetAlert alert);

    /** Begins a paused, fired or expired one anew: what happened meanwhile is not told. */
    MarketAlertView arm(AlertId id);

    MarketAlertView pause(AlertId id);

    /** Its firings stay in the history. */
    void delete(AlertId id);

    /**
     * What was told, newest first.
     *
     * @param alert of this one only; null for all
     * @param before the {@code next} of the page before; null for the newest
     * @param limit 1 to 200
     */
    FiringPage firings(@Nullable AlertId alert, @Nullable UUID before, int limit);
}
