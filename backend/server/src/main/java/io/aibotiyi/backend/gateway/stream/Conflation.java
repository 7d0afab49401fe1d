package io.aibotiyi.backend.gateway.stream;

import org.jspecify.annotations.Nullable;

/**
 * How a conflated channel tells a subscriber what is new: as the difference between the state it
 * was last sent and the present one. Whatever came between is merged by that, so a reader of any
 * speed is right after each frame, and keeping it so costs one reference.
 *
 * <p>Implementations are pure: states are immutable and any thread may ask.
 */
interface Conflation<S> {

    /** The frame's {@code type}. */
    String type();

    /**
     * What follows the subscription number in the frame, closing brace included.
     *
     * @param sent what the subscriber has; null for nothing
     * @return null if the subscriber need not be told anything
     */
    byte @Nullable [] tail(@Nullable S sent, S latest);

    /** True if the state must reach the subscriber even while it reads slowly. */
    default boolean urgent(S state) {
        return false;
    }
}
