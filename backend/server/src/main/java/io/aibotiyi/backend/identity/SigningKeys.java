package io.aibotiyi.backend.identity;

import io.aibotiyi.protocol.Sessions.SigningKeyView;
import java.time.Duration;
import java.util.List;

/** The keys that sign access tokens. Safe from any thread. */
public interface SigningKeys {

    /** The latest first; those removed in the last 90 days are among them. */
    List<SigningKeyView> list();

    /**
     * Makes a successor of the key that signs now; answers the one that waits, if one does.
     *
     * @param compromised true makes it sign at once and throws all other keys away, so that every
     *     access token has to be renewed; other nodes follow within a second
     */
    SigningKeyView rotate(boolean compromised);

    /** The public parts of all keys that sign, will sign or signed (RFC 7517), in JSON. */
    String published();

    /** How long others may keep {@link #published}. */
    Duration cacheable();
}
