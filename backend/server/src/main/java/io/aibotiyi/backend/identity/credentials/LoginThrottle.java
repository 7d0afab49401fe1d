package io.aibotiyi.backend.identity.credentials;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing. {@link #FREE} wrong attempts per name and address are free; from then on
 * each costs a pause that doubles from one second to five minutes. An attempt counts before its
 * password is looked at, so that parallel guesses gain nothing; success forgets. Other addresses
 * are not affected: nobody can lock somebody else out.
 *
 * <p>Remembers at most {@link #REMEMBERED} pairs for an hour; beyond, the oldest are forgotten.
 */
@Component
public final class LoginThrottle {

    static final int FREE = 5;
    static final int REMEMBERED = 100_000;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private record Attempts(int count, Instant notBefore) {}

    private final Clock clock;
    private final Cache<String, Attempts> attempts =
            Caffeine.newBuilder()
                    .maximumSize(REMEMBERED)
                    .expireAfterWrite(Duration.ofHours(1))
                    .build();

    public LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts an attempt.
     *
     * @throws ProblemException TOO_MANY_ATTEMPTS saying how long to wait
     */
    public void attempt(String name, String address) {
        Instant now = clock.instant();
        attempts.asMap()
                .compute(
                        key(name, address),
                        (key, before) -> {
                            if (before != null && now.isBefore(before.notBefore())) {
                                long seconds =
                                        Duration.between(now, before.notBefore()).toSeconds() + 1;
                                throw new ProblemException(
                                        ErrorCode.TOO_MANY_ATTEMPTS,
                                        "Too many attempts; try again in " + seconds + " s");
                            }
                            int count = before == null ? 1 : before.count() + 1;
                            return new Attempts(count, now.plus(pause(count)));
                        });
    }

    /** Forgets the attempts of a name that proved itself. */
    public void succeeded(String name, String address) {
        attempts.invalidate(key(name, address));
    }

    private static Duration pause(int count) {
        if (count < FREE) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(count - FREE, 20));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static String key(String name, String address) {
        return name + '\n' + address;
    }
}
