package io.aibotiyi.backend.identity.credentials;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing of passwords three ways at once: per name and address, per name, and per
 * address. Each lets some wrong attempts pass; from then on each costs a pause that doubles from
 * one second to five minutes. An attempt counts before its password is looked at, so that parallel
 * guesses gain nothing; success forgets.
 *
 * <p>What others try under a name does not slow down those who are known to that name: for them the
 * count per name is left out. So nobody can lock the owner out of their own device.
 *
 * <p>Each node counts for itself. Remembers at most {@link #REMEMBERED} of each for an hour;
 * beyond, the oldest are forgotten.
 */
@Component
public final class LoginThrottle {

    /** Free attempts per name and address. */
    static final int FREE = 5;

    /** Free attempts per name, from wherever. */
    static final int FREE_OF_NAME = 15;

    /** Free attempts per address, under whatever name; many people may share one. */
    static final int FREE_OF_ADDRESS = 100;

    static final int REMEMBERED = 100_000;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private record Attempts(int count, Instant notBefore) {}

    private enum Kind {
        PAIR,
        NAME,
        ADDRESS
    }

    private record Bucket(Kind kind, String value, int free) {

        String key() {
            return kind + "\n" + value;
        }
    }

    private final Clock clock;
    private final SignInPressure pressure;
    private final Cache<String, Attempts> attempts =
            Caffeine.newBuilder()
                    .maximumSize(3L * REMEMBERED)
                    .expireAfterWrite(Duration.ofHours(1))
                    .build();

    public LoginThrottle(Clock clock, SignInPressure pressure) {
        this.clock = clock;
        this.pressure = pressure;
    }

    /**
     * Counts an attempt from somewhere that is not known.
     *
     * @throws ProblemException TOO_MANY_ATTEMPTS saying how long to wait
     */
    public void attempt(String name, String address) {
        attempt(name, address, false);
    }

    /**
     * Counts an attempt.
     *
     * @param origin address, or another name for where it comes from
     * @param known true if the person of that name has signed in from there before
     * @throws ProblemException TOO_MANY_ATTEMPTS saying how long to wait
     */
    public void attempt(String name, String origin, boolean known) {
        for (Bucket bucket :
                known
                        ? List.of(pair(name, origin), address(origin))
                        : List.of(pair(name, origin), name(name), address(origin))) {
            count(bucket, origin);
        }
    }

    /**
     * Counts an attempt that names nobody.
     *
     * @throws ProblemException TOO_MANY_ATTEMPTS saying how long to wait
     */
    public void attemptFrom(String address) {
        count(address(address), address);
    }

    private void count(Bucket bucket, String origin) {
        Instant now = clock.instant();
        Attempts after =
                attempts.asMap()
                        .compute(
                                bucket.key(),
                                (key, before) -> {
                                    if (before != null && now.isBefore(before.notBefore())) {
                                        throw refused(Duration.between(now, before.notBefore()));
                                    }
                                    int count = before == null ? 1 : before.count() + 1;
                                    return new Attempts(
                                            count, now.plus(pause(count, bucket.free())));
                                });
        if (after != null && SignInPressure.mounts(after.count(), bucket.free())) {
            tell(bucket, origin, after.count());
        }
    }

    private void tell(Bucket bucket, String origin, int count) {
        switch (bucket.kind()) {
            case NAME -> pressure.onName(bucket.value(), origin, count);
            case ADDRESS -> pressure.onAddress(bucket.value(), count);
            case PAIR -> {
                // one person with a bad memory is no pressure
            }
        }
    }

    private static ProblemException refused(Duration left) {
        return new ProblemException(
                ErrorCode.TOO_MANY_ATTEMPTS,
                "Too many attempts; try again in " + (left.toSeconds() + 1) + " s");
    }

    /** Forgets the attempts of a name that proved itself, and one of the address. */
    public void succeeded(String name, String origin) {
        succeeded(name, origin, false);
    }

    /**
     * @param known as given to {@link #attempt}: then what others tried under the name stays
     *     counted
     */
    public void succeeded(String name, String origin, boolean known) {
        attempts.invalidate(pair(name, origin).key());
        if (!known) {
            attempts.invalidate(name(name).key());
        }
        attempts.asMap()
                .computeIfPresent(
                        address(origin).key(),
                        (key, before) ->
                                before.count() <= 1
                                        ? null
                                        : new Attempts(before.count() - 1, clock.instant()));
    }

    private static Duration pause(int count, int free) {
        if (count < free) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(count - free, 20));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static Bucket pair(String name, String origin) {
        return new Bucket(Kind.PAIR, name + '\n' + origin, FREE);
    }

    private static Bucket name(String name) {
        return new Bucket(Kind.NAME, name, FREE_OF_NAME);
    }

    private static Bucket address(String origin) {
        return new Bucket(Kind.ADDRESS, origin, FREE_OF_ADDRESS);
    }
}
