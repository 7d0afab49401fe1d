package io.aibotiyi.engine;

/**
 * Receives a shard's events on the writer's thread: at the end of every command that has any, and
 * in between when {@link Events#CAPACITY} of them have gathered.
 *
 * <p>A sink must neither throw nor give commands: either stops the engine, see {@link
 * MatchingEngine}. The events are only its own during the call.
 */
@FunctionalInterface
public interface EventSink {

    void events(Events events);
}
