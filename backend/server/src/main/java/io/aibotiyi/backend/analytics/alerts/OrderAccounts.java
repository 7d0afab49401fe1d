package io.aibotiyi.backend.analytics.alerts;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.protocol.MarketAlerts.AlertTerms;
import io.aibotiyi.protocol.MarketAlerts.OrderCondition;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Accounts on whose orders an alert was active since the start, so that the orders of all others
 * ask no database. At most one entry an account; any thread.
 */
@Component
final class OrderAccounts {

    private final Set<AccountId> watched = ConcurrentHashMap.newKeySet();
    private volatile boolean loaded;

    void add(AlertTerms terms) {
        if (terms.condition() instanceof OrderCondition condition) {
            watched.add(condition.account());
        }
    }

    /** All that are active were added. */
    void loaded() {
        loaded = true;
    }

    boolean mayBeWatched(AccountId account) {
        return !loaded || watched.contains(account);
    }
}
