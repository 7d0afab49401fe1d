package io.aibotiyi.backend.gateway;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which Host and Origin headers are taken, for REST and streams alike.
 *
 * <p>A backend on loopback answers only to loopback names: a foreign site that points its own name
 * at 127.0.0.1 (DNS rebinding) is refused by the Host it sends. A browser's Origin must be listed
 * or be the very host that was asked; programs send none.
 *
 * @param loopback whether the backend is bound to loopback
 * @param allowedOrigins as {@code https://trade.example.org}, lower case
 */
public record OriginPolicy(boolean loopback, List<String> allowedOrigins) {

    public OriginPolicy {
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    /** Why the request is refused; empty if it is not. */
    public Optional<String> refusal(@Nullable String host, @Nullable String origin) {
        if (loopback && (host == null || !isLoopbackName(nameOf(host)))) {
            return Optional.of(
                    "This backend serves loopback only; ask it as 127.0.0.1 or localhost.");
        }
        if (origin == null) {
            return Optional.empty();
        }
        String asked = origin.toLowerCase(Locale.ROOT);
        boolean own =
                host != null
                        && (asked.equals("http://" + host.toLowerCase(Locale.ROOT))
                                || asked.equals("https://" + host.toLowerCase(Locale.ROOT)));
        return own || allowedOrigins.contains(asked)
                ? Optional.empty()
                : Optional.of(
                        "Pages of this origin may not call the backend; list it in"
                                + " aibot.gateway.allowed-origins if they should.");
    }

    private static boolean isLoopbackName(String name) {
        return name.equals("localhost")
                || name.equals("[::1]")
                || name.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    private static String nameOf(String host) {
        String text = host.strip().toLowerCase(Locale.ROOT);
        int colon = text.lastIndexOf(':');
        return colon > text.lastIndexOf(']') ? text.substring(0, colon) : text;
    }
}
