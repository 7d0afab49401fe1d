package io.aibotiyi.backend.identity.credentials;

import io.aibotiyi.backend.gauges.QueueGauge;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Hashes passwords with Argon2id at 19 MiB, two passes, one lane (OWASP ASVS 5.0 appendix C, RFC
 * 9106), kept as PHC strings that name their own parameters. Passwords are compared in Unicode NFKC
 * ({@link PasswordRules#normal}) and never cut.
 *
 * <p>At most {@link #PARALLEL} are computed at once and {@link #QUEUE} wait, so that many sign-ins
 * cannot exhaust memory; who comes later, or waits longer than five seconds, is refused with
 * TOO_MANY_ATTEMPTS.
 */
@Component
public final class Passwords implements QueueGauge {

    static final int PARALLEL = 4;
    static final int QUEUE = 64;
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(16, 32, 1, MEMORY_KIB, PASSES);
    private final Semaphore permits = new Semaphore(PARALLEL, true);
    private final LongAdder refused = new LongAdder();

    /** Compared against when the user is unknown, so that the answer takes as long. */
    private final Supplier<String> decoy =
            SingletonSupplier.of(() -> String.valueOf(argon2.encode(Secrets.random(128))));

    private final PasswordRules rules;

    @Autowired
    public Passwords(PasswordRules rules) {
        this.rules = rules;
    }

    /** Without a list of breached passwords. */
    public Passwords() {
        this(new PasswordRules(new CommonPasswords(), new BreachedPasswords((Path) null)));
    }

    /**
     * @param context the person's own words: user name, address, display name
     * @throws ProblemException INVALID_FIELD or BAD_PASSWORD_CHOICE naming what is wrong with it
     */
    public void requireAcceptable(String password, String... context) {
        rules.require(password, List.of(context), "password");
    }

    public String hash(String password) {
        String normal = PasswordRules.normal(password);
        return limited(() -> String.valueOf(argon2.encode(normal)));
    }

    /**
     * @param hash null when there is no such user; takes the same time and is false
     */
    public boolean matches(String password, @Nullable String hash) {
        if (password.length() > 2 * PasswordRules.LONGEST) {
            return false;
        }
        String normal = PasswordRules.normal(password);
        return limited(() -> {
            boolean same = argon2.matches(normal, hash == null ? decoy.get() : hash);
            return same && hash != null;
        });
    }

    /** True for a hash with weaker parameters than today's. */
    public boolean outdated(String hash) {
        return argon2.upgradeEncoding(hash);
    }

    @Override
    public String name() {
        return "password checks";
    }

    @Override
    public long depth() {
        return permits.getQueueLength();
    }

    @Override
    public long capacity() {
        return QUEUE;
    }

    @Override
    public long refused() {
        return refused.sum();
    }

    @Override
    public String full() {
        return "signing in is refused for a moment";
    }

    private <T> T limited(Supplier<T> work) {
        try {
            if (permits.getQueueLength() >= QUEUE || !permits.tryAcquire(5, TimeUnit.SECONDS)) {
                refused.increment();
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
