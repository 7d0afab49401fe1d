package io.aibotiyi.backend.identity.credentials;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.attestation.statement.androidkey.AndroidKeyAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.apple.AppleAnonymousAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.none.NoneAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.tpm.TPMAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.u2f.FIDOU2FAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.NullCertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.self.DefaultSelfAttestationTrustworthinessVerifier;
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
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Passkeys after W3C Web Authentication level 3: registration (§7.1) and authentication (§7.2).
 *
 * <p>The user must always be verified, since a passkey stands for two factors. Attestation
 * statements are checked where an authenticator gives one, but no maker is required: certificates
 * are not traced to a root. A counter that does not grow (§6.1.1) is refused, because two copies of
 * the key may exist.
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
    private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(
                    COSEAlgorithmIdentifier.ES256,
                    COSEAlgorithmIdentifier.EdDSA,
                    COSEAlgorithmIdentifier.ES384,
                    COSEAlgorithmIdentifier.RS256);

    /** What an answer proved. */
    public sealed interface Outcome {
        record Proven(UserId user) implements Outcome {}

        record Refused(@Nullable UserId user, String why) implements Outcome {}

        /** The counter went back: the key may have been copied. */
        record Cloned(UserId user, String passkey) implements Outcome {}

        /** The stored key was changed in the database. */
        record Tampered(UserId user, String passkey) implements Outcome {}
    }

    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter credentialData =
            new AttestedCredentialDataConverter(converter);
    private final WebAuthnManager webAuthn =
            new WebAuthnManager(
                    List.of(
                            new NoneAttestationStatementVerifier(),
                            new PackedAttestationStatementVerifier(),
                            new FIDOU2FAttestationStatementVerifier(),
                            new TPMAttestationStatementVerifier(),
                            new AndroidKeyAttestationStatementVerifier(),
                            new AppleAnonymousAttestationStatementVerifier()),
                    new NullCertPathTrustworthinessVerifier(),
                    new DefaultSelfAttestationTrustworthinessVerifier(),
                    List.of(),
                    List.of(),
                    converter);

    private final PasskeyStore store;
    private final IdentitySettings settings;
    private final TimeOrderedIds ids;
    private final Clock clock;

    public Passkeys(
            PasskeyStore store, IdentitySettings settings, TimeOrderedIds ids, Clock clock) {
        this.store = store;
        this.settings = settings;
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
                ALGORITHMS.stream().map(COSEAlgorithmIdentifier::getValue).toList(),
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
        RegistrationData checked = checked(made, challenge);
        AuthenticatorData<?> data =
                Objects.requireNonNull(checked.getAttestationObject()).getAuthenticatorData();
        AttestedCredentialData credential =
                Objects.requireNonNull(data.getAttestedCredentialData());
        PasskeyStore.Row row =
                new PasskeyStore.Row(
                        ids.next(),
                        user,
                        base64(credential.getCredentialId()),
                        name,
                        new byte[0],
                        data.getSignCount(),
                        data.isFlagBS(),
                        clock.instant(),
                        null);
        try {
            store.add(
                    row,
                    credentialData.convert(credential),
                    transports(made.transports()),
                    checked.getAttestationObject().getFormat());
        } catch (DuplicateKeyException e) {
            throw new ProblemException(ErrorCode.CONFLICT, "That passkey is registered already");
        }
        return row.view();
    }

    private RegistrationData checked(AddPasskey made, String challenge) {
        try {
            return webAuthn.verify(
                    new RegistrationRequest(
                            BASE64.decode(made.attestation()),
                            BASE64.decode(made.clientData()),
                            new HashSet<>(made.transports())),
                    new RegistrationParameters(
                            server(challenge),
                            ALGORITHMS.stream()
                                    .map(a ->
                                            new PublicKeyCredentialParameters(
                                                    PublicKeyCredentialType.PUBLIC_KEY, a))
                                    .toList(),
                            true,
                            true));
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
        if (passkey == null || expected != null && !expected.equals(passkey.user())) {
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
        byte[] id = BASE64.decode(answer.credentialId());
        AuthenticationData data =
                webAuthn.verify(
                        new AuthenticationRequest(
                                id,
                                BASE64.decode(answer.authenticatorData()),
                                BASE64.decode(answer.clientData()),
                                BASE64.decode(answer.signature())),
                        new AuthenticationParameters(
                                server(challenge), record(passkey), List.of(id), true, true));
        AuthenticatorData<?> authenticator = Objects.requireNonNull(data.getAuthenticatorData());
        Instant now = clock.instant();
        return store.used(passkey, authenticator.getSignCount(), authenticator.isFlagBS(), now)
                ? new Outcome.Proven(passkey.user())
                : new Outcome.Refused(passkey.user(), "used twice at once");
    }

    private CredentialRecord record(PasskeyStore.Row passkey) {
        return new CredentialRecordImpl(
                null,
                null,
                null,
                null,
                passkey.signCount(),
                credentialData.convert(store.open(passkey)),
                null,
                null,
                null,
                null);
    }

    private ServerProperty server(String challenge) {
        Set<Origin> origins =
                settings.passkeyOrigins().stream().map(Origin::new).collect(Collectors.toSet());
        return ServerProperty.builder()
                .origins(origins)
                .rpId(settings.passkeyRpId())
                .challenge(new DefaultChallenge(BASE64.decode(challenge)))
                .build();
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
                given.stream().filter(t -> t.matches("[a-z-]{1,20}")).collect(Collectors.joining(","));
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
