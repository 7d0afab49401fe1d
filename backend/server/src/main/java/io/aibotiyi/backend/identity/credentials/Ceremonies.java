package io.aibotiyi.backend.identity.credentials;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.AttestationObject;
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
import java.nio.BufferUnderflowException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/**
 * The two ceremonies of W3C Web Authentication level 3, for one domain: registration (§7.1) and
 * authentication (§7.2). Attestation statements are checked where an authenticator gives one, but
 * no maker is required: certificates are not traced to a root. Cross-origin frames are refused.
 * What does not hold is a {@code VerificationException} or {@code DataConversionException}. Safe
 * from any thread.
 */
final class Ceremonies {

    /** Signature algorithms taken, best first. */
    static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(
                    COSEAlgorithmIdentifier.ES256,
                    COSEAlgorithmIdentifier.EdDSA,
                    COSEAlgorithmIdentifier.ES384,
                    COSEAlgorithmIdentifier.RS256);

    private static final List<PublicKeyCredentialParameters> PARAMETERS =
            ALGORITHMS.stream()
                    .map(a ->
                            new PublicKeyCredentialParameters(
                                    PublicKeyCredentialType.PUBLIC_KEY, a))
                    .toList();

    /**
     * A credential that was made.
     *
     * @param data attested credential data (§6.5.1)
     */
    record Made(byte[] id, byte[] data, long signCount, boolean backedUp, String format) {}

    /**
     * A credential as it is known.
     *
     * @param data attested credential data (§6.5.1)
     */
    record Known(byte[] id, byte[] data, long signCount) {}

    /** An authenticator's answer, as it came. */
    record Answer(byte[] authenticatorData, byte[] clientData, byte[] signature) {}

    /** A credential was used. */
    record Used(long signCount, boolean backedUp) {}

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
    private final String rpId;
    private final Set<Origin> origins;

    Ceremonies(String rpId, Collection<String> origins) {
        this.rpId = rpId;
        this.origins = origins.stream().map(Origin::new).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param verified whether the user must have been verified, not only present
     */
    Made register(
            byte[] attestationObject,
            byte[] clientData,
            Collection<String> transports,
            byte[] challenge,
            boolean verified) {
        RegistrationData checked =
                readable(() ->
                        webAuthn.verify(
                                new RegistrationRequest(
                                        attestationObject, clientData, new HashSet<>(transports)),
                                new RegistrationParameters(
                                        server(challenge), PARAMETERS, verified, true)));
        AttestationObject attestation = Objects.requireNonNull(checked.getAttestationObject());
        AuthenticatorData<?> data = attestation.getAuthenticatorData();
        AttestedCredentialData credential =
                Objects.requireNonNull(data.getAttestedCredentialData());
        return new Made(
                credential.getCredentialId(),
                credentialData.convert(credential),
                data.getSignCount(),
                data.isFlagBS(),
                attestation.getFormat());
    }

    /**
     * @param verified whether the user must have been verified, not only present
     */
    Used authenticate(Known credential, Answer answer, byte[] challenge, boolean verified) {
        AuthenticationData checked =
                readable(() ->
                        webAuthn.verify(
                                new AuthenticationRequest(
                                        credential.id(),
                                        answer.authenticatorData(),
                                        answer.clientData(),
                                        answer.signature()),
                                new AuthenticationParameters(
                                        server(challenge),
                                        record(credential),
                                        List.of(credential.id()),
                                        verified,
                                        true)));
        AuthenticatorData<?> data = Objects.requireNonNull(checked.getAuthenticatorData());
        return new Used(data.getSignCount(), data.isFlagBS());
    }

    /** The library lets some failures of its parsers through as they are. */
    private static <T> T readable(Supplier<T> ceremony) {
        try {
            return ceremony.get();
        } catch (JacksonException | BufferUnderflowException e) {
            throw new DataConversionException("it cannot be read", e);
        }
    }

    private CredentialRecordImpl record(Known credential) {
        return new CredentialRecordImpl(
                null,
                null,
                null,
                null,
                credential.signCount(),
                credentialData.convert(credential.data()),
                null,
                null,
                null,
                null);
    }

    private ServerProperty server(byte[] challenge) {
        return ServerProperty.builder()
                .origins(origins)
                .rpId(rpId)
                .challenge(new DefaultChallenge(challenge))
                .build();
    }
}
