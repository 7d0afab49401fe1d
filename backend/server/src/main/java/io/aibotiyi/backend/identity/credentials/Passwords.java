package io.aibotiyi.backend.identity.credentials;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id at 19 MiB, two passes, one lane (OWASP ASVS 5.0 appendix C).
 *
 * <p>At most {@link #PARALLEL} are computed at once, so that many sign-ins cannot exhaust memory;
 * who waits longer than five seconds is refused with TOO_MANY_ATTEMPTS.
 */
@Component
public final class Passwords {

    /** Shortest accepted; NIST SP 800-63B and ASVS 6.2.1. */
    public static final int SHORTEST = 8;

    /** Longest accepted, so that hashing input is bounded. */
    public static final int LONGEST = 256;

    static final int PARALLEL = 4;
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(16, 32, 1, MEMORY_KIB, PASSES);
    private final Semaphore permits = new Semaphore(PARALLEL, true);

    /** Compared against when the user is unknown, so that the answer takes as long. */
    private final Supplier<String> decoy =
            org.springframework.util.function.SingletonSupplier.of(
                    () -> String.valueOf(argon2.encode(Secrets.random(128))));

    /**
     * @throws ProblemException INVALID_FIELD naming what is wrong with it
     */
    public void requireAcceptable(String password) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD,
                    "The password must have "
                            + SHORTEST
                            + " to "
                            + LONGEST
                            + " characters; 15 or more are better",
                    "password");
        }
    }

    public String hash(String password) {
        return limited(() -> String.valueOf(argon2.encode(password)));
    }

    /**
     * @param hash null when there is no such user; takes the same time and is false
     */
    public boolean matches(String password, @Nullable String hash) {
        if (password.length() > 2 * LONGEST) {
            return false;
        }
        return limited(() -> {
            boolean same = argon2.matches(password, hash == null ? decoy.get() : hash);
            return same && hash != null;
        });
    }

    private <T> T limited(Supplier<T> work) {
        try {
            if (!permits.tryAcquire(5, TimeUnit.SECONDS)) {
                throw new ProblemException(
                        ErrorCode.TOO_MANY_ATTEMPTS, "Many people are signing in; try again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ErrorCode.OVERLOADED, "The backend is stopping");
        }
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }
}
