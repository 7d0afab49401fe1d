package io.aibotiyi.backend.operations;

import java.util.function.LongSupplier;

/**
 * Shows a bounded queue on health screens; modules declare theirs as beans.
 *
 * @param depth what waits now; safe from any thread, never blocks
 * @param full what happens to what comes when it is full, for a person
 */
public record QueueGauge(String name, LongSupplier depth, long capacity, String full) {}
