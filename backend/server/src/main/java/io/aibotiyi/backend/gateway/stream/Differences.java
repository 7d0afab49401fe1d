package io.aibotiyi.backend.gateway.stream;

import org.jspecify.annotations.Nullable;

/**
 * Differences made lately, for readers of one event loop that fell behind together: who has the
 * same state gets the same bytes. Confined to that loop.
 */
@SuppressWarnings("ReferenceEquality") // a state is the very one that was sent, or another
final class Differences<S> {

    /** Readers rarely are at more than a few places at once. */
    private static final int KEPT = 8;

    private record Made<S>(@Nullable S sent, S latest, @Nullable FrameBytes frame) {}

    private final Conflation<S> conflation;
    private final @Nullable Made<S>[] made;
    private int next;

    @SuppressWarnings("unchecked")
    Differences(Conflation<S> conflation) {
        this.conflation = conflation;
        this.made = (Made<S>[]) new Made<?>[KEPT];
    }

    /** Takes a difference that was made elsewhere. */
    void add(@Nullable S sent, S latest, byte @Nullable [] tail) {
        keep(sent, latest, tail);
    }

    /** Null if a reader that has {@code sent} need not be told anything. */
    @Nullable FrameBytes between(@Nullable S sent, S latest) {
        for (Made<S> known : made) {
            if (known != null && known.sent() == sent && known.latest() == latest) {
                return known.frame();
            }
        }
        return keep(sent, latest, conflation.tail(sent, latest));
    }

    private @Nullable FrameBytes keep(@Nullable S sent, S latest, byte @Nullable [] tail) {
        FrameBytes frame = tail == null ? null : new FrameBytes(conflation.type(), tail);
        made[next] = new Made<>(sent, latest, frame);
        next = (next + 1) % KEPT;
        return frame;
    }
}
