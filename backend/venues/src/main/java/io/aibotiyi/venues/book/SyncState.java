package io.aibotiyi.venues.book;

/** Whether a book may be believed. */
public sealed interface SyncState {

    /**
     * Exact after update {@code sequence}.
     *
     * @param sequence the venue's update id
     */
    record Live(long sequence) implements SyncState {}

    /**
     * Not valid; differences are kept until a snapshot joins them.
     *
     * @param reason what happened and what is needed
     */
    record Awaiting(String reason) implements SyncState {}
}
