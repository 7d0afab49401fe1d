package io.aibotiyi.protocol;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.VenueId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Connections to people's own accounts at exchanges, on the wire. Orders there cost real money. */
public final class Connections {

    private Connections() {}

    /**
     * Stores an exchange's key and opens a live account that trades with it.
     *
     * @param venue an exchange that this backend streams
     * @param name for people, 1 to 60 characters
     * @param key public half of the key, as the exchange shows it
     * @param secret the other half; sealed and never told again
     */
    public record Connect(VenueId venue, String name, String key, String secret) {
        @Override
        public String toString() {
            return "Connect[venue=" + venue + ", name=" + name + "]";
        }
    }

    /** Another key of the same account at the exchange, in place of the one before. */
    public record ReplaceKey(String key, String secret) {
        @Override
        public String toString() {
            return "ReplaceKey[]";
        }
    }

    /** Whether a live account can be relied on. New orders are taken in LIVE only. */
    public enum ConnectionState {
        /** Connected; everything that happened before is known here. */
        LIVE,
        /** Connected; the exchange is being asked what became of something. */
        RESOLVING,
        /** Nothing is heard of the exchange; orders there go on without us. */
        DISCONNECTED,
        /** Real trading is switched off in this backend, or the connection was removed. */
        OFF
    }

    /** What a key may do, as far as its exchange tells. */
    public enum KeyRight {
        GRANTED,
        DENIED,
        /** The exchange does not tell. */
        UNKNOWN
    }

    /**
     * A stored connection.
     *
     * @param account the live account that trades with it
     * @param keyHint end of the key's public half, to tell keys apart
     * @param withdraw whether the key can withdraw; such a key is refused where that is known
     * @param keySince when the key was stored
     * @param state of the connection now
     * @param reason of the state, for people; absent in LIVE
     */
    public record ConnectionView(
            UUID id,
            AccountId account,
            VenueId venue,
            String name,
            String keyHint,
            KeyRight withdraw,
            Instant createdAt,
            Instant keySince,
            ConnectionState state,
            @Nullable String reason) {}

    /**
     * How a live account stands with its exchange.
     *
     * @param since when the state began
     * @param unresolved orders of which it is not known what the exchange made of them
     * @param comparedAt when the balances were last found equal or their difference was looked at;
     *     absent before the first time
     * @param differences between the exchange and the ledger that are not booked
     */
    public record LiveStatus(
            AccountId account,
            VenueId venue,
            ConnectionState state,
            @Nullable String reason,
            Instant since,
            int unresolved,
            @Nullable Instant comparedAt,
            List<Difference> differences) {}

    /**
     * A difference that is being looked at.
     *
     * @param venueTotal what the exchange says, free and held together
     * @param note what it waits for
     */
    public record Difference(
            String asset, BigDecimal venueTotal, BigDecimal ledgerTotal, String note) {}

    /** Why the ledger was brought in line with the exchange. */
    public enum AdjustmentReason {
        /** What the account had when it was connected. */
        OPENING,
        /** The exchange has more: a deposit, or a trade made elsewhere. */
        FOUND_AT_VENUE,
        /** The exchange has less: a withdrawal, or a trade made elsewhere. */
        MISSING_AT_VENUE,
        /** A fill or its fee took more of the asset than the ledger knew of. */
        NEEDED_BY_FILL
    }

    /**
     * A booked adjustment of the ledger.
     *
     * @param delta what was added, negative for taken away
     * @param venueTotal what the exchange said; absent for NEEDED_BY_FILL
     * @param value in the account's currency at the mark price of the moment, which became cost or
     *     proceeds of the position; absent for an asset that no market here prices
     */
    public record Adjustment(
            UUID id,
            AccountId account,
            String asset,
            BigDecimal delta,
            AdjustmentReason reason,
            @Nullable BigDecimal venueTotal,
            @Nullable BigDecimal value,
            Instant time) {}
}
