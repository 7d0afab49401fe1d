package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.protocol.StreamPosition;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * All subscribers of one thing of which nothing is dropped, and its history. Confined to the hub's
 * thread.
 */
final class ReliableTopic {

    private final String name;
    private final FrameHistory history;
    private final StreamCounters counters;
    private final IdentityHashMap<EventLoop, List<ReliableSubscriber>> subscribers =
            new IdentityHashMap<>();

    /**
     * @param name the frames' type, and of the list within
     */
    ReliableTopic(String name, StreamProperties.History bounds, StreamCounters counters) {
        this.name = name;
        this.history = new FrameHistory(bounds);
        this.counters = counters;
    }

    /** Starts with the snapshot and what it lacks, then joins. */
    void start(ReliableSubscriber subscriber, Object snapshot, List<?> since, LoopBatch batch) {
        if (subscriber.resume() != null) {
            counters.notResumed.increment();
        }
        List<FrameBytes> frames = new ArrayList<>();
        frames.add(position(history.last(), false));
        frames.add(new FrameBytes(name, Tails.of(true, history.last(), name, snapshot)));
        if (!since.isEmpty()) {
            frames.add(new FrameBytes(name, Tails.of(false, history.last(), name, since)));
        }
        send(subscriber, frames, batch);
        join(subscriber);
    }

    /** Goes on with what the subscriber missed, which was found elsewhere, then joins. */
    void goOn(ReliableSubscriber subscriber, List<?> missed, LoopBatch batch) {
        counters.resumed.increment();
        List<FrameBytes> frames = new ArrayList<>();
        frames.add(position(history.last(), true));
        if (!missed.isEmpty()) {
            frames.add(new FrameBytes(name, Tails.of(false, history.last(), name, missed)));
        }
        send(subscriber, frames, batch);
        join(subscriber);
    }

    /** Goes on where the subscriber stopped and joins it, if what came since is still known. */
    boolean resume(ReliableSubscriber subscriber, LoopBatch batch) {
        StreamPosition from = subscriber.resume();
        if (from == null) {
            return false;
        }
        if (!history.covers(from, System.nanoTime())) {
            return false;
        }
        counters.resumed.increment();
        List<FrameBytes> frames = new ArrayList<>();
        frames.add(position(from.offset(), true));
        for (byte[] missed : history.after(from.offset())) {
            frames.add(new FrameBytes(name, missed));
        }
        send(subscriber, frames, batch);
        join(subscriber);
        return true;
    }

    private FrameBytes position(long offset, boolean recovered) {
        return new FrameBytes("position", Tails.position(history.epoch(), offset, recovered));
    }

    private void join(ReliableSubscriber subscriber) {
        EventLoop loop = subscriber.connection().loop();
        List<ReliableSubscriber> list = new ArrayList<>(subscribers.getOrDefault(loop, List.of()));
        list.add(subscriber);
        subscribers.put(loop, list);
    }

    /** Returns true if nobody is left. */
    boolean leave(ReliableSubscriber subscriber) {
        EventLoop loop = subscriber.connection().loop();
        List<ReliableSubscriber> list = new ArrayList<>(subscribers.getOrDefault(loop, List.of()));
        list.remove(subscriber);
        if (list.isEmpty()) {
            subscribers.remove(loop);
        } else {
            subscribers.put(loop, list);
        }
        return subscribers.isEmpty();
    }

    void publish(Object fresh, LoopBatch batch) {
        byte[] tail = history.append(name, fresh, System.nanoTime());
        sendAll(tail, name, batch);
    }

    /** Everyone starts over with the snapshot; nobody can resume from before. */
    void restart(Object snapshot, LoopBatch batch) {
        history.restart();
        sendAll(Tails.position(history.epoch(), 0, false), "position", batch);
        sendAll(Tails.of(true, 0, name, snapshot), name, batch);
    }

    private void sendAll(byte[] tail, String type, LoopBatch batch) {
        subscribers.forEach((loop, list) ->
                batch.add(
                        loop,
                        () -> {
                            // made once per event loop, shared by its readers
                            FrameBytes frame = new FrameBytes(type, tail);
                            for (ReliableSubscriber s : list) {
                                deliver(s, frame);
                            }
                        }));
    }

    private static void send(ReliableSubscriber s, List<FrameBytes> frames, LoopBatch batch) {
        batch.add(s.connection().loop(), () -> frames.forEach(frame -> deliver(s, frame)));
    }

    private static void deliver(ReliableSubscriber s, FrameBytes frame) {
        try {
            s.send(frame);
        } catch (RuntimeException e) {
            s.connection().failed(e);
        }
    }
}
