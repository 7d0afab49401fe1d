package io.aibotiyi.backend.identity.credentials;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing of codes per person, through whichever node and address (RFC 4226 §7.3).
 * {@link #FREE} wrong codes are free; from then on each costs a pause that doubles from two seconds
 * to fifteen minutes. An attempt counts before its code is looked at; success forgets.
 *
 * <p>Codes are asked only of somebody who has shown a first factor, so that a stranger cannot make
 * the owner wait.
 */
@Component
public final class FactorThrottle {

    static final int FREE = 5;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private record Attempts(int failures, Instant notBefore) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SignInPressure pressure;

    public FactorThrottle(JdbcClient jdbc, Clock clock, SignInPressure pressure) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.pressure = pressure;
    }

    /**
     * Counts an attempt. Call it outside a transaction, or a refusal would uncount it.
     *
     * @throws ProblemException TOO_MANY_ATTEMPTS saying how long to wait
     */
    public void attempt(UserId user) {
        while (true) {
            Instant now = clock.instant();
            Optional<Attempts> before = find(user);
            before.ifPresent(b -> requireNotBefore(b.notBefore(), now));
            int failures = before.map(b -> b.failures() + 1).orElse(1);
            if (count(user, before, failures, now.plus(pause(failures)))) {
                if (SignInPressure.mounts(failures, FREE)) {
                    pressure.onCodes(user, failures);
                }
                return;
            }
        }
    }

    public void succeeded(UserId user) {
        jdbc.sql("delete from identity_factor_attempts where user_id = ?")
                .param(user.value())
                .update();
    }

    private Optional<Attempts> find(UserId user) {
        return jdbc.sql(
                        "select failures, not_before from identity_factor_attempts where user_id ="
                                + " ?")
                .param(user.value())
                .query((rs, i) ->
                        new Attempts(
                                rs.getInt("failures"),
                                rs.getObject("not_before", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** False if somebody counted at the same time. */
    private boolean count(UserId user, Optional<Attempts> before, int failures, Instant notBefore) {
        OffsetDateTime until = notBefore.atOffset(ZoneOffset.UTC);
        if (before.isPresent()) {
            return jdbc.sql(
                                    "update identity_factor_attempts set failures = ?, not_before ="
                                            + " ? where user_id = ? and failures = ?")
                            .params(failures, until, user.value(), before.get().failures())
                            .update()
                    == 1;
        }
        try {
            jdbc.sql(
                            "insert into identity_factor_attempts (user_id, failures, not_before)"
                                    + " values (?, ?, ?)")
                    .params(user.value(), failures, until)
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private static void requireNotBefore(Instant notBefore, Instant now) {
        if (now.isBefore(notBefore)) {
            throw new ProblemException(
                    ErrorCode.TOO_MANY_ATTEMPTS,
                    "Too many wrong codes; try again in "
                            + (Duration.between(now, notBefore).toSeconds() + 1)
                            + " s");
        }
    }

    static Duration pause(int failures) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(2L << Math.min(failures - FREE, 20));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
