package io.aibotiyi.workstation.table;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the record at the top of a table where it is while records above it come and go. A table
 * that stands at its beginning stays there, so that what is new is seen. FX thread only.
 */
final class ScrollAnchor<R> {

    private final TableView<R> table;
    private final Function<R, Object> key;
    private @Nullable Object top;
    private double hidden;

    ScrollAnchor(TableView<R> table, Function<R, Object> key) {
        this.table = table;
        this.key = key;
    }

    /** Remembers the record at the top, before the rows change. */
    void take() {
        top = null;
        VirtualFlow<?> flow = flow();
        IndexedCell<?> first = flow == null ? null : flow.getFirstVisibleCell();
        if (first == null || first.getIndex() < 0 || first.getIndex() >= table.getItems().size()) {
            return;
        }
        hidden = -first.getLayoutY();
        if (first.getIndex() > 0 || hidden > 0) {
            top = key.apply(table.getItems().get(first.getIndex()));
        }
    }

    /** To the first row, if it is not there already. */
    void toTop() {
        VirtualFlow<?> flow = flow();
        IndexedCell<?> first = flow == null ? null : flow.getFirstVisibleCell();
        if (first != null && (first.getIndex() > 0 || first.getLayoutY() < 0)) {
            table.scrollTo(0);
        }
    }

    /** Brings that record back to the top, if it is still there. */
    void restore() {
        Object wanted = top;
        VirtualFlow<?> flow = flow();
        if (wanted == null || flow == null) {
            return;
        }
        List<R> rows = table.getItems();
        for (int i = 0; i < rows.size(); i++) {
            if (wanted.equals(key.apply(rows.get(i)))) {
                flow.scrollToTop(i);
                flow.scrollPixels(hidden);
                return;
            }
        }
    }

    /** Null before the table was first laid out. */
    private @Nullable VirtualFlow<?> flow() {
        return (VirtualFlow<?>) table.lookup(".virtual-flow");
    }
}
