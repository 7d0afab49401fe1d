package io.aibotiyi.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps the tags at the price axis from covering each other: the first one added stays where it
 * belongs, the others move away from it, in the order of their prices.
 */
final class AxisTags {

    /** A tag: where its centre wants to be, and how it is drawn at the centre it gets. */
    interface Paint {
        void at(double y);
    }

    private record Tag(double price, double y, double height, Paint paint) {}

    /** A tag that got its place. */
    record Placed(double centre, double height) {}

    private final List<Tag> tags = new ArrayList<>();

    /**
     * @param price pixel of the price, which decides the order
     * @param y pixel where the centre wants to be
     */
    void add(double price, double y, double height, Paint paint) {
        tags.add(new Tag(price, y, height, paint));
    }

    /**
     * @param before told all places before the first tag is drawn
     */
    void draw(double top, double bottom, Consumer<List<Placed>> before) {
        if (tags.isEmpty()) {
            return;
        }
        Tag anchor = tags.getFirst();
        List<Tag> sorted = new ArrayList<>(tags);
        sorted.sort(Comparator.comparingDouble(Tag::price));
        int at = sorted.indexOf(anchor);
        double[] centre = new double[sorted.size()];
        centre[at] = inside(anchor, anchor.y, top, bottom);
        for (int i = at - 1; i >= 0; i--) {
            Tag tag = sorted.get(i);
            double limit = centre[i + 1] - (sorted.get(i + 1).height + tag.height) / 2 - 1;
            centre[i] = Math.min(inside(tag, tag.y, top, bottom), limit);
        }
        for (int i = at + 1; i < sorted.size(); i++) {
            Tag tag = sorted.get(i);
            double limit = centre[i - 1] + (sorted.get(i - 1).height + tag.height) / 2 + 1;
            centre[i] = Math.max(inside(tag, tag.y, top, bottom), limit);
        }
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            placed.add(new Placed(centre[i], sorted.get(i).height));
        }
        before.accept(placed);
        for (int i = 0; i < sorted.size(); i++) {
            if (i != at) {
                sorted.get(i).paint.at(centre[i]);
            }
        }
        anchor.paint.at(centre[at]);
    }

    private static double inside(Tag tag, double y, double top, double bottom) {
        double half = tag.height / 2;
        return Math.clamp(y, Math.min(top + half, bottom - half), bottom - half);
    }
}
