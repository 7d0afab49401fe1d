package io.aibotiyi.workstation.trade;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the workstation remembers of order entry.
 *
 * @param sizes presets of the ladder, as {@code SizeRule} reads them
 * @param templates exits to choose from, each name once, at most 50
 * @param keys keys that a person chose, by action id; an empty text is no key
 * @param asksFirstLive whether the first live order of a session is asked about although one click
 *     is armed
 */
public record TradingPrefs(
        List<String> sizes,
        List<ExitTemplate> templates,
        Map<String, String> keys,
        boolean asksFirstLive) {

    /** Presets on the ladder. */
    public static final int SIZES = 4;

    static final int MOST_TEMPLATES = 50;

    public static final TradingPrefs DEFAULT =
            new TradingPrefs(
                    List.of("1 %", "5 %", "25 %", "risk 0.5 %"),
                    ExitTemplate.standard(),
                    Map.of(),
                    true);

    public TradingPrefs {
        sizes = List.copyOf(sizes);
        templates = List.copyOf(templates);
        keys = Map.copyOf(keys);
    }

    /** Whether a preset can be read. */
    public static boolean isSize(String text) {
        return SizeRule.parse(text).isPresent();
    }

    TradingPrefs withSize(int index, String size) {
        List<String> all = new ArrayList<>(sizes);
        all.set(index, size);
        return new TradingPrefs(all, templates, keys, asksFirstLive);
    }

    /** With a template in the place of the one of the same name, or at the end. */
    TradingPrefs with(ExitTemplate template) {
        List<ExitTemplate> all = new ArrayList<>(templates);
        all.removeIf(t -> t.name().equals(template.name()));
        all.add(template);
        return new TradingPrefs(
                sizes,
                all.subList(Math.max(0, all.size() - MOST_TEMPLATES), all.size()),
                keys,
                asksFirstLive);
    }

    TradingPrefs without(String template) {
        return new TradingPrefs(
                sizes,
                templates.stream().filter(t -> !t.name().equals(template)).toList(),
                keys,
                asksFirstLive);
    }

    public TradingPrefs withKeys(Map<String, String> next) {
        return new TradingPrefs(sizes, templates, next, asksFirstLive);
    }

    public TradingPrefs withAsksFirstLive(boolean on) {
        return new TradingPrefs(sizes, templates, keys, on);
    }
}
