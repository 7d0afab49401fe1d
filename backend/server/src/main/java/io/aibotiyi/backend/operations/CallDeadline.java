package io.aibotiyi.backend.operations;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How long the work on this thread may still take. Bound around each request; database statements
 * give up when it has passed, so that no caller waits for ever and no stuck statement keeps a
 * connection. It is not inherited by other threads, and nothing is interrupted: an interrupt in the
 * wrong place closes H2's file.
 */
public final class CallDeadline {

    private static final ScopedValue<Long> END_NANOS = ScopedValue.newInstance();

    private CallDeadline() {}

    /** Runs the work, which should end within {@code limit} of monotonic time. */
    public static <T, X extends Throwable> T call(
            Duration limit, ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(END_NANOS, System.nanoTime() + limit.toNanos()).<T, X>call(work);
    }

    /** Whole seconds left, rounded up and at least 1; empty where there is no deadline. */
    public static OptionalLong secondsLeft() {
        if (!END_NANOS.isBound()) {
            return OptionalLong.empty();
        }
        long nanos = END_NANOS.get() - System.nanoTime();
        return OptionalLong.of(Math.max(1, Math.ceilDiv(nanos, 1_000_000_000L)));
    }

    /** Whether there is a deadline and it has passed. */
    public static boolean passed() {
        return END_NANOS.isBound() && END_NANOS.get() - System.nanoTime() <= 0;
    }
}
