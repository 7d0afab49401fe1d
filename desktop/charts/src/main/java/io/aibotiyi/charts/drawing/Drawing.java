package io.aibotiyi.charts.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One drawing; immutable.
 *
 * @param id unique within a chart's drawings, letters, digits and hyphens
 * @param anchors as many as the tool has points
 * @param text of text tools, at most {@value #MAX_TEXT} characters; else empty
 * @param locked neither moved nor deleted by hand
 * @param hidden not drawn, not hit
 */
public record Drawing(
        String id,
        Tool tool,
        List<Anchor> anchors,
        DrawingStyle style,
        String text,
        boolean locked,
        boolean hidden) {

    public static final int MAX_TEXT = 500;

    public Drawing {
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(style, "style");
        anchors = List.copyOf(anchors);
        if (!id.matches("[A-Za-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("a drawing's id is 1 to 40 of A-Z a-z 0-9 -: " + id);
        }
        if (anchors.size() != tool.points()) {
            throw new IllegalArgumentException(
                    tool + " needs " + tool.points() + " points, has " + anchors.size());
        }
        if (text.length() > MAX_TEXT) {
            throw new IllegalArgumentException(
                    "a drawing's text has at most " + MAX_TEXT + " characters");
        }
    }

    public static Drawing of(String id, Tool tool, List<Anchor> anchors, DrawingStyle style) {
        String text = tool.isText() ? "Text" : "";
        return new Drawing(id, tool, anchors, style, text, false, false);
    }

    public Drawing withId(String next) {
        return new Drawing(next, tool, anchors, style, text, locked, hidden);
    }

    public Drawing withStyle(DrawingStyle next) {
        return new Drawing(id, tool, anchors, next, text, locked, hidden);
    }

    public Drawing withText(String next) {
        return new Drawing(id, tool, anchors, style, next, locked, hidden);
    }

    public Drawing withLocked(boolean next) {
        return new Drawing(id, tool, anchors, style, text, next, hidden);
    }

    public Drawing withHidden(boolean next) {
        return new Drawing(id, tool, anchors, style, text, locked, next);
    }

    public Drawing withAnchors(List<Anchor> next) {
        return new Drawing(id, tool, next, style, text, locked, hidden);
    }

    public Drawing withAnchor(int index, Anchor next) {
        List<Anchor> changed = new ArrayList<>(anchors);
        changed.set(index, next);
        return withAnchors(changed);
    }
}
