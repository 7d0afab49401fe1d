package io.aibotiyi.venues.net;

import io.aibotiyi.domain.FeedState;
import io.aibotiyi.venues.VenueException;
import java.net.URI;

/**
 * A venue's side of a {@link StreamLoop}: what to say after connecting, what messages mean. All
 * methods but {@link #address} are called on the loop's thread.
 */
public interface StreamProtocol {

    /** Where to connect; called on a thread of its own before each attempt, and may block. */
    URI address() throws VenueException;

    /** A connection is open: subscribe. */
    void opened(Link link);

    /**
     * @param receivedAt our clock, nanoseconds since the epoch
     * @throws MalformedMessageException if it cannot be read: the connection is given up
     */
    void message(Link link, String text, long receivedAt) throws MalformedMessageException;

    /** True once everything subscribed to on this connection has arrived and is exact. */
    boolean ready(Link link);

    /** This connection is the one that counts from now on; it is ready if another was before. */
    void promoted(Link link);

    /** A connection is gone; if it counted, nothing it told is current any more. */
    void ended(Link link, String reason, boolean counted);

    /** For the listener. */
    void state(FeedState state, String reason);

    /** Some times a second, for the listener. */
    default void pulse() {}
}
