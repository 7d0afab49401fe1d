package io.aibotiyi.workstation.docking;

import io.aibotiyi.workstation.dock.LinkColour;
import io.aibotiyi.workstation.dock.Panel;
import io.aibotiyi.workstation.dock.Sight;
import io.aibotiyi.workstation.state.MarketFocus;
import io.aibotiyi.workstation.state.MarketStore;
import io.aibotiyi.workstation.state.Pins;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * One market in view for each link colour, and one for each unlinked panel: made when the first
 * panel needs it, closed when no panel is left. Blue is the window's own and stays. FX thread only.
 */
final class LinkGroups {

    private final MarketStore store;
    private final BiConsumer<String, Sight> sighted;
    private final Map<String, MarketFocus> byKey = new HashMap<>();
    private final Map<String, Pins> pins = new HashMap<>();
    private boolean listening;

    /**
     * @param sighted told the key of a group and what it looks at now
     */
    LinkGroups(MarketStore store, BiConsumer<String, Sight> sighted) {
        this.store = store;
        this.sighted = sighted;
    }

    /** A colour's name, or an unlinked panel's id. */
    static String key(Panel panel) {
        return panel.link().isLinked() ? panel.link().id() : panel.id();
    }

    /** The market of a panel; one that is new looks at the sight. */
    MarketFocus of(Panel panel, Sight sight) {
        String key = key(panel);
        MarketFocus known = byKey.get(key);
        if (known != null) {
            return known;
        }
        MarketFocus fresh = open(key, sight);
        byKey.put(key, fresh);
        if (listening) {
            listen(key, fresh);
        }
        return fresh;
    }

    private MarketFocus open(String key, Sight sight) {
        if (!key.equals(LinkColour.BLUE.id())) {
            return store.open(sight.instrument(), sight.timeframe());
        }
        MarketFocus blue = store.primary();
        if (!sight.equals(Sight.FIRST) && !sight.equals(sight(blue))) {
            blue.look(sight.instrument(), sight.timeframe());
        }
        return blue;
    }

    private static Sight sight(MarketFocus focus) {
        return new Sight(focus.wanted(), focus.timeframe());
    }

    /** Closes what none of these panels looks at. */
    void retain(Collection<Panel> panels) {
        Set<String> needed = new HashSet<>(panels.stream().map(LinkGroups::key).toList());
        for (String key : List.copyOf(byKey.keySet())) {
            if (!needed.contains(key)) {
                forget(key);
            }
        }
    }

    /** Forgets every market, so that another workspace begins with its own. */
    void clear() {
        List.copyOf(byKey.keySet()).forEach(this::forget);
    }

    private void forget(String key) {
        Pins held = pins.remove(key);
        if (held != null) {
            held.close();
        }
        MarketFocus focus = byKey.remove(key);
        if (focus != null) {
            store.close(focus);
        }
    }

    /** Begins to tell what the groups look at; the mirror of {@link #detach}. */
    void attach() {
        listening = true;
        Map.copyOf(byKey).forEach(this::listen);
    }

    void detach() {
        listening = false;
        pins.values().forEach(Pins::close);
        pins.clear();
    }

    private void listen(String key, MarketFocus focus) {
        Pins held = new Pins();
        pins.put(key, held);
        held.add(focus.focus().listen(_ -> sighted.accept(key, sight(focus))));
        held.add(focus.candles().listen(_ -> sighted.accept(key, sight(focus))));
    }
}
