package io.aibotiyi.backend.access.decisions;

import io.aibotiyi.backend.access.AccessDecision.Verdict;
import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Resource;
import io.aibotiyi.backend.access.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.springframework.stereotype.Component;

/**
 * The last {@link #KEPT} decisions of this node, for trying drafts on them; older ones are
 * overwritten. Safe from any thread, never waits.
 */
@Component
public final class RecentDecisions {

    public static final int KEPT = 2_048;

    /** A decision and all that it was made from, except what the person had. */
    public record Made(Subject who, Permission what, Resource on, Instant at, Verdict verdict) {}

    private final AtomicReferenceArray<Made> ring = new AtomicReferenceArray<>(KEPT);
    private final AtomicLong next = new AtomicLong();

    void add(Made made) {
        ring.set((int) (next.getAndIncrement() % KEPT), made);
    }

    /** Newest first. */
    public List<Made> all() {
        List<Made> all = new ArrayList<>(KEPT);
        long end = next.get();
        for (long i = end - 1; i >= Math.max(0, end - KEPT); i--) {
            Made made = ring.get((int) (i % KEPT));
            if (made != null) {
                all.add(made);
            }
        }
        return all;
    }
}
