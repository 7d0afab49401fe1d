package io.aibotiyi.workstation.actions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** All actions there are. No two share an id or a key. FX thread only. */
public final class Actions {

    private final Map<String, Action> byId = new LinkedHashMap<>();

    /**
     * @throws IllegalArgumentException naming the other action, if the id or the key is taken
     */
    public void add(Action action) {
        if (byId.containsKey(action.id())) {
            throw new IllegalArgumentException("There is an action " + action.id() + " already");
        }
        KeyCombination key = action.key();
        if (key != null) {
            for (Action other : byId.values()) {
                if (key.equals(other.key())) {
                    throw new IllegalArgumentException(
                            action.id() + " and " + other.id() + " both want " + key);
                }
            }
        }
        byId.put(action.id(), action);
    }

    public List<Action> all() {
        return List.copyOf(byId.values());
    }

    /** The action of a key that makes sense right now. */
    public Optional<Action> byKey(KeyEvent event) {
        return byId.values().stream()
                .filter(a -> a.key() != null && a.key().match(event))
                .filter(a -> a.enabled().getAsBoolean())
                .findFirst();
    }

    /** Runs it unless it makes no sense right now. */
    public void run(String id) {
        Action action = byId.get(id);
        if (action == null) {
            throw new IllegalArgumentException("There is no action " + id);
        }
        if (action.enabled().getAsBoolean()) {
            action.deed().run();
        }
    }

    /**
     * Actions whose names hold every word of the query, those beginning with it first.
     *
     * @param query empty for all
     */
    public List<Action> find(String query) {
        String wanted = query.strip().toLowerCase(Locale.ROOT);
        List<String> words = wanted.isEmpty() ? List.of() : List.of(wanted.split("\\s+"));
        List<Action> first = new ArrayList<>();
        List<Action> rest = new ArrayList<>();
        for (Action action : byId.values()) {
            String name = action.name().toLowerCase(Locale.ROOT);
            String all = name + " " + action.group().title().toLowerCase(Locale.ROOT);
            if (words.stream().allMatch(all::contains)) {
                (name.startsWith(wanted) ? first : rest).add(action);
            }
        }
        first.addAll(rest);
        return List.copyOf(first);
    }
}
