package io.aibotiyi.workstation.docking;

import io.aibotiyi.workstation.dock.Arrangement;
import io.aibotiyi.workstation.dock.LinkColour;
import io.aibotiyi.workstation.dock.Sight;
import io.aibotiyi.workstation.dock.Workspaces;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/** What the workspaces were before each change, newest first. */
final class History {

    /** So many changes can be taken back; the oldest is forgotten for the next. */
    private static final int MOST = 50;

    private final Deque<Workspaces> before = new ArrayDeque<>();

    void push(Workspaces state) {
        before.push(state);
        if (before.size() > MOST) {
            before.removeLast();
        }
    }

    boolean isEmpty() {
        return before.isEmpty();
    }

    /** What it was before the last change; what panels look at stays as it is now. */
    Optional<Workspaces> pop(Workspaces now) {
        return Optional.ofNullable(before.poll())
                .map(b ->
                        b.current().name().equals(now.current().name())
                                ? b.with(a -> sights(a, now.arrangement()))
                                : b);
    }

    private static Arrangement sights(Arrangement of, Arrangement from) {
        Arrangement next = of;
        for (Map.Entry<LinkColour, Sight> sight : from.sights().entrySet()) {
            next = next.withSight(sight.getKey(), sight.getValue());
        }
        return next;
    }
}
