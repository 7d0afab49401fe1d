package io.aibotiyi.workstation.table;

import java.util.List;
import javafx.collections.ObservableListBase;

/** A list that is only ever replaced whole: one change event, however many rows. */
final class VisibleRows<R> extends ObservableListBase<R> {

    private List<R> rows = List.of();

    @Override
    public R get(int index) {
        return rows.get(index);
    }

    @Override
    public int size() {
        return rows.size();
    }

    /**
     * @param next not changed afterwards
     */
    void swap(List<R> next) {
        beginChange();
        List<R> before = rows;
        rows = next;
        nextReplace(0, next.size(), before);
        endChange();
    }
}
