package io.aibotiyi.protocol;

import io.aibotiyi.protocol.Access.Session;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signing in, step by step. {@link Start} is answered by a {@link Step}: the session, or a flow
 * whose next factor a {@link Proof} shows. A flow lives ten minutes, belongs to who started it and
 * takes a few wrong answers before it ends.
 */
public final class SignIn {

    private SignIn() {}

    /** What a person can prove who they are with. */
    public enum FactorKind {
        PASSWORD,
        /** A code of an authenticator application (RFC 6238). */
        TOTP,
        /** A WebAuthn credential; two factors in one. */
        PASSKEY,
        RECOVERY_CODE,
        /** A code sent by mail. */
        EMAIL_CODE,
        /** The token of a link sent by mail. */
        EMAIL_LINK,
        /** The secret between a workstation and the backend in its own process. */
        EMBEDDED
    }

    /**
     * Begins. The answer is the same, and takes as long, whether the person exists or not.
     *
     * @param way PASSWORD, PASSKEY, EMAIL_CODE or EMAIL_LINK
     * @param name the user name for PASSWORD; the user name or the address for EMAIL_CODE and
     *     EMAIL_LINK; absent for PASSKEY, which tells by itself
     * @param password for PASSWORD
     */
    public record Start(FactorKind way, @Nullable String name, @Nullable String password) {
        @Override
        public String toString() {
            return "Start[way=" + way + "]";
        }
    }

    /**
     * One of the two is there.
     *
     * @param session signed in
     * @param flow more is needed
     */
    public record Step(@Nullable Session session, @Nullable Flow flow) {}

    /**
     * @param id secret to whoever started it
     * @param offered the factors of which one must come next
     * @param passkey what to hand the authenticator, where PASSKEY is the only thing offered
     */
    public record Flow(
            String id,
            Instant expires,
            List<FactorKind> offered,
            @Nullable PasskeyRequest passkey) {
        @Override
        public String toString() {
            return "Flow[expires=" + expires + ", offered=" + offered + "]";
        }
    }

    /**
     * Shows one factor.
     *
     * @param code for TOTP, RECOVERY_CODE, EMAIL_CODE; the link's token for EMAIL_LINK
     * @param passkey for PASSKEY
     */
    public record Proof(@Nullable String code, @Nullable PasskeyAnswer passkey) {

        public static Proof code(String code) {
            return new Proof(code, null);
        }

        public static Proof passkey(PasskeyAnswer answer) {
            return new Proof(null, answer);
        }

        @Override
        public String toString() {
            return "Proof[]";
        }
    }

    /**
     * What {@code navigator.credentials.get} takes, in URL-safe Base64 without padding. It is good
     * for one answer.
     *
     * @param credentials ids of the credentials that would do; empty: any of this backend's
     * @param timeoutMillis until the challenge ends
     */
    public record PasskeyRequest(
            String challenge,
            String rpId,
            List<String> credentials,
            String userVerification,
            long timeoutMillis) {}

    /**
     * What the authenticator answered, each in URL-safe Base64 without padding.
     *
     * @param userHandle absent where the authenticator gave none
     */
    public record PasskeyAnswer(
            String credentialId,
            String clientData,
            String authenticatorData,
            String signature,
            @Nullable String userHandle) {}

    /**
     * Proves again who a signed-in person is.
     *
     * @param factor PASSWORD, TOTP, PASSKEY, RECOVERY_CODE or EMBEDDED
     * @param secret the password, code or embedding secret
     * @param flow of the challenge, for PASSKEY
     * @param passkey for PASSKEY
     */
    public record StepUp(
            FactorKind factor,
            @Nullable String secret,
            @Nullable String flow,
            @Nullable PasskeyAnswer passkey) {
        @Override
        public String toString() {
            return "StepUp[factor=" + factor + "]";
        }
    }

    /** Asks for a link that sets a new password; answered alike whoever is named. */
    public record AskReset(String name) {}

    /**
     * @param token of the link; works once
     * @param password the new one
     */
    public record Reset(String token, String password) {
        @Override
        public String toString() {
            return "Reset[]";
        }
    }
}
