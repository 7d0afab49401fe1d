package io.aibotiyi.workstation.state;

import io.aibotiyi.protocol.Access;
import io.aibotiyi.protocol.ServerInfo;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How the workstation stands with its backend.
 *
 * @param reason what happened and what to do next; empty when all is well
 * @param roundTrip newest ping in nanoseconds
 */
public record Link(
        Phase phase,
        Target target,
        @Nullable ServerInfo server,
        Access.@Nullable Session session,
        String reason,
        OptionalLong roundTrip) {

    /** From nothing to connected. */
    public enum Phase {
        /** The embedded backend is coming up. */
        STARTING,
        CONNECTING,
        /** The backend has no administrator yet and asks for the setup secret. */
        SET_UP,
        SIGN_IN,
        CONNECTED,
        /** Lost; it is being re-established by itself. */
        RECONNECTING,
        /** Given up; a person must act. */
        FAILED
    }

    public boolean isEmbedded() {
        return target instanceof Target.Embedded;
    }

    Link with(Phase next, String why) {
        return new Link(next, target, server, session, why, roundTrip);
    }

    Link with(OptionalLong measured) {
        return new Link(phase, target, server, session, reason, measured);
    }
}
