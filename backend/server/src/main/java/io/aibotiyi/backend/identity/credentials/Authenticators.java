package io.aibotiyi.backend.identity.credentials;

import io.aibotiyi.backend.vault.Vault;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Factors.TotpEnrolment;
import io.aibotiyi.protocol.ProblemException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * People's authenticator applications (RFC 6238): a secret of 160 random bits each, sealed. Only
 * this backend's clock counts. A code is taken of the current step, or by configuration of the one
 * before too, and each step once: which steps are used up is in the database, so that a second node
 * refuses a replay as well.
 */
@Component
public final class Authenticators {

    static final int SECRET_BYTES = 20;
    private static final Duration ENROLMENT = Duration.ofMinutes(10);
    private static final String ISSUER = "AIBOT IYI";

    private record Row(
            byte @Nullable [] sealed, byte @Nullable [] pending, @Nullable Instant expires) {}

    private final JdbcClient jdbc;
    private final Vault vault;
    private final IdentitySettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Authenticators(JdbcClient jdbc, Vault vault, IdentitySettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.settings = settings;
        this.clock = clock;
    }

    /** Since when the person has one; empty without. */
    public Optional<Instant> enrolledAt(UserId user) {
        return jdbc.sql(
                        "select confirmed_at from identity_totp where user_id = ? and sealed is not"
                                + " null")
                .param(user.value())
                .query((rs, i) -> rs.getObject("confirmed_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    /** A new secret to be confirmed within ten minutes; what is enrolled stays until then. */
    public TotpEnrolment begin(UserId user, String username) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        Instant expires = clock.instant().plus(ENROLMENT);
        byte[] sealed = vault.seal(purpose(user), secret);
        int changed =
                jdbc.sql(
                                "update identity_totp set pending = ?, pending_expires = ? where"
                                        + " user_id = ?")
                        .params(sealed, utc(expires), user.value())
                        .update();
        if (changed == 0) {
            jdbc.sql(
                            "insert into identity_totp (user_id, last_step, pending,"
                                    + " pending_expires) values (?, -1, ?, ?)")
                    .params(user.value(), sealed, utc(expires))
                    .update();
        }
        String text = Base32.encode(secret);
        return new TotpEnrolment(uri(username, text), text, expires);
    }

    /** Key URI format, as authenticator applications read it from a QR code. */
    private static String uri(String username, String secret) {
        return "otpauth://totp/"
                + encoded(ISSUER)
                + ":"
                + encoded(username)
                + "?secret="
                + secret
                + "&issuer="
                + encoded(ISSUER)
                + "&algorithm=SHA1&digits=6&period=30";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Makes the pending secret the person's, if a code of it is right; that code is used up.
     *
     * @throws ProblemException CONFLICT if nothing is pending; its time may be over
     */
    public boolean confirm(UserId user, String code) {
        Row row = row(user).orElse(null);
        byte[] pending = row == null ? null : row.pending();
        Instant expires = row == null ? null : row.expires();
        if (pending == null || expires == null || !clock.instant().isBefore(expires)) {
            throw new ProblemException(
                    ErrorCode.CONFLICT, "Begin the enrolment again; it lasts ten minutes");
        }
        OptionalLong step = matching(vault.open(purpose(user), pending), code);
        if (step.isEmpty()) {
            return false;
        }
        return jdbc.sql(
                                "update identity_totp set sealed = ?, confirmed_at = ?, last_step ="
                                        + " ?, pending = null, pending_expires = null where user_id"
                                        + " = ? and pending = ?")
                        .params(
                                pending,
                                utc(clock.instant()),
                                step.getAsLong(),
                                user.value(),
                                pending)
                        .update()
                == 1;
    }

    /** Uses a code up; false if it is wrong or was used. */
    public boolean use(UserId user, String code) {
        Row row = row(user).orElse(null);
        if (row == null || row.sealed() == null) {
            return false;
        }
        OptionalLong step = matching(vault.open(purpose(user), row.sealed()), code);
        return step.isPresent()
                && jdbc.sql(
                                        "update identity_totp set last_step = ? where user_id = ?"
                                                + " and last_step < ? and sealed = ?")
                                .params(
                                        step.getAsLong(),
                                        user.value(),
                                        step.getAsLong(),
                                        row.sealed())
                                .update()
                        == 1;
    }

    /** False if there was none. */
    public boolean remove(UserId user) {
        return jdbc.sql("delete from identity_totp where user_id = ?").param(user.value()).update()
                == 1;
    }

    private OptionalLong matching(byte[] secret, String code) {
        byte[] given = code.strip().replace(" ", "").getBytes(StandardCharsets.UTF_8);
        long now = Totp.step(clock.instant());
        OptionalLong found = OptionalLong.empty();
        for (long step = settings.totpPreviousStep() ? now - 1 : now; step <= now; step++) {
            byte[] right = Totp.code(secret, step).getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(right, given)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private Optional<Row> row(UserId user) {
        return jdbc.sql(
                        "select sealed, pending, pending_expires from identity_totp where user_id ="
                                + " ?")
                .param(user.value())
                .query((rs, i) -> {
                    OffsetDateTime expires = rs.getObject("pending_expires", OffsetDateTime.class);
                    return new Row(
                            rs.getBytes("sealed"),
                            rs.getBytes("pending"),
                            expires == null ? null : expires.toInstant());
                })
                .optional();
    }

    private static String purpose(UserId user) {
        return "identity.totp:" + user;
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
