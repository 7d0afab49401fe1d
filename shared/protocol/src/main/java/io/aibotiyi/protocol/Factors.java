package io.aibotiyi.protocol;

import io.aibotiyi.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's own credentials, and how administrators help those who lost all of theirs. */
public final class Factors {

    private Factors() {}

    /**
     * What somebody can sign in with.
     *
     * @param passwordSet since when they have a password; absent without one
     * @param totp since when an authenticator application is enrolled; absent without one
     * @param recoveryCodes how many are left
     * @param mail true where codes and links reach them by mail
     */
    public record Overview(
            @Nullable Instant passwordSet,
            @Nullable Instant totp,
            List<PasskeyView> passkeys,
            int recoveryCodes,
            boolean mail) {}

    /**
     * @param used when it last signed somebody in; absent before the first time
     * @param backedUp true for one that its provider copies between devices
     */
    public record PasskeyView(
            UUID id, String name, Instant added, @Nullable Instant used, boolean backedUp) {}

    /**
     * An account at a sign-in provider that stands for the person.
     *
     * @param provider as the backend's configuration names it
     * @param used when it last signed somebody in; absent before the first time
     */
    public record LinkedAccountView(
            UUID id, String provider, Instant linked, @Nullable Instant used) {}

    /**
     * @param current absent where there is none yet
     * @param endOtherSessions signs every other session of the person out
     */
    public record ChangePassword(@Nullable String current, String next, boolean endOtherSessions) {
        @Override
        public String toString() {
            return "ChangePassword[]";
        }
    }

    /**
     * An authenticator application to be enrolled; it counts once a code has confirmed it.
     *
     * @param uri {@code otpauth://totp/…}, to be shown as a QR code
     * @param secret the same in Base32, for typing
     */
    public record TotpEnrolment(String uri, String secret, Instant expires) {
        @Override
        public String toString() {
            return "TotpEnrolment[expires=" + expires + "]";
        }
    }

    public record ConfirmTotp(String code) {
        @Override
        public String toString() {
            return "ConfirmTotp[]";
        }
    }

    /** Shown this once: each works one time; those from before no longer do. */
    public record RecoveryCodes(List<String> codes) {
        @Override
        public String toString() {
            return "RecoveryCodes[" + codes.size() + "]";
        }
    }

    /**
     * A factor was added.
     *
     * @param recoveryCodes made with the first strong factor; absent otherwise
     */
    public record Enrolled(@Nullable RecoveryCodes recoveryCodes) {}

    /**
     * What {@code navigator.credentials.create} takes, in URL-safe Base64 without padding.
     *
     * @param flow goes into the answer
     * @param userHandle random, says nothing of the person
     * @param algorithms COSE algorithm identifiers, best first
     * @param exclude ids of credentials the person has already
     */
    public record PasskeyCreation(
            String flow,
            String challenge,
            String rpId,
            String rpName,
            String userHandle,
            String username,
            List<Long> algorithms,
            List<String> exclude,
            String userVerification,
            String attestation,
            long timeoutMillis) {}

    /**
     * What the authenticator made, in URL-safe Base64 without padding.
     *
     * @param name what the person calls it, 1 to 64 characters
     * @param transports as the authenticator names them; empty when it does not
     */
    public record AddPasskey(
            String flow,
            String name,
            String clientData,
            String attestation,
            List<String> transports) {}

    /** A challenge for proving again who one is. */
    public record PasskeyChallenge(String flow, SignIn.PasskeyRequest request) {}

    /** How far a recovery is. */
    public enum RecoveryState {
        /** Opened by one administrator; waits for another. */
        OPEN,
        /** Approved by a second administrator; the person has the link. */
        APPROVED,
        /** The person set a new password. */
        DONE,
        REFUSED,
        EXPIRED
    }

    /**
     * Opens the recovery of somebody who lost every factor.
     *
     * @param evidence how their identity was proved, 10 to 500 characters, for the record
     */
    public record OpenRecovery(String evidence) {}

    /**
     * @param approve false refuses it
     * @param note why, at most 500 characters
     */
    public record DecideRecovery(boolean approve, @Nullable String note) {}

    public record RecoveryView(
            UUID id,
            UserId person,
            UserId openedBy,
            String evidence,
            Instant opened,
            @Nullable UserId decidedBy,
            @Nullable String note,
            RecoveryState state,
            Instant expires) {}
}
