package io.aibotiyi.client;

import io.aibotiyi.protocol.Sessions.SigningKeyView;
import java.util.List;

/** The keys that sign access tokens. */
public interface SigningKeys {

    /**
     * The latest first, those removed in the last 90 days among them. Needs {@code config:read}.
     */
    List<SigningKeyView> list();

    /**
     * Makes a successor of the key that signs now and answers it. Needs {@code
     * signing-keys:rotate}.
     *
     * @param compromised true throws the present key away at once, so that every access token has
     *     to be renewed; false publishes the successor first, and nobody notices
     */
    SigningKeyView rotate(boolean compromised);
}
