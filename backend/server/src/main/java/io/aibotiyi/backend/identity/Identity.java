package io.aibotiyi.backend.identity;

import io.aibotiyi.protocol.Access.EmbeddedLogin;
import io.aibotiyi.protocol.Access.Login;
import io.aibotiyi.protocol.Access.Refresh;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Access.Setup;
import io.aibotiyi.protocol.ProblemException;
import java.util.Optional;

/**
 * Setting up, signing in and telling who calls. Refusals are {@link ProblemException}s. All methods
 * are safe from any thread; {@code authenticate} answers from memory but for a session's first call
 * on this node, the others block on the database.
 */
public interface Identity {

    /** True until the first administrator exists; an embedded backend never needs a setup. */
    boolean setupRequired();

    /**
     * The one-time setup secret of this start; empty once a person exists. Only its hash is kept
     * anywhere else.
     */
    Optional<String> setupSecret();

    /**
     * Creates the first administrator and signs them in.
     *
     * @throws ProblemException SETUP_DONE, BAD_SETUP_SECRET, INVALID_FIELD, TOO_MANY_ATTEMPTS
     */
    Session setUp(Setup request, ClientDescription from);

    /**
     * @throws ProblemException BAD_CREDENTIALS (the same for an unknown name), TOO_MANY_ATTEMPTS,
     *     SETUP_REQUIRED
     */
    Session login(Login request, ClientDescription from);

    /**
     * Signs in the owner of an embedded backend, who is created at the first call.
     *
     * @throws ProblemException BAD_CREDENTIALS, also when this backend is not embedded
     */
    Session loginEmbedded(EmbeddedLogin request, ClientDescription from);

    /**
     * Exchanges a refresh token for the next pair. A token used twice ends its session.
     *
     * @throws ProblemException SESSION_EXPIRED
     */
    Session refresh(Refresh request, ClientDescription from);

    /** Ends the session; its access and refresh tokens are refused from now on. */
    void logout(AuthenticatedUser user);

    /**
     * Who an access token speaks for; its session has not ended.
     *
     * @throws ProblemException UNAUTHENTICATED if the token is not one of ours, SESSION_EXPIRED if
     *     it was, BAD_PROOF if it is bound to a device whose proof is missing or wrong,
     *     DEVICE_PENDING or STEP_UP_REQUIRED if the session is confined and the call is not for
     *     such
     */
    AuthenticatedUser authenticate(PresentedToken presented);

    /** As {@link #authenticate(PresentedToken)} for a token that came without anything else. */
    default AuthenticatedUser authenticate(String accessToken) {
        return authenticate(PresentedToken.bearer(accessToken));
    }
}
