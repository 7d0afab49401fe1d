package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.protocol.Routing.ParentStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done next about a parent order. */
sealed interface Move {

    /**
     * Nothing before that time, unless a child changes.
     *
     * @param why for its owner; null if it just waits its turn
     */
    record Wait(Instant until, @Nullable String why) implements Move {}

    /** Places children. */
    record Send(List<Ticket> tickets) implements Move {}

    /** Cancels a working child, to place another. */
    record Replace(Child child) implements Move {}

    /** Places no more, cancels what works, and then is over. */
    record End(ParentStatus as, String why) implements Move {}
}
