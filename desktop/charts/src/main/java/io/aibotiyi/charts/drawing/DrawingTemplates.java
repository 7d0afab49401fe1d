package io.aibotiyi.charts.drawing;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The style that a new drawing of a tool starts with, and styles saved by name, at most {@value
 * #MAX_NAMED}. One thread.
 */
public final class DrawingTemplates {

    public static final int MAX_NAMED = 50;

    private final Map<Tool, DrawingStyle> defaults = new EnumMap<>(Tool.class);
    private final TreeMap<String, DrawingStyle> named = new TreeMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public DrawingStyle styleFor(Tool tool) {
        return defaults.getOrDefault(tool, DrawingStyle.DEFAULT);
    }

    /** New drawings of the tool look like this. */
    public void setDefault(Tool tool, DrawingStyle style) {
        if (!style.equals(defaults.put(tool, style))) {
            changed();
        }
    }

    /** The tools whose new drawings look other than {@link DrawingStyle#DEFAULT}, or did once. */
    public Map<Tool, DrawingStyle> defaults() {
        return Map.copyOf(defaults);
    }

    /**
     * Saves a style by name, in place of one of that name.
     *
     * @return false if there are already as many as are kept
     */
    public boolean save(String name, DrawingStyle style) {
        if (!named.containsKey(name) && named.size() >= MAX_NAMED) {
            return false;
        }
        if (!style.equals(named.put(name, style))) {
            changed();
        }
        return true;
    }

    public void delete(String name) {
        if (named.remove(name) != null) {
            changed();
        }
    }

    /** Run after each change. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    public Optional<DrawingStyle> named(String name) {
        return Optional.ofNullable(named.get(name));
    }

    public NavigableSet<String> names() {
        return named.navigableKeySet();
    }
}
