package io.aibotiyi.backend.identity.providers;

import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.protocol.ProblemException;
import java.net.URI;
import java.util.Map;

/**
 * A trusted provider at which people sign in with the browser, whatever it speaks. The browser is
 * sent there with a state and comes back with it and an answer. Safe from any thread; blocks on the
 * provider.
 */
public interface SignInProvider {

    /**
     * Where the browser goes, and what its answer has to be checked with.
     *
     * @param to absolute, at the provider
     * @param nonce names this one request; comes back in the answer; at most 64 characters
     * @param verifier proves that we began it; empty where the protocol has no such thing
     */
    record Departure(URI to, String nonce, String verifier) {
        @Override
        public String toString() {
            return "Departure[]";
        }
    }

    /**
     * What was noted at the departure.
     *
     * @param redirect where the answer had to come to
     */
    record Expected(URI redirect, String nonce, String verifier) {
        @Override
        public String toString() {
            return "Expected[redirect=" + redirect + "]";
        }
    }

    /** In addresses and in the audit log; no other provider of this backend has it. */
    String name();

    /** What people read. */
    String label();

    /** What somebody has shown who signed in there. */
    Factor factor();

    /** True if an account is linked to the person with the address that its provider asserts. */
    boolean linksByEmail();

    /** Path of our address to which the browser comes back. */
    String returnPath();

    /** Parameter of the answer in which the state comes back. */
    String stateParameter();

    /**
     * @param redirect ours, with {@link #returnPath}
     * @param state 43 characters that the answer must carry
     * @throws ProblemException PROVIDER_UNAVAILABLE
     */
    Departure depart(URI redirect, String state);

    /**
     * Who signed in there, after everything was checked.
     *
     * @param answer parameters that the browser brought, each once, none empty
     * @throws ProblemException BAD_ASSERTION, PROVIDER_UNAVAILABLE
     */
    Assertion accept(Map<String, String> answer, Expected expected);
}
