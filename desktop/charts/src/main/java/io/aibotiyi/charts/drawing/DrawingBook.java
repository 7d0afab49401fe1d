package io.aibotiyi.charts.drawing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * The drawings of one chart, later ones on top, with selection and undo. Every change is one step
 * back with {@link #undo}; at most {@value #MAX_STEPS} steps and {@value #MAX_DRAWINGS} drawings
 * are kept.
 *
 * <p>One thread, that of the chart.
 */
public final class DrawingBook {

    public static final int MAX_DRAWINGS = 500;
    public static final int MAX_STEPS = 200;

    private final Deque<List<Drawing>> undo = new ArrayDeque<>();
    private final Deque<List<Drawing>> redo = new ArrayDeque<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private List<Drawing> drawings = List.of();
    private String selected = "";
    private long nextId = 1;
    private long version;

    /** Bottom to top. */
    public List<Drawing> drawings() {
        return drawings;
    }

    /** Grows with every step, undo, redo and load; neither with previews nor with selection. */
    public long version() {
        return version;
    }

    /** How many hear of changes: the charts that show the book, and whoever keeps it. */
    public int listeners() {
        return listeners.size();
    }

    /** Replaces everything, as after loading; forgets the steps. */
    public void load(List<Drawing> all) {
        drawings = List.copyOf(all.subList(0, Math.min(all.size(), MAX_DRAWINGS)));
        undo.clear();
        redo.clear();
        selected = "";
        version++;
        changed();
    }

    /** An id that no drawing of the book has. */
    public String freshId() {
        while (find("d" + nextId).isPresent()) {
            nextId++;
        }
        return "d" + nextId++;
    }

    public Optional<Drawing> find(String id) {
        return drawings.stream().filter(d -> d.id().equals(id)).findFirst();
    }

    public Optional<Drawing> selected() {
        return find(selected);
    }

    /** Selects a drawing; empty for none. */
    public void select(String id) {
        if (!selected.equals(id)) {
            selected = id;
            changed();
        }
    }

    /**
     * Adds a drawing on top and selects it.
     *
     * @return false if the book is full, or has its id already; nothing is changed then
     */
    public boolean add(Drawing drawing) {
        if (drawings.size() >= MAX_DRAWINGS || find(drawing.id()).isPresent()) {
            return false;
        }
        List<Drawing> next = new ArrayList<>(drawings);
        next.add(drawing);
        selected = drawing.id();
        step(next);
        return true;
    }

    /** Changes a drawing as one step; a locked one only by {@link #setLocked}. */
    public void change(String id, UnaryOperator<Drawing> by) {
        if (find(id).filter(d -> !d.locked()).isPresent()) {
            replace(id, by);
        }
    }

    /**
     * Puts a drawing in the place of the one with its id without a step, as while it is dragged.
     * Call {@link #remember} with the drawings before the drag once it ends.
     */
    public void preview(Drawing drawing) {
        List<Drawing> next = new ArrayList<>(drawings);
        next.replaceAll(d -> d.id().equals(drawing.id()) ? drawing : d);
        drawings = List.copyOf(next);
        changed();
    }

    /** Makes what was previewed one step from {@code before}. */
    public void remember(List<Drawing> before) {
        if (!before.equals(drawings)) {
            push(undo, before);
            redo.clear();
            version++;
            changed();
        }
    }

    public void setLocked(String id, boolean locked) {
        replace(id, d -> d.withLocked(locked));
    }

    public void setHidden(String id, boolean hidden) {
        replace(id, d -> d.withHidden(hidden));
    }

    /** Hides or shows all. */
    public void setAllHidden(boolean hidden) {
        step(drawings.stream().map(d -> d.withHidden(hidden)).toList());
    }

    /** Removes a drawing unless it is locked. */
    public void remove(String id) {
        step(drawings.stream().filter(d -> d.locked() || !d.id().equals(id)).toList());
    }

    /** Removes all that are not locked. */
    public void removeAll() {
        step(drawings.stream().filter(Drawing::locked).toList());
    }

    public boolean canUndo() {
        return !undo.isEmpty();
    }

    public boolean canRedo() {
        return !redo.isEmpty();
    }

    public void undo() {
        if (canUndo()) {
            push(redo, drawings);
            drawings = undo.pop();
            version++;
            changed();
        }
    }

    public void redo() {
        if (canRedo()) {
            push(undo, drawings);
            drawings = redo.pop();
            version++;
            changed();
        }
    }

    /** Run after each change of drawings or selection. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    private void replace(String id, UnaryOperator<Drawing> by) {
        step(drawings.stream().map(d -> d.id().equals(id) ? by.apply(d) : d).toList());
    }

    private void step(List<Drawing> next) {
        if (!next.equals(drawings)) {
            push(undo, drawings);
            redo.clear();
            drawings = List.copyOf(next);
            version++;
            changed();
        }
    }

    private static void push(Deque<List<Drawing>> steps, List<Drawing> state) {
        steps.push(state);
        if (steps.size() > MAX_STEPS) {
            steps.removeLast();
        }
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }
}
