package io.aibotiyi.engine;

/**
 * Hashes an event stream, word by word: two streams with equal hashes told the same. The value
 * depends on the words only, so that runs on different machines can be compared.
 */
public final class EventHash implements EventSink {

    private long hash = 1;

    @Override
    public void events(Events events) {
        long[] words = events.words();
        int end = events.count() * Events.WORDS;
        long h = hash;
        for (int i = 0; i < end; i++) {
            h = StateHash.mix(h, words[i]);
        }
        hash = h;
    }

    /** Hash of all events so far. */
    public long value() {
        return hash;
    }
}
