package io.aibotiyi.backend.identity;

import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.OAuth;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.SignIn.FactorKind;
import io.aibotiyi.protocol.SignIn.Flow;
import io.aibotiyi.protocol.SignIn.PasskeyRequest;
import io.aibotiyi.protocol.SignIn.Proof;
import io.aibotiyi.protocol.SignIn.Start;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Signing in with the system's browser, for this product's workstation alone: the authorization
 * code grant (RFC 6749 section 4.1) with PKCE, after RFC 8252 and RFC 9700.
 *
 * <p>A workstation sends its browser to {@link #open}. What comes of it is a page, known by a
 * secret that the browser keeps in a cookie; on it a person walks through their factors, until a
 * code goes back to the workstation, which {@link #exchange}s it. A page opens no session in the
 * browser, so nothing stays behind there. Parameters are as a servlet gives them: none may come
 * twice. Safe from any thread; blocks on the database.
 */
public interface BrowserSignIns {

    /** What an authorization request led to. */
    sealed interface Opening {

        /**
         * A page may be shown.
         *
         * @param page its secret, 256 random bits
         */
        record Begun(String page, Duration life) implements Opening {
            @Override
            public String toString() {
                return "Begun[life=" + life + "]";
            }
        }

        /** The request is refused; the workstation is told there. */
        record Refused(URI to) implements Opening {}
    }

    /** Where a step on a page led to. */
    sealed interface Turn {

        /** One of the flow's factors must come next. */
        record Next(Flow flow) implements Turn {}

        /**
         * An account at a provider that is linked to nobody: whoever signs in on the page in
         * another way links it.
         *
         * @param account how its owner knows it
         */
        record Linking(String account) implements Turn {}

        /** All is shown; the page is gone, and the workstation gets its code there. */
        record Done(URI to) implements Turn {
            @Override
            public String toString() {
                return "Done[]";
            }
        }
    }

    /**
     * A page that was begun and has not ended.
     *
     * @param antiForgery goes into its forms and must come back with them
     * @param returnsTo scheme, host and port of the workstation's redirect
     * @param ways a person may begin with here
     * @param providers at which they may sign in instead
     * @param linking label of the provider whose account will be linked to whoever signs in; null
     *     for none
     */
    record Page(
            String antiForgery,
            String returnsTo,
            Set<FactorKind> ways,
            List<OAuth.Provider> providers,
            @Nullable String linking) {
        public Page {
            ways = Set.copyOf(ways);
            providers = List.copyOf(providers);
        }

        @Override
        public String toString() {
            return "Page[returnsTo=" + returnsTo + "]";
        }
    }

    /** Sign-in providers, in the order of the configuration. */
    List<OAuth.Provider> providers();

    /**
     * What this backend is called (RFC 8414 section 2): as configured, else as it was asked.
     *
     * @param asked scheme, host and port of a request
     */
    URI issuer(URI asked);

    /**
     * Takes an authorization request.
     *
     * @throws ProblemException INVALID_REQUEST where client or redirect are not known, so that
     *     nobody can be told by redirect; UNSUPPORTED where this is switched off; OVERLOADED with
     *     too many open pages
     */
    Opening open(Map<String, String[]> parameters, URI issuer);

    /**
     * @throws ProblemException FLOW_ENDED
     */
    Page page(String secret);

    /**
     * @throws ProblemException FLOW_ENDED, and as {@link SignIns#start}
     */
    Turn start(String page, Start request, ClientDescription from);

    /**
     * @throws ProblemException FLOW_ENDED, and as {@link SignIns#prove}
     */
    Turn prove(String page, String flow, FactorKind factor, Proof proof, ClientDescription from);

    /**
     * What a flow asks for.
     *
     * @throws ProblemException FLOW_ENDED
     */
    Flow flow(String flow);

    /**
     * @throws ProblemException as {@link SignIns#passkeyChallenge}
     */
    PasskeyRequest passkeyChallenge(String flow);

    /**
     * Sends the browser to a provider.
     *
     * @return where it goes
     * @throws ProblemException FLOW_ENDED, NOT_FOUND, PROVIDER_UNAVAILABLE
     */
    URI leave(String page, String provider);

    /**
     * The browser came back from a provider, with its answer.
     *
     * @param path of ours at which it came back
     * @throws ProblemException FLOW_ENDED, BAD_ASSERTION, NOT_LINKED, PROVIDER_UNAVAILABLE
     */
    Turn returned(String page, String path, Map<String, String[]> answer);

    /**
     * What a SAML provider is told of this backend (SAML 2.0 metadata): its name, its key and where
     * answers go.
     *
     * @param issuer as {@link #issuer} says
     * @throws ProblemException NOT_FOUND if that is no SAML provider; PROVIDER_UNAVAILABLE if our
     *     key for it cannot be read
     */
    String samlMetadata(String provider, URI issuer);

    /**
     * The person does not want to; the page is gone.
     *
     * @return where the workstation is told
     * @throws ProblemException FLOW_ENDED
     */
    URI refuse(String page);

    /**
     * Gives tokens for a code, once, or for a refresh token.
     *
     * @throws GrantRefusedException as RFC 6749 section 5.2 says
     */
    Session exchange(Map<String, String[]> parameters, ClientDescription from);
}
