package io.aibotiyi.client;

import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Factors.PasskeyChallenge;
import io.aibotiyi.protocol.OAuth;
import io.aibotiyi.protocol.SignIn.Flow;
import io.aibotiyi.protocol.SignIn.PasskeyAnswer;
import io.aibotiyi.protocol.SignIn.PasskeyRequest;
import java.util.List;

/**
 * Signing in step by step, for accounts with more than a password and for those without one. Each
 * step is answered by {@link Result}; once it is {@link SignedIn}, the client it came from holds
 * the session and every other call works.
 *
 * <p>Like all of {@link AibotClient}: safe from any thread, blocking, refusals are {@link
 * ApiException}s.
 */
public interface SignIns {

    /** What a step led to. */
    sealed interface Result permits SignedIn, NextFactor {}

    record SignedIn(Session session) implements Result {}

    /** One of the flow's factors must come next. */
    record NextFactor(Flow flow) implements Result {}

    Result password(String username, String password);

    /** Begins with a passkey; the flow carries what to hand the authenticator. */
    NextFactor passkey();

    /**
     * Has a code sent by mail; answered by a flow also where nobody has that name.
     *
     * @param name user name or address
     */
    NextFactor emailCode(String name);

    /** Has a link sent by mail; only this flow can use its token. */
    NextFactor emailLink(String name);

    /** Shows a code of an authenticator application. */
    Result totp(Flow flow, String code);

    Result recoveryCode(Flow flow, String code);

    Result emailedCode(Flow flow, String code);

    Result emailedLink(Flow flow, String token);

    /** A challenge for a flow that offers PASSKEY among others; a new one ends the one before. */
    PasskeyRequest passkeyChallenge(Flow flow);

    Result passkey(Flow flow, PasskeyAnswer answer);

    /**
     * Sign-in providers that the backend offers on its page, in its order.
     *
     * @throws BrowserSignInException if the backend is not the one that was asked
     */
    List<OAuth.Provider> providers();

    /**
     * Signs in with the system's browser, where passkeys and sign-in providers work too: shows the
     * backend's page there and waits on loopback until it comes back (RFC 8252). Blocks until the
     * person is done, the visit is cancelled or its time is over; then nothing listens any more.
     *
     * @throws BrowserSignInException if it led to nothing
     * @throws ApiException if the backend refused what the browser brought
     */
    SignedIn browser(BrowserVisit visit);

    /** Asks for a link that sets a new password; says nothing about who exists. */
    void askReset(String name);

    /** Sets a new password with the token of such a link; a second factor may still be asked. */
    Result reset(String token, String newPassword);

    /**
     * Sets a new password, and removes every lost factor, with the token of a recovery that two
     * administrators granted.
     */
    Result recover(String token, String newPassword);

    /**
     * Proves again, with the password, who the signed-in person is; the client's tokens are new.
     */
    Session stepUpWithPassword(String password);

    Session stepUpWithTotp(String code);

    Session stepUpWithRecoveryCode(String code);

    /** For a workstation whose backend runs in its own process. */
    Session stepUpEmbedded(String secret);

    PasskeyChallenge stepUpChallenge();

    Session stepUpWithPasskey(String flow, PasskeyAnswer answer);
}
