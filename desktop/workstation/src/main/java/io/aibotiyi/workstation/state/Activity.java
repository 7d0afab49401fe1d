package io.aibotiyi.workstation.state;

import io.aibotiyi.client.AibotClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells the backend that a person is at work here, so that a session idles only when nobody is:
 * what the workstation asks by itself says nothing of a person. At most once in {@link #PAUSE}; one
 * that does not arrive is made good by the next. {@link #sign} on the FX thread.
 */
public final class Activity {

    /** Shortest time between two signs. */
    static final Duration PAUSE = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Supplier<@Nullable AibotClient> client;
    private final Executor executor;
    private @Nullable AibotClient told;
    private Instant next = Instant.MIN;

    /**
     * @param client null while nobody is signed in
     * @param executor runs the call, which blocks
     */
    public Activity(
            InstantSource clock, Supplier<@Nullable AibotClient> client, Executor executor) {
        this.clock = clock;
        this.client = client;
        this.executor = executor;
    }

    /** The person did something: pressed a key, a button, turned a wheel. */
    public void sign() {
        AibotClient now = client.get();
        if (now == null) {
            return;
        }
        Instant time = clock.instant();
        if (now.equals(told) && time.isBefore(next)) {
            return;
        }
        told = now;
        next = time.plus(PAUSE);
        executor.execute(() -> tell(now));
    }

    private static void tell(AibotClient client) {
        try {
            client.sessions().active();
        } catch (RuntimeException _) {
            // whoever asks something next says why there is no answer
        }
    }
}
