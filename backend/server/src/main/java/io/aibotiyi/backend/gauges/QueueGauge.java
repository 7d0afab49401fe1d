package io.aibotiyi.backend.gauges;

/**
 * A bounded queue as health screens show it. Modules declare theirs as beans; asked from any
 * thread, at most as often as somebody looks.
 */
public interface QueueGauge {

    /** For a person, and stable: {@code order reports}. */
    String name();

    /** What waits now. */
    long depth();

    /** The depth at which {@link #full} happens. */
    long capacity();

    /** What was refused or dropped since the start because it was full. */
    long refused();

    /** What happens to what comes when it is full, for a person. */
    String full();
}
