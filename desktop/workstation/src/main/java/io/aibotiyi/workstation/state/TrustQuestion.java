package io.aibotiyi.workstation.state;

import io.aibotiyi.client.ServerCertificate;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backend showed a certificate that is not trusted; a person has to decide. Nothing was sent.
 *
 * @param pinned the fingerprint of the one that is trusted there; null if none is
 */
public record TrustQuestion(URI address, ServerCertificate shown, @Nullable String pinned) {

    /** Whether another certificate was trusted before: an attack, or a replaced certificate. */
    public boolean isChanged() {
        return pinned != null;
    }

    /** Whether it may be used at that time at all. */
    public boolean isValidAt(Instant now) {
        return !now.isBefore(shown.validFrom()) && !now.isAfter(shown.validUntil());
    }

    /** Why there is no connection, in one sentence. */
    String reason() {
        return isChanged()
                ? place() + " shows another certificate than the one you trusted; it was refused."
                : place() + " shows a certificate that nobody vouches for; you have to decide.";
    }

    /** {@code host:port}, as decisions are kept. */
    public String place() {
        return placeOf(address);
    }

    /** {@code host:port} of an address, with the port that HTTPS has if it names none. */
    public static String placeOf(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(java.util.Locale.ROOT);
        return host + ':' + (address.getPort() < 0 ? 443 : address.getPort());
    }
}
