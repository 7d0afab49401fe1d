package io.aibotiyi.workstation.actions;

import io.aibotiyi.workstation.actions.Action.Group;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * All actions there are. No two share an id, nor a key where both hold: those of a limited group
 * hold there before the others. FX thread only.
 */
public final class Actions {

    private final Map<String, Action> byId = new LinkedHashMap<>();
    private final Map<Group, BooleanSupplier> limits = new EnumMap<>(Group.class);

    /**
     * @throws IllegalArgumentException naming the other action, if the id or the key is taken
     */
    public void add(Action action) {
        if (byId.containsKey(action.id())) {
            throw new IllegalArgumentException("There is an action " + action.id() + " already");
        }
        KeyCombination key = action.key();
        if (key != null) {
            conflict(action, key)
                    .ifPresent(other -> {
                        throw new IllegalArgumentException(
                                action.id() + " and " + other.id() + " both want " + key);
                    });
        }
        byId.put(action.id(), action);
    }

    public List<Action> all() {
        return List.copyOf(byId.values());
    }

    /** Lets the keys of a group hold only while something is so; its names stay findable. */
    public void limit(Group group, BooleanSupplier holds) {
        limits.put(group, holds);
    }

    /** The action that has a key which this one would hold beside it; empty for none. */
    public Optional<Action> conflict(String id, KeyCombination key) {
        return conflict(known(id), key);
    }

    private Optional<Action> conflict(Action action, KeyCombination key) {
        boolean limited = limits.containsKey(action.group());
        return byId.values().stream()
                .filter(a -> !a.id().equals(action.id()))
                .filter(a -> limited ? a.group() == action.group() : !limits.containsKey(a.group()))
                .filter(a -> key.equals(a.key()))
                .findFirst();
    }

    /**
     * Gives an action another key.
     *
     * @param key null for none
     * @throws IllegalArgumentException naming the other action, if the key is taken
     */
    public void bind(String id, @Nullable KeyCombination key) {
        Action action = known(id);
        if (key != null) {
            conflict(action, key)
                    .ifPresent(other -> {
                        throw new IllegalArgumentException(key + " is of " + other.id());
                    });
        }
        byId.put(id, action.withKey(key));
    }

    private Action known(String id) {
        Action action = byId.get(id);
        if (action == null) {
            throw new IllegalArgumentException("There is no action " + id);
        }
        return action;
    }

    /** The action of a key that holds and makes sense right now, limited ones first. */
    public Optional<Action> byKey(KeyEvent event) {
        List<Action> hits =
                byId.values().stream()
                        .filter(a -> a.key() != null && a.key().match(event))
                        .filter(a -> a.enabled().getAsBoolean())
                        .filter(a -> holds(a.group()))
                        .toList();
        return hits.stream()
                .filter(a -> limits.containsKey(a.group()))
                .findFirst()
                .or(() -> hits.stream().findFirst());
    }

    private boolean holds(Group group) {
        BooleanSupplier limit = limits.get(group);
        return limit == null || limit.getAsBoolean();
    }

    /** Runs it unless it makes no sense right now. */
    public void run(String id) {
        Action action = known(id);
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
