package io.aibotiyi.charts;

import io.aibotiyi.charts.drawing.Anchor;
import io.aibotiyi.charts.drawing.Drawing;
import io.aibotiyi.charts.drawing.DrawingBook;
import io.aibotiyi.charts.drawing.DrawingStyle;
import io.aibotiyi.charts.drawing.DrawingTemplates;
import io.aibotiyi.charts.drawing.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * The drawing side of a {@link CandleChart}: the tool in hand, the drawings, their templates.
 *
 * <p>With a tool in hand a click places a point and the last one ends the drawing and puts the tool
 * down; a drag from the first point to the second does both. Without one, a click selects; dragging
 * a point or the body moves it. Keys while the chart is focused: Delete removes, Escape puts the
 * tool down or deselects, Ctrl or ⌘ with Z, Shift-Z, C, V and D undoes, redoes, copies, pastes and
 * duplicates, with L locks, with H hides.
 *
 * <p>FX thread.
 */
public final class DrawingTools {

    private final ObjectProperty<@Nullable Tool> tool =
            new SimpleObjectProperty<>(this, "tool", null);
    private final BooleanProperty magnet = new SimpleBooleanProperty(this, "magnet", true);
    private DrawingTemplates templates = new DrawingTemplates();
    private final Runnable changed;
    private DrawingBook book = new DrawingBook();
    private @Nullable Drawing draft;
    private @Nullable Drawing copied;

    DrawingTools(Runnable changed) {
        this.changed = changed;
        book.addListener(changed);
        tool.addListener(_ -> setDraft(null));
    }

    /** The tool in hand; null for none. */
    public ObjectProperty<@Nullable Tool> toolProperty() {
        return tool;
    }

    /** Whether points are pulled to opens, highs, lows and closes. */
    public BooleanProperty magnetProperty() {
        return magnet;
    }

    public DrawingTemplates templates() {
        return templates;
    }

    /** Shares styles with other charts. */
    public void setTemplates(DrawingTemplates shared) {
        templates = shared;
    }

    /** The drawings shown. */
    public DrawingBook book() {
        return book;
    }

    /** Shows other drawings, as of another instrument, with their own steps of undo. */
    public void setBook(DrawingBook next) {
        book.removeListener(changed);
        book = next;
        book.addListener(changed);
        setDraft(null);
    }

    /** Gives the selected drawing a style; new ones of its tool start with it. */
    public void style(DrawingStyle style) {
        book.selected()
                .ifPresent(d -> {
                    book.change(d.id(), now -> now.withStyle(style));
                    templates.setDefault(d.tool(), style);
                });
    }

    /** Takes the selected drawing for {@link #paste}. */
    public void copy() {
        copied = book.selected().orElse(copied);
    }

    /**
     * Adds what was copied, moved so that both can be seen.
     *
     * @param nanos to later
     * @param price to higher, in units of one
     */
    public void paste(long nanos, double price) {
        Drawing from = copied;
        if (from != null) {
            book.add(moved(from, nanos, price).withId(book.freshId()).withLocked(false));
        }
    }

    static Drawing moved(Drawing drawing, long nanos, double price) {
        List<Anchor> anchors = new ArrayList<>();
        for (Anchor a : drawing.anchors()) {
            anchors.add(new Anchor(a.time() + nanos, a.price() + price));
        }
        return drawing.withAnchors(anchors);
    }

    /** False if nothing would be drawn. */
    boolean anythingShown() {
        return draft != null || book.drawings().stream().anyMatch(drawing -> !drawing.hidden());
    }

    /** What is being placed. */
    Optional<Drawing> draft() {
        return Optional.ofNullable(draft);
    }

    void setDraft(@Nullable Drawing draft) {
        this.draft = draft;
        changed.run();
    }
}
