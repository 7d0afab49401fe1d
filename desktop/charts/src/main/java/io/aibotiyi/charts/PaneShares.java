package io.aibotiyi.charts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of the plot's height each pane below the price pane has, as a part of one. What was
 * dragged stays with a pane's name when the pane goes and comes back. At most {@value #MAX_PANES}
 * panes; the price pane keeps at least {@value #PRICE_KEEPS}.
 */
final class PaneShares {

    static final String VOLUME = "volume";
    static final int MAX_PANES = 12;
    static final double PRICE_KEEPS = 0.38;

    /** What the price pane has at least while nobody dragged anything. */
    static final double PRICE_BEGINS = 0.5;

    static final double SMALLEST = 0.05;

    private static final double VOLUME_PART = 0.2;
    private static final double STUDY_PART = 0.17;

    /** A pane's part of the plot's height. */
    record Share(String id, double part) {}

    private final Map<String, Double> dragged = new HashMap<>();
    private List<String> shown = List.of(VOLUME);

    /**
     * @param ids top to bottom; those beyond {@link #MAX_PANES} are left out
     */
    void show(List<String> ids) {
        shown = List.copyOf(ids.subList(0, Math.min(ids.size(), MAX_PANES)));
    }

    List<String> shown() {
        return shown;
    }

    /** Shares top to bottom, reduced in proportion where they would crowd the price pane. */
    List<Share> fitted() {
        double keeps = dragged.isEmpty() ? PRICE_BEGINS : PRICE_KEEPS;
        double total = 0;
        for (String id : shown) {
            total += part(id);
        }
        double factor = Math.min(1, (1 - keeps) / Math.max(total, 1e-9));
        List<Share> shares = new ArrayList<>();
        for (String id : shown) {
            shares.add(new Share(id, part(id) * factor));
        }
        return shares;
    }

    /**
     * Moves the upper edge of a pane.
     *
     * @param index of the pane
     * @param down part of the plot's height, negative for up; taken as far as both neighbours allow
     */
    void drag(int index, double down) {
        List<Share> now = fitted();
        double below = now.get(index).part();
        double price = 1 - now.stream().mapToDouble(Share::part).sum();
        double above = index == 0 ? price : now.get(index - 1).part();
        double aboveKeeps = index == 0 ? PRICE_KEEPS : SMALLEST;
        double move = Math.clamp(down, Math.min(0, aboveKeeps - above), below - SMALLEST);
        for (Share share : now) {
            dragged.put(share.id(), share.part());
        }
        dragged.put(now.get(index).id(), below - move);
        if (index > 0) {
            dragged.put(now.get(index - 1).id(), above + move);
        }
    }

    /** What was dragged, by pane, for saving. */
    Map<String, Double> dragged() {
        return Map.copyOf(dragged);
    }

    /** Takes saved shares; those that are no sensible part are left out. */
    void restore(Map<String, Double> saved) {
        dragged.clear();
        saved.forEach((id, part) -> {
            if (part >= SMALLEST / 2 && part <= 1 - PRICE_KEEPS) {
                dragged.put(id, part);
            }
        });
    }

    private double part(String id) {
        return dragged.getOrDefault(id, id.equals(VOLUME) ? VOLUME_PART : STUDY_PART);
    }
}
