package io.aibotiyi.workstation.table;

import io.aibotiyi.workstation.state.FxBridge;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table: every change, filter and order is worked out on a background thread and
 * swapped in with the next pulse; of several waiting requests only the newest is worked on. Changes
 * may come from any thread; {@link #visible} belongs to the FX thread.
 *
 * <p>Holds what it is given, no more than {@link #LIMIT} rows; beyond, new rows are not taken and
 * {@link #full} says so.
 */
public final class RowModel<R> {

    /** Most rows that are held. */
    public static final int LIMIT = 200_000;

    private static final int CHECK_EVERY = 4_096;

    private record Entry<R>(R row, String text) {}

    /** Rows that came, not yet looked at. */
    private record Change<R>(boolean whole, List<R> rows) {}

    private final FxBridge bridge;
    private final Executor worker;
    private final Function<R, Object> key;
    private final Function<R, String> text;
    private final VisibleRows<R> visible = new VisibleRows<>();
    private final Runnable publish = this::publish;

    /** Belongs to whoever works in the background, one at a time. */
    private final Map<Object, Entry<R>> rows = new LinkedHashMap<>();

    private final Object lock = new Object();
    private final List<Change<R>> changes = new ArrayList<>();
    private RowFilter filter = RowFilter.NONE;
    private @Nullable Comparator<? super R> order;
    private boolean working;
    private boolean full;
    private int total;
    private long version;
    private volatile long view;
    private volatile @Nullable List<R> finished;

    private Runnable beforePublish = () -> {};
    private Runnable afterPublish = () -> {};

    /**
     * @param worker runs the filtering and sorting
     * @param key identifies a row through its changes
     * @param text what the filter looks in
     */
    public RowModel(
            FxBridge bridge, Executor worker, Function<R, Object> key, Function<R, String> text) {
        this.bridge = bridge;
        this.worker = worker;
        this.key = key;
        this.text = text;
    }

    /** What the filter lets through, in order. FX thread only. */
    public ObservableList<R> visible() {
        return visible;
    }

    /** Told on the FX thread before and after each swap. */
    void onPublish(Runnable before, Runnable after) {
        beforePublish = before;
        afterPublish = after;
    }

    /** How many rows there are without the filter, also those that are on their way. */
    public int total() {
        synchronized (lock) {
            return total;
        }
    }

    /** True if rows were left out because {@link #LIMIT} was reached. */
    public boolean full() {
        synchronized (lock) {
            return full;
        }
    }

    Object keyOf(R row) {
        return key.apply(row);
    }

    /** Replaces all rows. Costs nothing here: they are looked at in the background. */
    public void setAll(Collection<? extends R> all) {
        List<R> came = List.copyOf(all);
        synchronized (lock) {
            changes.clear();
            changes.add(new Change<>(true, came));
            total = Math.min(came.size(), LIMIT);
        }
        request(false);
    }

    /** Adds rows, or replaces those with the same key where they are. */
    public void merge(Collection<? extends R> changed) {
        List<R> came = List.copyOf(changed);
        synchronized (lock) {
            changes.add(new Change<>(false, came));
            total = Math.max(total, Math.min(came.size(), LIMIT));
        }
        request(false);
    }

    /** Shows only what matches, see {@link RowFilter}. */
    public void filter(String typed) {
        synchronized (lock) {
            filter = RowFilter.parse(typed);
        }
        request(true);
    }

    /**
     * @param by null for the order in which rows came
     */
    public void sort(@Nullable Comparator<? super R> by) {
        synchronized (lock) {
            order = by;
        }
        request(true);
    }

    /** Takes in what came; true if rows were left out. */
    private boolean take(List<Change<R>> came, boolean before) {
        boolean left = before;
        for (Change<R> change : came) {
            Map<Object, Entry<R>> old = change.whole() ? new HashMap<>(rows) : rows;
            if (change.whole()) {
                rows.clear();
                left = false;
            }
            for (R row : change.rows()) {
                left |= !hold(row, old);
            }
        }
        return left;
    }

    /** A row that did not change keeps its text. */
    private boolean hold(R row, Map<Object, Entry<R>> old) {
        Object id = key.apply(row);
        if (rows.size() >= LIMIT && !rows.containsKey(id)) {
            return false;
        }
        Entry<R> before = old.get(id);
        rows.put(
                id,
                before != null && before.row().equals(row)
                        ? before
                        : new Entry<>(row, text.apply(row).toLowerCase(Locale.ROOT)));
        return true;
    }

    /**
     * @param newView the filter or the order changed: what is being worked out is of no use any
     *     more
     */
    private void request(boolean newView) {
        synchronized (lock) {
            version++;
            if (newView) {
                view++;
            }
            if (working) {
                return;
            }
            working = true;
        }
        worker.execute(this::work);
    }

    private void work() {
        while (true) {
            List<Change<R>> came;
            RowFilter by;
            Comparator<? super R> in;
            boolean left;
            long workedOn;
            long seen;
            synchronized (lock) {
                came = List.copyOf(changes);
                changes.clear();
                by = filter;
                in = order;
                left = full;
                workedOn = version;
                seen = view;
            }
            left = take(came, left);
            List<R> result = select(new ArrayList<>(rows.values()), by, in, seen);
            synchronized (lock) {
                full = left;
                if (changes.isEmpty()) {
                    total = rows.size();
                }
                if (result != null) {
                    finished = result;
                    bridge.mark(publish);
                }
                if (workedOn == version) {
                    working = false;
                    return;
                }
            }
        }
    }

    /** Null if the filter or the order changed meanwhile. */
    private @Nullable List<R> select(
            List<Entry<R>> all, RowFilter by, @Nullable Comparator<? super R> in, long seen) {
        List<R> chosen = new ArrayList<>(by.acceptsAll() ? all.size() : 64);
        for (int i = 0; i < all.size(); i++) {
            if (i % CHECK_EVERY == 0 && seen != view) {
                return null;
            }
            Entry<R> entry = all.get(i);
            if (by.accepts(entry.text())) {
                chosen.add(entry.row());
            }
        }
        if (in != null) {
            chosen.sort(in);
        }
        return chosen;
    }

    private void publish() {
        List<R> result = finished;
        if (result != null) {
            finished = null;
            beforePublish.run();
            visible.swap(result);
            afterPublish.run();
        }
    }
}
