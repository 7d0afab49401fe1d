package io.aibotiyi.client;

/**
 * Marks calls that no person caused, such as a screen's own refreshing: they do not keep a session
 * from idling. Renewals of the token and streams never do; other calls do unless marked.
 */
public final class Background {

    private static final ScopedValue<Boolean> MARKED = ScopedValue.newInstance();

    private Background() {}

    /** Runs the work with the calls it makes on this thread marked. */
    public static <T, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> work)
            throws X {
        return ScopedValue.where(MARKED, true).<T, X>call(work);
    }

    static boolean marked() {
        return MARKED.isBound();
    }
}
