package io.aibotiyi.protocol;

import io.aibotiyi.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keys with which bots sign their requests (RFC 9421, Ed25519). The private key never leaves who
 * made it; the backend knows the public one.
 */
public final class ApiKeys {

    private ApiKeys() {}

    /**
     * @param name 1 to 100 characters, for its owner
     * @param publicKey the 32 bytes of RFC 8032 in URL-safe Base64 without padding
     * @param scopes codes of the permissions it carries, {@code order:place} …; at least one, none
     *     that the owner lacks and none that is sensitive
     * @param addresses networks it may be used from, {@code 203.0.113.0/24}, {@code 2001:db8::/32}
     *     or single addresses; at most 32. Empty for everywhere
     * @param expires at most a year ahead; null for a year
     */
    public record CreateApiKey(
            String name,
            String publicKey,
            List<String> scopes,
            List<String> addresses,
            @Nullable Instant expires) {}

    /**
     * @param id what requests name in {@code keyid}
     * @param owner whom it stands for
     * @param fingerprint SHA-256 of the public key in hexadecimal
     * @param lastUsedAt to the minute; null if never
     * @param revokedAt null while it is good
     */
    public record ApiKeyView(
            UUID id,
            UserId owner,
            String ownerName,
            String name,
            String fingerprint,
            List<String> scopes,
            List<String> addresses,
            Instant createdAt,
            Instant expires,
            @Nullable Instant lastUsedAt,
            @Nullable String lastUsedFrom,
            @Nullable Instant revokedAt,
            @Nullable String revokedBecause) {}

    /**
     * @param owner only this person's; null for everybody's
     * @param usable only those that are neither revoked nor expired
     * @param after a former page's {@code next}
     * @param limit 1 to 500
     */
    public record ApiKeyQuery(
            @Nullable UserId owner, boolean usable, @Nullable String after, int limit) {
        /** The newest hundred. */
        public static ApiKeyQuery first() {
            return new ApiKeyQuery(null, false, null, 100);
        }

        public ApiKeyQuery after(@Nullable String next) {
            return new ApiKeyQuery(owner, usable, next, limit);
        }
    }

    /**
     * A service account, owned by who makes it; it begins without roles.
     *
     * @param username as a person's
     */
    public record CreateServiceAccount(String username, @Nullable String displayName) {}
}
