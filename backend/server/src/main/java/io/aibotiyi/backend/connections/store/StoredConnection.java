package io.aibotiyi.backend.connections.store;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Connections.KeyRight;
import java.time.Instant;
import java.util.UUID;

/**
 * A connection as stored.
 *
 * @param sealed key and secret
 * @param opened the balances of the beginning are booked
 */
record StoredConnection(
        UUID id,
        UserId user,
        AccountId account,
        VenueId venue,
        String name,
        String keyHint,
        String fingerprint,
        String sealed,
        KeyRight withdraw,
        boolean opened,
        Instant createdAt,
        Instant keySince) {

    @Override
    public String toString() {
        return "StoredConnection[" + id + " at " + venue + "]";
    }
}
