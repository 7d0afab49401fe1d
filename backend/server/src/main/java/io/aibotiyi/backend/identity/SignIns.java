package io.aibotiyi.backend.identity;

import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Factors.PasskeyChallenge;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.SignIn.AskReset;
import io.aibotiyi.protocol.SignIn.FactorKind;
import io.aibotiyi.protocol.SignIn.PasskeyRequest;
import io.aibotiyi.protocol.SignIn.Proof;
import io.aibotiyi.protocol.SignIn.Reset;
import io.aibotiyi.protocol.SignIn.Start;
import io.aibotiyi.protocol.SignIn.Step;
import io.aibotiyi.protocol.SignIn.StepUp;

/**
 * Signing in step by step, proving again who one is, and setting a password that was forgotten.
 * What is answered to a stranger says nothing of who exists. Refusals are {@link
 * ProblemException}s. Safe from any thread; blocks on the database. Call it outside a transaction.
 */
public interface SignIns {

    /**
     * @throws ProblemException BAD_CREDENTIALS, TOO_MANY_ATTEMPTS, INVALID_FIELD,
     *     MAIL_NOT_CONFIGURED, UNSUPPORTED for passkeys where no domain is configured for them
     */
    Step start(Start request, ClientDescription from);

    /**
     * @throws ProblemException FLOW_ENDED, BAD_FACTOR, TOO_MANY_ATTEMPTS, INVALID_FIELD for a
     *     factor that the flow does not offer
     */
    Step prove(String flow, FactorKind factor, Proof proof, ClientDescription from);

    /**
     * A new challenge; the flow's former one is worthless from now on.
     *
     * @throws ProblemException FLOW_ENDED, INVALID_FIELD if the flow offers no passkey
     */
    PasskeyRequest passkeyChallenge(String flow);

    /**
     * @throws ProblemException BAD_FACTOR, TOO_MANY_ATTEMPTS, FLOW_ENDED, SESSION_EXPIRED
     */
    Session stepUp(AuthenticatedUser user, StepUp request, ClientDescription from);

    PasskeyChallenge stepUpChallenge(AuthenticatedUser user);

    /**
     * @throws ProblemException MAIL_NOT_CONFIGURED, TOO_MANY_ATTEMPTS
     */
    void askReset(AskReset request, ClientDescription from);

    /**
     * Uses a reset link up. Where the person has a second factor the password changes only once
     * that is shown.
     *
     * @throws ProblemException BAD_LINK; INVALID_FIELD or BAD_PASSWORD_CHOICE, which leave the link
     *     good
     */
    Step reset(Reset request, ClientDescription from);

    /**
     * Uses the link of a granted recovery up: the password is set, every other factor is gone.
     *
     * @throws ProblemException as {@link #reset}
     */
    Step recover(Reset request, ClientDescription from);
}
