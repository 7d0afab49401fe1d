package io.aibotiyi.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the tags of lines were last drawn, and the line that is held. */
final class HeldLine {

    private static final double NEAR = 4;

    /** A tag as it was drawn; its cross is as wide as the tag is high, at the right. */
    private record Tag(PriceLine line, double x, double y, double width, double height) {

        boolean has(double px, double py) {
            return px >= x && px < x + width && py >= y && py < y + height;
        }

        boolean hasCross(double px, double py) {
            return line.cancellable() && has(px, py) && px >= x + width - height;
        }
    }

    private final List<Tag> tags = new ArrayList<>();
    private @Nullable PriceLine line;
    private long price;
    private String text = "";

    void clearTags() {
        tags.clear();
    }

    void drawn(PriceLine of, double x, double y, double width, double height) {
        if (of.key() != null) {
            tags.add(new Tag(of, x, y, width, height));
        }
    }

    void hold(PriceLine next, long at, String preview) {
        line = next;
        price = at;
        text = preview;
    }

    void release() {
        line = null;
    }

    @Nullable PriceLine line() {
        return line;
    }

    long price() {
        return price;
    }

    boolean isHeld(PriceLine other) {
        PriceLine held = line;
        return held != null && other.key() != null && other.key().equals(held.key());
    }

    /** The held line where it is held. */
    Optional<PriceLine> ghost() {
        PriceLine held = line;
        return held == null ? Optional.empty() : Optional.of(held.at(price, text));
    }

    Optional<PriceLine> crossAt(double x, double y) {
        return tags.stream().filter(t -> t.hasCross(x, y)).map(Tag::line).findFirst();
    }

    /** The line whose tag is under the pointer, else the nearest line close to it. */
    Optional<PriceLine> at(Frame f, List<PriceLine> lines, double x, double y) {
        for (Tag tag : tags.reversed()) {
            if (tag.has(x, y)) {
                return Optional.of(tag.line());
            }
        }
        PriceLine best = null;
        double nearest = NEAR;
        for (PriceLine each : lines) {
            double away = Math.abs(f.scale().y(each.price()) - y);
            if (each.key() != null && away <= nearest) {
                nearest = away;
                best = each;
            }
        }
        return Optional.ofNullable(best);
    }
}
