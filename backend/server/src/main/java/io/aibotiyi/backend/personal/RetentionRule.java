package io.aibotiyi.backend.personal;

import java.time.Instant;

/** Something that is deleted when it is old enough. */
public interface RetentionRule {

    /** Stable for ever, dotted: {@code identity.sessions}. Unique. */
    String name();

    /** One sentence for an administrator: what is deleted, counted from when. */
    String text();

    /** Days it is kept where nobody configured it; at least {@link #shortestDays}. */
    int defaultDays();

    /** Fewest days that an administrator may set. */
    int shortestDays();

    /** Most days that an administrator may set. */
    int longestDays();

    /**
     * Deletes at most {@code limit} rows or files that are older than {@code before}, in a
     * transaction of its own; called again until it answers less than the limit.
     *
     * @return how many it deleted
     */
    int deleteOlderThan(Instant before, int limit);
}
