package io.aibotiyi.backend.identity.credentials;

import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.VerificationException;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.backend.vault.SealBrokenException;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Factors.AddPasskey;
import io.aibotiyi.protocol.Factors.PasskeyCreation;
import io.aibotiyi.protocol.Factors.PasskeyView;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.SignIn.PasskeyAnswer;
import io.aibotiyi.protocol.SignIn.PasskeyRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Passkeys after W3C Web Authentication level 3: registration (§7.1) and authentication (§7.2).
 *
 * <p>The user must always be verified, since a passkey stands for two factors. A counter that does
 * not grow (§6.1.1) is refused, because two copies of the key may exist.
 */
@Component
public final class Passkeys {

    /** How long a challenge is good. */
    public static final Duration CHALLENGE_LIFE = Duration.ofMinutes(5);

    /** Passkeys that one person may have. */
    static final int MOST = 20;

    private static final int CHALLENGE_BITS = 256;
    private static final int LONGEST_NAME = 64;
    private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

    /** What an answer proved. */
    public sealed interface Outcome {
        record Proven(UserId user) implements Outcome {}

        record Refused(@Nullable UserId user, String why) implements Outcome {}

        /** The counter went back: the key may have been copied. */
        record Cloned(UserId user, String passkey) implements Outcome {}

        /** The stored key was changed in the database. */
        record Tampered(UserId user, String passkey) implements Outcome {}
    }

    private final PasskeyStore store;
    private final IdentitySettings settings;
    private final Ceremonies ceremonies;
    private final TimeOrderedIds ids;
    private final Clock clock;

    public Passkeys(
            PasskeyStore store, IdentitySettings settings, TimeOrderedIds ids, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.ceremonies = new Ceremonies(settings.passkeyRpId(), settings.passkeyOrigins());
        this.ids = ids;
        this.clock = clock;
    }

    /** 256 random bits in URL-safe Base64. */
    public static String newChallenge() {
        return Secrets.random(CHALLENGE_BITS);
    }

    /**
     * @throws ProblemException UNSUPPORTED if no domain is configured for passkeys
     */
    public void requireAvailable() {
        if (!available()) {
            throw new ProblemException(
                    ErrorCode.UNSUPPORTED,
                    "This backend takes no passkeys: aibot.identity.passkey-rp-id and"
                            + " passkey-origins are not configured");
        }
    }

    public boolean available() {
        return !settings.passkeyRpId().isBlank() && !settings.passkeyOrigins().isEmpty();
    }

    public PasskeyCreation creation(Users.User user, String flow, String challenge) {
        return new PasskeyCreation(
                flow,
                challenge,
                settings.passkeyRpId(),
                "AIBOT IYI",
                store.handle(user.id()),
                user.username(),
                Ceremonies.ALGORITHMS.stream().map(COSEAlgorithmIdentifier::getValue).toList(),
                store.of(user.id()).stream().map(PasskeyStore.Row::credentialId).toList(),
                "required",
                "none",
                CHALLENGE_LIFE.toMillis());
    }

    /**
     * @param user whose passkeys would do; null for anybody's
     */
    public PasskeyRequest request(String challenge, @Nullable UserId user) {
        return new PasskeyRequest(
                challenge,
                settings.passkeyRpId(),
                user == null
                        ? List.of()
                        : store.of(user).stream().map(PasskeyStore.Row::credentialId).toList(),
                "required",
                CHALLENGE_LIFE.toMillis());
    }

    /**
     * Checks what an authenticator made and keeps it.
     *
     * @throws ProblemException INVALID_FIELD if it does not hold; CONFLICT if the credential is
     *     known, whoever's it is, or the person has too many
     */
    public PasskeyView add(UserId user, AddPasskey made, String challenge) {
        String name = name(made.name());
        if (store.of(user).size() >= MOST) {
            throw new ProblemException(
                    ErrorCode.CONFLICT, "Nobody has more than " + MOST + " passkeys");
        }
        Ceremonies.Made checked = checked(made, challenge);
        PasskeyStore.Row row =
                new PasskeyStore.Row(
                        ids.next(),
                        user,
                        base64(checked.id()),
                        name,
                        new byte[0],
                        checked.signCount(),
                        checked.backedUp(),
                        clock.instant(),
                        null);
        try {
            store.add(row, checked.data(), transports(made.transports()), checked.format());
        } catch (DuplicateKeyException e) {
            throw new ProblemException(ErrorCode.CONFLICT, "That passkey is registered already");
        }
        return row.view();
    }

    private Ceremonies.Made checked(AddPasskey made, String challenge) {
        try {
            return ceremonies.register(
                    BASE64.decode(made.attestation()),
                    BASE64.decode(made.clientData()),
                    made.transports(),
                    BASE64.decode(challenge),
                    true);
        } catch (VerificationException | DataConversionException | IllegalArgumentException e) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD,
                    "The authenticator's answer does not hold: " + reason(e),
                    "attestation");
        }
    }

    /**
     * Checks an authenticator's answer to a challenge, which the caller has taken out of use.
     *
     * @param expected whose passkey it must be; null for anybody's
     */
    public Outcome prove(PasskeyAnswer answer, String challenge, @Nullable UserId expected) {
        PasskeyStore.Row passkey = store.byCredentialId(answer.credentialId()).orElse(null);
        if (passkey == null || (expected != null && !expected.equals(passkey.user()))) {
            return new Outcome.Refused(expected, "unknown credential");
        }
        if (expected == null && answer.userHandle() == null) {
            return new Outcome.Refused(passkey.user(), "no user handle");
        }
        if (answer.userHandle() != null
                && !answer.userHandle().equals(store.handle(passkey.user()))) {
            return new Outcome.Refused(passkey.user(), "another user handle");
        }
        try {
            return proven(answer, challenge, passkey);
        } catch (SealBrokenException e) {
            return new Outcome.Tampered(passkey.user(), passkey.id().toString());
        } catch (MaliciousCounterValueException e) {
            return new Outcome.Cloned(passkey.user(), passkey.id().toString());
        } catch (VerificationException | DataConversionException | IllegalArgumentException e) {
            return new Outcome.Refused(passkey.user(), reason(e));
        }
    }

    private Outcome proven(PasskeyAnswer answer, String challenge, PasskeyStore.Row passkey) {
        Ceremonies.Used used =
                ceremonies.authenticate(
                        new Ceremonies.Known(
                                BASE64.decode(answer.credentialId()),
                                store.open(passkey),
                                passkey.signCount()),
                        new Ceremonies.Answer(
                                BASE64.decode(answer.authenticatorData()),
                                BASE64.decode(answer.clientData()),
                                BASE64.decode(answer.signature())),
                        BASE64.decode(challenge),
                        true);
        return store.used(passkey, used.signCount(), used.backedUp(), clock.instant())
                ? new Outcome.Proven(passkey.user())
                : new Outcome.Refused(passkey.user(), "used twice at once");
    }

    public List<PasskeyView> of(UserId user) {
        return store.of(user).stream().map(PasskeyStore.Row::view).toList();
    }

    /** False if the person has no such passkey. */
    public boolean remove(UserId user, UUID passkey) {
        return store.remove(user, passkey);
    }

    public void removeAll(UserId user) {
        store.removeAll(user);
    }

    private static String name(String given) {
        String name = given.strip();
        if (name.isEmpty()
                || name.codePointCount(0, name.length()) > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD,
                    "A passkey's name has 1 to " + LONGEST_NAME + " characters",
                    "name");
        }
        return name;
    }

    private static String transports(List<String> given) {
        String joined =
                given.stream()
                        .filter(t -> t.matches("[a-z-]{1,20}"))
                        .collect(Collectors.joining(","));
        return joined.length() <= 200 ? joined : "";
    }

    /** The kind of failure; messages may quote input. */
    private static String reason(RuntimeException e) {
        return e.getClass().getSimpleName().replace("Exception", "");
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
