package io.aibotiyi.client;

import io.aibotiyi.protocol.Access.Refresh;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Problem;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * Holds the session and renews its token. However many threads need a new token at once, one asks
 * for it and the others wait for that answer, since a refresh token works once.
 */
final class SessionKeeper {

    /** A client clock that runs far ahead must not renew on every call. */
    private static final long SHORTEST_RENEWAL_NANOS = 5_000_000_000L;

    private static final TypeReference<Session> SESSION = new TypeReference<>() {};

    private final HttpTransport http;
    private final ClientOptions options;
    private final ReentrantLock renewal = new ReentrantLock();
    private volatile @Nullable Held held;

    private record Held(Session session, long since) {}

    SessionKeeper(HttpTransport http, ClientOptions options) {
        this.http = http;
        this.options = options;
    }

    Session open(String path, Object credentials) {
        requireNoKey();
        return replace(http.send("POST", path, credentials, Map.of(), SESSION));
    }

    /**
     * Asks for a session that takes the place of the present one. Who finds the present one ended
     * meanwhile waits for the answer instead of renewing what is gone.
     */
    Session replace(Supplier<Session> asking) {
        renewal.lock();
        try {
            return replace(asking.get());
        } finally {
            renewal.unlock();
        }
    }

    /** From now on the client speaks with this session. */
    Session replace(Session session) {
        renewal.lock();
        try {
            held = new Held(session, System.nanoTime());
        } finally {
            renewal.unlock();
        }
        return session;
    }

    /**
     * @throws IllegalStateException before signing in
     */
    Session current() {
        return holding().session();
    }

    boolean signedIn() {
        return held != null || http.signer() != null;
    }

    /** A token for a new stream: the access token, or one that a key signed for it alone. */
    String newStreamToken() {
        RequestSigner signer = http.signer();
        return signer == null ? accessToken() : signer.newStreamToken();
    }

    /** A token that is good for a while yet; blocks while it is renewed. */
    String accessToken() {
        RequestSigner signer = http.signer();
        if (signer != null) {
            return signer.streamToken();
        }
        Held now = holding();
        return due(now) ? renew(now.session().accessToken()) : now.session().accessToken();
    }

    /**
     * A token other than {@code refused}, renewing unless another thread has done so already.
     *
     * @throws ApiException if the backend gives no more; the session has then ended
     */
    String renew(String refused) {
        RequestSigner signer = http.signer();
        if (signer != null) {
            return signer.newStreamToken();
        }
        renewal.lock();
        try {
            Held now = holding();
            if (!now.session().accessToken().equals(refused)) {
                return now.session().accessToken();
            }
            Session next =
                    http.send(
                            "POST",
                            "/sessions/refresh",
                            new Refresh(now.session().refreshToken()),
                            Map.of(),
                            SESSION);
            held = new Held(next, System.nanoTime());
            return next.accessToken();
        } catch (ApiException e) {
            if (e.problem().status() == 401) {
                held = null;
            }
            throw e;
        } finally {
            renewal.unlock();
        }
    }

    /** Ends the session here and, if it answers, at the backend. */
    void close() {
        Held now = held;
        if (now == null) {
            return;
        }
        held = null;
        http.sendForNothing("DELETE", "/sessions/current", null, bearer(now));
    }

    private static Map<String, String> bearer(Held held) {
        return Map.of("Authorization", "Bearer " + held.session().accessToken());
    }

    private boolean due(Held now) {
        return options.clock()
                        .instant()
                        .isAfter(now.session().accessExpires().minus(options.renewBefore()))
                && System.nanoTime() - now.since() > SHORTEST_RENEWAL_NANOS;
    }

    private void requireNoKey() {
        if (http.signer() != null) {
            throw new IllegalStateException("a client with an API key does not sign in");
        }
    }

    private Held holding() {
        requireNoKey();
        Held now = held;
        if (now == null) {
            throw new IllegalStateException("sign in first");
        }
        return now;
    }

    static Problem signedOut() {
        return Problem.of(ErrorCode.UNAUTHENTICATED, "The session was ended here.", null);
    }
}
