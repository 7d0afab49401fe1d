package io.aibotiyi.workstation.actions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** Keys that a person chose instead of those that actions came with. FX thread only. */
public final class KeyBindings {

    private final Actions actions;
    private final Map<String, String> standard = new LinkedHashMap<>();

    /**
     * @param actions all of them, with the keys that they came with
     */
    public KeyBindings(Actions actions) {
        this.actions = actions;
        actions.all().forEach(a -> standard.put(a.id(), text(a.key())));
    }

    /**
     * Applies chosen keys, each where it can be.
     *
     * @param chosen key by action id, empty for none
     * @param problems given a line for each that could not be
     */
    public void apply(Map<String, String> chosen, List<String> problems) {
        chosen.forEach((id, key) -> {
            if (standard.containsKey(id)) {
                actions.bind(id, null);
            }
        });
        chosen.forEach((id, key) -> {
            if (!standard.containsKey(id)) {
                problems.add("keys." + id + ": there is no such action");
                return;
            }
            Optional<KeyCombination> wanted = parse(key);
            if (wanted.isEmpty() && !key.isEmpty()) {
                problems.add("keys." + id + ": " + key + " is no key");
                return;
            }
            Optional<Action> other = wanted.flatMap(k -> actions.conflict(id, k));
            if (other.isPresent()) {
                problems.add("keys." + id + ": " + key + " is of " + other.get().id());
            } else {
                actions.bind(id, wanted.orElse(null));
            }
        });
    }

    /** What differs from what actions came with, as {@link #apply} takes it. */
    public Map<String, String> chosen() {
        Map<String, String> all = new LinkedHashMap<>();
        for (Action action : actions.all()) {
            String now = text(action.key());
            if (!now.equals(standard.get(action.id()))) {
                all.put(action.id(), now);
            }
        }
        return all;
    }

    /** Back to the keys that actions came with. */
    public void reset() {
        standard.keySet().forEach(id -> actions.bind(id, null));
        standard.forEach((id, key) -> actions.bind(id, parse(key).orElse(null)));
    }

    private static Optional<KeyCombination> parse(String key) {
        try {
            return key.isEmpty() ? Optional.empty() : Optional.of(KeyCombination.valueOf(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable KeyCombination key) {
        return key == null ? "" : key.getName();
    }
}
