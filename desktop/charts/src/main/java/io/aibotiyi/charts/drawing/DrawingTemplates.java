package io.aibotiyi.charts.drawing;

import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The style that a new drawing of a tool starts with, and styles saved by name, at most {@value
 * #MAX_NAMED}. One thread.
 */
public final class DrawingTemplates {

    public static final int MAX_NAMED = 50;

    private final Map<Tool, DrawingStyle> defaults = new EnumMap<>(Tool.class);
    private final TreeMap<String, DrawingStyle> named = new TreeMap<>();

    public DrawingStyle styleFor(Tool tool) {
        return defaults.getOrDefault(tool, DrawingStyle.DEFAULT);
    }

    /** New drawings of the tool look like this. */
    public void setDefault(Tool tool, DrawingStyle style) {
        defaults.put(tool, style);
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
        named.put(name, style);
        return true;
    }

    public void delete(String name) {
        named.remove(name);
    }

    public Optional<DrawingStyle> named(String name) {
        return Optional.ofNullable(named.get(name));
    }

    public NavigableSet<String> names() {
        return named.navigableKeySet();
    }
}
