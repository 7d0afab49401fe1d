package io.aibotiyi.engine;

import java.util.ArrayList;
import java.util.List;

/** Keeps events as values and checks that sequences have no gap. */
final class ToldEvents implements EventSink {

    private final List<Told> told = new ArrayList<>();
    private long last;

    @Override
    public void events(Events events) {
        for (int i = 0; i < events.count(); i++) {
            if (events.sequence(i) != last + 1) {
                throw new AssertionError("event " + events.sequence(i) + " after " + last);
            }
            last = events.sequence(i);
            told.add(Told.of(events, i));
        }
    }

    List<Told> take() {
        List<Told> taken = List.copyOf(told);
        told.clear();
        return taken;
    }

    List<String> lines() {
        return take().stream().map(Told::line).toList();
    }
}
