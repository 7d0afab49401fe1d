package io.aibotiyi.backend.identity;

import io.aibotiyi.protocol.Factors.AddPasskey;
import io.aibotiyi.protocol.Factors.ChangePassword;
import io.aibotiyi.protocol.Factors.Enrolled;
import io.aibotiyi.protocol.Factors.Overview;
import io.aibotiyi.protocol.Factors.PasskeyCreation;
import io.aibotiyi.protocol.Factors.RecoveryCodes;
import io.aibotiyi.protocol.Factors.TotpEnrolment;
import io.aibotiyi.protocol.ProblemException;
import java.util.UUID;

/**
 * What a person signs in with, as they change it themself. That they have proved recently who they
 * are is for the caller to ask ({@code SELF_SECURITY} is sensitive). Each change is in the audit
 * log and told to the person. Safe from any thread. Call it outside a transaction.
 */
public interface OwnCredentials {

    Overview overview(AuthenticatedUser user);

    /**
     * @throws ProblemException BAD_CREDENTIALS for a wrong current password, INVALID_FIELD,
     *     BAD_PASSWORD_CHOICE, TOO_MANY_ATTEMPTS
     */
    void changePassword(AuthenticatedUser user, ChangePassword change, ClientDescription from);

    TotpEnrolment enrolTotp(AuthenticatedUser user);

    /**
     * @throws ProblemException BAD_FACTOR, CONFLICT if nothing waits for it, TOO_MANY_ATTEMPTS
     */
    Enrolled confirmTotp(AuthenticatedUser user, String code);

    /**
     * @throws ProblemException NOT_FOUND, LAST_FACTOR
     */
    void removeTotp(AuthenticatedUser user);

    /**
     * @throws ProblemException CONFLICT without a strong factor that they could stand in for
     */
    RecoveryCodes renewRecoveryCodes(AuthenticatedUser user);

    /**
     * @throws ProblemException UNSUPPORTED where no domain is configured for passkeys
     */
    PasskeyCreation beginPasskey(AuthenticatedUser user);

    /**
     * @throws ProblemException FLOW_ENDED, INVALID_FIELD, CONFLICT
     */
    Enrolled addPasskey(AuthenticatedUser user, AddPasskey made);

    /**
     * @throws ProblemException NOT_FOUND, LAST_FACTOR
     */
    void removePasskey(AuthenticatedUser user, UUID passkey);
}
