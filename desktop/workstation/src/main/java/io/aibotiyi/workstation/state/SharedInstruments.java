package io.aibotiyi.workstation.state;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.protocol.Market.InstrumentView;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One subscription per market, however many link groups look at it: the first who comes opens it,
 * the last who goes closes it. On the work thread only.
 */
final class SharedInstruments {

    private record Key(AibotClient client, InstrumentView view) {}

    private static final class Held {
        final InstrumentFocus focus;
        int users = 1;

        Held(InstrumentFocus focus) {
            this.focus = focus;
        }
    }

    private final FxBridge bridge;
    private final Executor work;
    private final Map<Key, Held> open = new HashMap<>();

    SharedInstruments(FxBridge bridge, Executor work) {
        this.bridge = bridge;
        this.work = work;
    }

    /**
     * What shows a market; one that the backend refused or ended is left to those who have it, and
     * opened anew.
     *
     * @param shown given it before it is opened
     */
    void take(AibotClient client, InstrumentView view, Consumer<InstrumentFocus> shown) {
        Held held = open.get(new Key(client, view));
        if (held != null && held.focus.isOpen()) {
            held.users++;
            shown.accept(held.focus);
            return;
        }
        InstrumentFocus fresh = new InstrumentFocus(view, bridge);
        open.put(new Key(client, view), new Held(fresh));
        shown.accept(fresh);
        fresh.open(client, work);
    }

    /** Gives back what {@link #take} gave, once. */
    void leave(InstrumentFocus focus) {
        Key key = keyOf(focus);
        if (key == null) {
            focus.close();
            return;
        }
        Held held = Objects.requireNonNull(open.get(key));
        held.users--;
        if (held.users == 0) {
            open.remove(key);
            focus.close();
        }
    }

    private @Nullable Key keyOf(InstrumentFocus focus) {
        for (Map.Entry<Key, Held> entry : open.entrySet()) {
            if (entry.getValue().focus == focus) {
                return entry.getKey();
            }
        }
        return null;
    }
}
