package io.aibotiyi.backend.audit;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is doing what is being done on this thread, from where. The gateway binds it around each
 * request, stream command and job; it ends with that scope and is not inherited by other threads.
 *
 * @param session the signed-in session; null without one
 * @param device id of the registered device; null when unknown
 * @param address network address of the caller; empty inside the backend
 * @param agent the caller's user agent, cut to 200 characters; empty when it named none
 * @param trace ties log lines, audit entries and the answer's trace id together
 * @param privileges ids of the temporary privileges under which the actor acts
 */
public record CallContext(
        Actor actor,
        @Nullable UUID session,
        @Nullable String device,
        String address,
        String agent,
        String trace,
        List<UUID> privileges) {

    private static final ScopedValue<CallContext> CURRENT = ScopedValue.newInstance();
    private static final CallContext SYSTEM =
            new CallContext(Actor.system("backend"), null, null, "", "", "");

    public CallContext {
        privileges = List.copyOf(privileges);
        agent = agent.length() <= 200 ? agent : agent.substring(0, 200);
    }

    /** Without temporary privileges. */
    public CallContext(
            Actor actor,
            @Nullable UUID session,
            @Nullable String device,
            String address,
            String agent,
            String trace) {
        this(actor, session, device, address, agent, trace, List.of());
    }

    /** What is bound on this thread; the backend itself where nothing is. */
    public static CallContext current() {
        return CURRENT.orElse(SYSTEM);
    }

    /** Of a part of the backend that acts by itself. */
    public static CallContext system(String part) {
        return new CallContext(Actor.system(part), null, null, "", "", "");
    }

    /** Runs the work with this context bound, and answers what it answers. */
    public <T, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(CURRENT, this).<T, X>call(work);
    }

    /** The same caller, now known. */
    public CallContext by(Actor who, @Nullable UUID itsSession, @Nullable String itsDevice) {
        return new CallContext(who, itsSession, itsDevice, address, agent, trace, privileges);
    }

    /** The same caller under temporary privileges. */
    public CallContext under(List<UUID> granted) {
        return new CallContext(actor, session, device, address, agent, trace, granted);
    }
}
