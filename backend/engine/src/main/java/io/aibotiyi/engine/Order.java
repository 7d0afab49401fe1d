package io.aibotiyi.engine;

import org.jspecify.annotations.Nullable;

/** A resting order: a pooled node in its level's queue. Free nodes are chained by {@link #next}. */
final class Order {
    long id;
    long owner;
    long remaining;
    @Nullable Level level;
    @Nullable Order previous;
    @Nullable Order next;
}
